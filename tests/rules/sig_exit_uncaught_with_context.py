"""The same while an exception is being handled: both tracebacks are shown (PEP 3134)."""
import os
import signal


def handler(number, frame):
    raise LookupError("from the handler")


signal.signal(10, handler)
try:
    {}["key"]
except KeyError:
    os.kill(os.getpid(), 10)
