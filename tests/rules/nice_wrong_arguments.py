"""Numbers that are too big, and what is no number."""
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


for value in (2**31, -2**31 - 1, 2**70, 1.5, "1", None, [], False):
    tell(os.nice, value)
    tell(os.getpriority, value, 0)
    tell(os.getpriority, os.PRIO_PROCESS, value)
    tell(os.setpriority, os.PRIO_PROCESS, 0, value)
    tell(os.setpriority, value, 0, 0)
