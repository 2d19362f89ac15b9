"""The nice value is kept, and may be changed, under real-time policies."""
# as: root
import os

os.nice(3)
os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10))
print(os.nice(0), os.nice(4), os.sched_getparam(0))
os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
print(os.nice(0))
os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
print(os.nice(-9), os.sched_getscheduler(0) == os.SCHED_IDLE)
