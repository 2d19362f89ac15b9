"""Anybody may go from SCHED_OTHER to SCHED_BATCH and back (sched(7))."""
import os

if os.getuid() == 0:
    os.setresuid(4711, 4711, 4711)
for policy in (os.SCHED_OTHER, os.SCHED_BATCH, os.SCHED_BATCH, os.SCHED_OTHER):
    print(os.sched_setscheduler(0, policy, os.sched_param(0)), os.sched_getscheduler(0) == policy)
