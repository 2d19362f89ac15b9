"""A parent changes its child's policy; the child sees it."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.read(r, 1)
    print(os.sched_getscheduler(0) == os.SCHED_BATCH, os.getpriority(os.PRIO_PROCESS, 0))
    raise SystemExit
os.sched_setscheduler(pid, os.SCHED_BATCH, os.sched_param(0))
os.setpriority(os.PRIO_PROCESS, pid, 6)
print(os.sched_getscheduler(pid) == os.SCHED_BATCH, os.sched_getscheduler(0), flush=True)
os.write(w, b"x")
os.wait()
