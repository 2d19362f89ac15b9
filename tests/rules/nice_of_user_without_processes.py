"""PRIO_USER of a user that runs nothing is ESRCH."""
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


base = 1 << 24 | os.getpid() << 2
for uid in (base + 3, -1, -5, 2**31 - 1):
    tell(os.getpriority, os.PRIO_USER, uid)
    tell(os.setpriority, os.PRIO_USER, uid, 5)
