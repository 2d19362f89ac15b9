"""Root may take SCHED_RESET_ON_FORK away; sched_setparam keeps it."""
# as: root
import os

flag = os.SCHED_RESET_ON_FORK
os.sched_setscheduler(0, os.SCHED_RR | flag, os.sched_param(3))
os.sched_setparam(0, os.sched_param(4))
print(os.sched_getscheduler(0) == os.SCHED_RR | flag, os.sched_getparam(0))
os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(4))
print(os.sched_getscheduler(0) == os.SCHED_RR)
