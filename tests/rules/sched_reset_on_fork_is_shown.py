"""sched_getscheduler tells the flag together with the policy (sched_getscheduler(2))."""
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


for policy in (os.SCHED_OTHER, os.SCHED_BATCH, os.SCHED_IDLE):
    tell(os.sched_setscheduler, 0, policy | os.SCHED_RESET_ON_FORK, os.sched_param(0))
    print(os.sched_getscheduler(0) ^ os.SCHED_RESET_ON_FORK, os.sched_getparam(0))
