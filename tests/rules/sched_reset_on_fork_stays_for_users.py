"""Only root may take the flag away again (sched(7))."""
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


if os.getuid() == 0:
    os.setresuid(4711, 4711, 4711)
flag = os.SCHED_RESET_ON_FORK
tell(os.sched_setscheduler, 0, os.SCHED_OTHER | flag, os.sched_param(0))
tell(os.sched_setscheduler, 0, os.SCHED_OTHER, os.sched_param(0))
tell(os.sched_setscheduler, 0, os.SCHED_BATCH, os.sched_param(0))
tell(os.sched_setparam, 0, os.sched_param(0))
tell(os.sched_setscheduler, 0, os.SCHED_BATCH | flag, os.sched_param(0))
print(os.sched_getscheduler(0) == os.SCHED_BATCH | flag)
