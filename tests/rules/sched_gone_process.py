"""A process that has been waited for is ESRCH."""
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


pid = os.fork()
if pid == 0:
    os._exit(0)
os.waitpid(pid, 0)
for call in (os.sched_getscheduler, os.sched_getparam, os.sched_rr_get_interval, os.sched_getaffinity):
    tell(call, pid)
tell(os.sched_setscheduler, pid, os.SCHED_OTHER, os.sched_param(0))
tell(os.sched_setparam, pid, os.sched_param(0))
tell(os.sched_setaffinity, pid, [0])
tell(os.getpriority, os.PRIO_PROCESS, pid)
tell(os.setpriority, os.PRIO_PROCESS, pid, 5)
