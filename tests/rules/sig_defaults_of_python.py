"""What CPython sets up at its start: SIGINT has Python's handler, SIGPIPE and SIGXFSZ are ignored
(Doc/library/signal.rst, "General rules"; pylifecycle.c), everything else is as inherited."""
import signal

for number in range(1, 65):
    if number in (32, 33):
        continue
    action = signal.getsignal(number)
    if action is not signal.SIG_DFL:
        print(number, getattr(action, "__name__", action), type(action).__name__, flush=True)
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, flush=True)
print(repr(signal.getsignal(15)), repr(signal.getsignal(9)), repr(signal.getsignal(19)), flush=True)
