"""Other ends: an assertion, an error in eval'd text."""
import os
import sys

sys.stdout.flush()
if os.fork() == 0:
    sys.stderr = None
    assert False, "no"
print(os.wait()[1] >> 8, flush=True)
if os.fork() == 0:
    sys.stderr = None
    eval("1 +")
print(os.wait()[1] >> 8)
