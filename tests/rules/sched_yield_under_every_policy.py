"""sched_yield returns None whoever calls it (sched_yield(2))."""
# as: root
import os

for policy, priority in ((0, 0), (os.SCHED_BATCH, 0), (os.SCHED_IDLE, 0), (os.SCHED_FIFO, 1), (os.SCHED_RR, 99)):
    os.sched_setscheduler(0, policy, os.sched_param(priority))
    print(os.sched_yield(), os.sched_getscheduler(0) == policy)
