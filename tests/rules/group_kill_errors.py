"""Errors of killpg: EINVAL for a bad signal, ESRCH for no such group; a negative group is EINVAL
too (killpg(3))."""
import os

for args in ((2**31 - 1, 0), (2**31 - 1, 65), (0, 65), (0, -1), (-1, 0), (-5, 0)):
    try:
        print(args, os.killpg(*args))
    except OSError as error:
        print(args, type(error).__name__, error)
print(os.killpg(0, 0), os.killpg(os.getpgrp(), 0), os.kill(0, 0), os.kill(-os.getpgrp(), 0))
