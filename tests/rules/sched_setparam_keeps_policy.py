"""sched_setparam changes the priority alone (sched_setparam(2))."""
# as: root
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


for policy in (os.SCHED_FIFO, os.SCHED_RR):
    os.sched_setscheduler(0, policy, os.sched_param(7))
    for priority in (8, 1, 99, 0, 100, -1):
        tell(os.sched_setparam, 0, os.sched_param(priority))
        print(os.sched_getscheduler(0) == policy, os.sched_getparam(0))
