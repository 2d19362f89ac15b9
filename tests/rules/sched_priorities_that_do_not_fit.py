"""Real-time policies have priorities 1 to 99, the others 0 (sched_setscheduler(2))."""
# as: root
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


for policy in (os.SCHED_OTHER, os.SCHED_FIFO, os.SCHED_RR, os.SCHED_BATCH, os.SCHED_IDLE):
    for priority in (-2**31, -1, 0, 1, 100, 2**31 - 1):
        print(policy, end=" ")
        tell(os.sched_setscheduler, 0, policy, os.sched_param(priority))
    print(os.sched_getscheduler(0), os.sched_getparam(0))
