"""A function may register another while atexit functions run (3.x runs it as well)."""
import atexit
import os


def first():
    os.write(1, b"first\n")
    atexit.register(os.write, 1, b"second\n")


atexit.register(os.write, 1, b"zero\n")
atexit.register(first)
