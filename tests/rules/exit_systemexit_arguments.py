"""SystemExit with several arguments has the tuple of them as its code."""
import os
import sys

for arguments in ((), (3,), (1, 2), (None,), ("a", "b")):
    if os.fork() == 0:
        raise SystemExit(*arguments)
    print(arguments, os.wait()[1] >> 8, flush=True)
if os.fork() == 0:
    error = SystemExit(4)
    error.code = 9
    raise error
print(os.wait()[1] >> 8, flush=True)
if os.fork() == 0:
    class Mine(SystemExit):
        pass
    raise Mine(6)
print(os.wait()[1] >> 8)
