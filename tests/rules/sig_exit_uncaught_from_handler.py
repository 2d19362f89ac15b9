"""The traceback of an exception from a handler shows where the signal was handled, then the handler."""
import os
import signal


def handler(number, frame):
    deeper(number)


def deeper(number):
    raise LookupError(f"signal {number}")


def work():
    os.kill(os.getpid(), signal.SIGUSR1)


signal.signal(signal.SIGUSR1, handler)
work()
