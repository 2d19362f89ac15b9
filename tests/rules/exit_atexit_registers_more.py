"""A function that is registered while atexit functions run is not called any more."""
import atexit
import os


def first():
    os.write(1, b"first\n")
    atexit.register(os.write, 1, b"second\n")


atexit.register(os.write, 1, b"zero\n")
atexit.register(first)
