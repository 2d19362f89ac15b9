"""Errors of select(): EBADF, a negative timeout, numbers from 1,024 on (select(2))."""
import os
import select

r, w = os.pipe()
closed = os.dup(r)
os.close(closed)
for args in (([closed], [], []), ([r], [], [], -1), ([-1], [], []), ([2000], [], []), (["x"], [], []), ([r], [], [], "x")):
    try:
        print(select.select(*args))
    except (OSError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
