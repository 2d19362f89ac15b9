"""getpgid and getsid of a process that is not there: ESRCH."""
import os

for call in (os.getpgid, os.getsid):
    for pid in (2**31 - 1, -1):
        try:
            print(call(pid))
        except OSError as error:
            print(type(error).__name__, error)
print(os.getpgid(0) == os.getpgid(os.getpid()) == os.getpgrp())
