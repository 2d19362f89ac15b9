"""sys.exit(): None is 0, an int its low byte, anything else is printed and means 1 (sys)."""
import os
import sys

for value in (None, 0, 1, 77, 256, 300, -1, True, False, 2**31, 2**32 + 5, -(2**31), 1.5,
              "text", "", (1, 2), [3], b"bytes", "two\nlines"):
    if os.fork() == 0:
        sys.exit(value)
    print(repr(value), hex(os.wait()[1] >> 8), flush=True)
