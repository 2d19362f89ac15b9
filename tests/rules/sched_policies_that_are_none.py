"""Numbers that are no policy, or one with further parameters, are EINVAL."""
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


for policy in (-2**31, -2, -1, 4, 6, 7, 8, 77, 1 << 29, os.SCHED_RESET_ON_FORK | 4, 2**31 - 1):
    tell(os.sched_setscheduler, 0, policy, os.sched_param(0))
print(os.sched_getscheduler(0))
