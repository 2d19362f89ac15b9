"""Anybody may leave a real-time policy, but not come back."""
# as: root
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(10))
os.setresuid(4711, 4711, 4711)
for policy, priority in ((os.SCHED_BATCH, 0), (os.SCHED_RR, 1), (os.SCHED_OTHER, 0), (os.SCHED_FIFO, 1)):
    tell(os.sched_setscheduler, 0, policy, os.sched_param(priority))
    print(os.sched_getscheduler(0), os.sched_getparam(0))
