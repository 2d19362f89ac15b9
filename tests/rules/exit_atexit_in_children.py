"""A child inherits the atexit functions, and runs them if it ends normally."""
import atexit
import os

atexit.register(lambda: os.write(1, b"bye from %s\n" % who))
who = b"child"
pid = os.fork()
if pid:
    os.wait()
    who = b"parent"
