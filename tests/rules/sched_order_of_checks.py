"""A negative policy or pid is told first, then a missing process, then the rest, then EPERM."""
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


if os.getuid() == 0:
    os.setresuid(4711, 4711, 4711)
gone = 2**31 - 1
for pid, policy, priority in ((gone, -1, 0), (-1, 77, 0), (gone, 77, 0), (gone, os.SCHED_FIFO, 0), (1, 77, 0),
                              (1, os.SCHED_FIFO, 100), (1, os.SCHED_FIFO, 1), (0, os.SCHED_FIFO, 1)):
    tell(os.sched_setscheduler, pid, policy, os.sched_param(priority))
for pid in (-1, gone, 1):
    tell(os.sched_setparam, pid, os.sched_param(100))
    tell(os.sched_setaffinity, pid, [])
