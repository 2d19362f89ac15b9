"""A child has its parent's policy, priority and nice value (sched(7))."""
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
for policy, priority in ((os.SCHED_FIFO, 10), (os.SCHED_RR, 20), (os.SCHED_BATCH, 0), (os.SCHED_IDLE, 0)):
    os.sched_setscheduler(0, policy, os.sched_param(priority))
    os.setpriority(os.PRIO_PROCESS, 0, -priority)
    child()
