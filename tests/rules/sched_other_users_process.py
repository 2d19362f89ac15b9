"""Whose process it is not may look at it, and change nothing."""
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


if os.getuid() == 0:
    os.setresuid(4711, 4711, 4711)
for call in (os.sched_getscheduler, os.sched_getparam):
    tell(call, 1)
print(os.sched_rr_get_interval(1) < 0.01, len(os.sched_getaffinity(1)) >= 1)
for policy, priority in ((os.SCHED_OTHER, 0), (os.SCHED_IDLE, 0), (os.SCHED_FIFO, 1), (os.SCHED_OTHER, 1), (99, 0)):
    tell(os.sched_setscheduler, 1, policy, os.sched_param(priority))
for priority in (0, 1):
    tell(os.sched_setparam, 1, os.sched_param(priority))
for cpus in ([0], [], [2**30]):
    tell(os.sched_setaffinity, 1, cpus)
