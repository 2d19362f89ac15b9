"""Where there are no priorities sched_setparam takes 0 only."""
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


for policy in (os.SCHED_OTHER, os.SCHED_BATCH, os.SCHED_IDLE):
    os.sched_setscheduler(0, policy, os.sched_param(0))
    for priority in (0, 1, -1):
        tell(os.sched_setparam, 0, os.sched_param(priority))
