"""An uncaught exception means status 1, and what was printed before is not lost."""
import os
import sys

print("before")
sys.stdout.flush()
if os.fork() == 0:
    sys.stderr = None
    raise KeyError("x")
print(os.wait()[1] >> 8)
