"""A handler that cannot take two arguments raises TypeError where the signal is handled."""
import os
import signal


def none():
    print("not reached", flush=True)


def one(number):
    print("not reached", flush=True)


for handler in (none, one, lambda a, b, c: 0, len):
    signal.signal(10, handler)
    try:
        os.kill(os.getpid(), 10)
        print("not reached", flush=True)
    except TypeError as error:
        print(error, flush=True)
