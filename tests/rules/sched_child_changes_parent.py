"""A child may change the policy of a parent of the same user."""
import os

if os.getuid() == 0:
    os.setresuid(4711, 4711, 4711)
pid = os.fork()
if pid == 0:
    os.sched_setscheduler(os.getppid(), os.SCHED_IDLE, os.sched_param(0))
    os._exit(os.sched_getscheduler(0))
print(os.wait()[1] >> 8, os.sched_getscheduler(0) == os.SCHED_IDLE)
