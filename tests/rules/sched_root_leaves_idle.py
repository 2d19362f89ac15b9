"""Root may leave SCHED_IDLE."""
# as: root
import os

os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
for policy in (os.SCHED_BATCH, os.SCHED_IDLE, os.SCHED_OTHER):
    os.sched_setscheduler(0, policy, os.sched_param(0))
    print(os.sched_getscheduler(0) == policy)
