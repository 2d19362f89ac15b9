"""A handler gets a plain int and the frame that was interrupted (Doc/library/signal.rst)."""
import os
import signal


def handler(*args):
    number, frame = args
    print(len(args), number, type(number).__name__, type(frame).__name__, frame.f_code.co_name,
          type(frame.f_lineno).__name__, frame.f_locals.get("local"), flush=True)


def interrupted():
    local = "mine"
    os.kill(os.getpid(), signal.SIGUSR1)
    return local


signal.signal(signal.SIGUSR1, handler)
signal.signal(signal.SIGRTMIN + 2, handler)
interrupted()
(lambda local: signal.raise_signal(36))("lambda's")
os.kill(os.getpid(), 10)
print([os.kill(os.getpid(), 10) for local in "x"], flush=True)
