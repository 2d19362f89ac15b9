"""A zombie still has a policy and CPUs, and they can be changed."""
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


pid = os.fork()
if pid == 0:
    os._exit(3)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)

print(os.sched_getscheduler(pid), os.sched_getparam(pid), os.sched_getaffinity(pid) == os.sched_getaffinity(0))
cpu = min(os.sched_getaffinity(0))
tell(os.sched_setscheduler, pid, os.SCHED_BATCH, os.sched_param(0))
tell(os.sched_setparam, pid, os.sched_param(1))
tell(os.sched_setaffinity, pid, [cpu])
tell(os.sched_setaffinity, pid, [])
tell(os.setpriority, os.PRIO_PROCESS, pid, 5)
tell(os.sched_getscheduler, pid)
print(os.sched_getaffinity(pid) == {cpu}, os.getpriority(os.PRIO_PROCESS, pid), os.waitpid(pid, 0)[1])
