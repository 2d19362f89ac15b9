"""Under SCHED_RESET_ON_FORK the child of a real-time process is SCHED_OTHER with nice value 0."""
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
for policy, nice in ((os.SCHED_FIFO, -5), (os.SCHED_RR, 0), (os.SCHED_RR, 7)):
    os.sched_setscheduler(0, policy | os.SCHED_RESET_ON_FORK, os.sched_param(10))
    os.setpriority(os.PRIO_PROCESS, 0, nice)
    child()
    print(os.sched_getscheduler(0) == policy | os.SCHED_RESET_ON_FORK, os.getpriority(os.PRIO_PROCESS, 0))
