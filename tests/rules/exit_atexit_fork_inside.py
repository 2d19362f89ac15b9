"""fork() in an atexit function: the child goes on with the remaining functions."""
import atexit
import os


def forks():
    if os.fork():
        os.wait()
        os.write(1, b"parent\n")
    else:
        os.write(1, b"child\n")


atexit.register(os.write, 1, b"remaining\n")
atexit.register(forks)
