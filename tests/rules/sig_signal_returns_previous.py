"""signal() returns what getsignal() told before: the very objects (Doc/library/signal.rst)."""
import signal


def handler(number, frame):
    pass


def other(number, frame):
    pass


print(signal.signal(10, handler), flush=True)
print(signal.signal(10, other) is handler, signal.getsignal(10) is other, flush=True)
print(signal.signal(10, signal.SIG_IGN) is other, repr(signal.getsignal(10)), flush=True)
print(repr(signal.signal(10, signal.SIG_DFL)), repr(signal.signal(10, 1)), flush=True)
print(repr(signal.signal(10, 0)), repr(signal.getsignal(10)), flush=True)
print(signal.signal(2, handler) is signal.default_int_handler, flush=True)
print(repr(signal.signal(13, handler)), signal.signal(13, signal.default_int_handler) is handler,
      flush=True)
print(repr(signal.getsignal(34)), repr(signal.signal(64, handler)), flush=True)
