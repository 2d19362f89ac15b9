"""A child's traceback shows the frames that it has from its parent."""
import os


def work():
    raise RuntimeError("child failed")


def start():
    if os.fork() == 0:
        work()
    return os.wait()[1] >> 8


print(start())
