"""Objects of functions that an exception has left go at once after SystemExit, but at the very
end after other exceptions, as sys.last_traceback holds them until then."""
import atexit
import os
import sys


class Noisy:
    def __init__(self, text):
        self.text = text

    def __del__(self):
        os.write(1, b"del %s\n" % self.text)


def work(how):
    noisy = Noisy(how)
    if how == b"exit":
        sys.exit(3)
    if how == b"error":
        raise ValueError(how)


atexit.register(os.write, 1, b"atexit\n")
for how in (b"exit", b"error", b"return"):
    if os.fork() == 0:
        sys.stderr = None
        work(how)
        sys.exit(4)
    print(os.wait()[1] >> 8, flush=True)
