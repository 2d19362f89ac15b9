"""Root may choose every policy with its priorities (sched(7))."""
# as: root
import os

for policy, priority in ((os.SCHED_FIFO, 1), (os.SCHED_RR, 50), (os.SCHED_FIFO, 99), (os.SCHED_BATCH, 0),
                         (os.SCHED_IDLE, 0), (os.SCHED_OTHER, 0)):
    print(os.sched_setscheduler(0, policy, os.sched_param(priority)))
    print(os.sched_getscheduler(0) == policy, os.sched_getparam(os.getpid()))
