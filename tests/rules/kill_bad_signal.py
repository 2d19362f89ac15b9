"""Signal numbers beyond 64 or below 0: EINVAL, but ESRCH comes first (kill(2))."""
import os

for pid, signal in ((os.getpid(), 65), (os.getpid(), -1), (os.getpid(), 1000), (2**31 - 1, 65),
                    (2**31 - 1, 0), (2**31 - 1, 9), (-(2**31), 0), (-(2**31) + 1, 9)):
    try:
        print(os.kill(pid, signal))
    except OSError as error:
        print(type(error).__name__, error)
