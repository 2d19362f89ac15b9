"""A handler that raises in a function of atexit: the traceback is shown, the other functions run,
and the status is 0 (atexitmodule.c)."""
import atexit
import os
import signal


class Second:
    def __repr__(self):
        return "the second"

    def __call__(self):
        os.kill(os.getpid(), 10)
        print("not reached", flush=True)


def handler(number, frame):
    raise LookupError("from the handler")


atexit.register(print, "first", flush=True)
atexit.register(Second())
signal.signal(10, handler)
