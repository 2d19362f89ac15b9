"""Under SCHED_RESET_ON_FORK a child does not have a nice value below 0 (sched(7))."""
# as: root
import os
import sys


def child():
    if os.fork() == 0:
        print(os.sched_getscheduler(0), os.sched_getparam(0), os.getpriority(os.PRIO_PROCESS, 0))
        if os.fork() == 0:
            print("its child", os.sched_getscheduler(0), os.getpriority(os.PRIO_PROCESS, 0))
            os._exit(0)
        os.wait()
        os._exit(0)
    os.wait()


sys.stdout.reconfigure(line_buffering=True)
os.sched_setscheduler(0, os.SCHED_OTHER | os.SCHED_RESET_ON_FORK, os.sched_param(0))
for nice in (-20, -1, 0, 1, 19):
    os.setpriority(os.PRIO_PROCESS, 0, nice)
    child()
