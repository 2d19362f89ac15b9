"""A real-time policy needs privilege; what is wrong in itself is EINVAL first (sched(7))."""
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


if os.getuid() == 0:
    os.setresuid(4711, 4711, 4711)
for policy in (os.SCHED_FIFO, os.SCHED_RR):
    for priority in (0, 1, 99, 100):
        tell(os.sched_setscheduler, 0, policy, os.sched_param(priority))
print(os.sched_getscheduler(0), os.sched_getparam(0))
