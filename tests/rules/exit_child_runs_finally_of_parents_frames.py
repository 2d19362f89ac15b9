"""An exception in a child unwinds the frames that it has from its parent, with their finally."""
import os
import sys


def outer():
    try:
        inner()
    finally:
        os.write(1, b"finally in %s\n" % (b"child" if child else b"parent"))


def inner():
    global child
    child = os.fork() == 0
    if child:
        sys.exit(3)
    os.wait()


child = False
outer()
