"""SCHED_BATCH, SCHED_IDLE and a nice value above 0 are no privilege: they stay, the flag goes."""
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
os.nice(4)
for policy in (os.SCHED_BATCH, os.SCHED_IDLE):
    os.sched_setscheduler(0, policy | os.SCHED_RESET_ON_FORK, os.sched_param(0))
    child()
