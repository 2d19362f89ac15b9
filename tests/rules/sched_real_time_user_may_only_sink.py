"""Without RLIMIT_RTPRIO a real-time process may lower its priority, not raise it (sched(7))."""
# as: root
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10))
os.setresuid(4711, 4711, 4711)
for priority in (10, 11, 5, 6, 5):
    tell(os.sched_setparam, 0, os.sched_param(priority))
    print(os.sched_getparam(0))
for policy, priority in ((os.SCHED_RR, 5), (os.SCHED_RR, 1), (os.SCHED_FIFO, 5), (os.SCHED_FIFO, 6), (os.SCHED_FIFO, 2)):
    tell(os.sched_setscheduler, 0, policy, os.sched_param(priority))
print(os.sched_getscheduler(0), os.sched_getparam(0))
