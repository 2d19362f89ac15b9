"""A with block that was entered before fork() is left by both processes."""
import contextlib
import os


@contextlib.contextmanager
def block():
    os.write(1, b"enter\n")
    try:
        yield
    finally:
        os.write(1, b"leave\n")


with block():
    pid = os.fork()
    if pid:
        os.wait()
