"""Leaving SCHED_IDLE is like lowering a nice value: not for ordinary users (sched(7))."""
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


if os.getuid() == 0:
    os.setresuid(4711, 4711, 4711)
tell(os.sched_setscheduler, 0, os.SCHED_IDLE, os.sched_param(0))
for policy in (os.SCHED_OTHER, os.SCHED_BATCH, os.SCHED_FIFO, os.SCHED_IDLE):
    tell(os.sched_setscheduler, 0, policy, os.sched_param(0 if policy != os.SCHED_FIFO else 1))
tell(os.sched_setparam, 0, os.sched_param(0))
print(os.sched_getscheduler(0) == os.SCHED_IDLE)
