"""What the sched calls say to pids that are none, and to wrong types."""
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


for pid in (-1, -2**31, 2**31 - 1, 2**31, -2**31 - 1, 2**70, "0", None, 0.0):
    for call in (os.sched_getscheduler, os.sched_getparam, os.sched_rr_get_interval, os.sched_getaffinity):
        tell(call, pid)
    tell(os.sched_setscheduler, pid, os.SCHED_OTHER, os.sched_param(0))
    tell(os.sched_setparam, pid, os.sched_param(0))
    tell(os.sched_setaffinity, pid, [0])
