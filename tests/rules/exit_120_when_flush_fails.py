"""The last flush of standard output fails: status 120 and a message (pylifecycle.c)."""
import os
import sys

if os.fork() == 0:
    sys.stderr.close()
    r, w = os.pipe()
    os.close(r)
    os.dup2(w, 1)
    print("nobody reads this")
    sys.exit(5)
print(os.wait()[1] >> 8)
