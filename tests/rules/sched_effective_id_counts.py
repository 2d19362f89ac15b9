"""The caller's effective id must be the target's real or effective one (sched_setscheduler(2))."""
# as: root
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


r, w = os.pipe()
pids = []
for ids in ((4711, 4711, 4711), (4712, 4711, 4712), (4711, 4712, 4712), (4712, 4712, 4711), (0, 0, 4711)):
    ready, done = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(w)
        os.setresuid(*ids)
        os.close(done)
        os.read(r, 1)
        os._exit(os.sched_getscheduler(0))
    os.close(done)
    os.read(ready, 1)
    pids.append(pid)
os.setresuid(4713, 4711, 0)
for pid in pids:
    tell(os.sched_setscheduler, pid, os.SCHED_BATCH, os.sched_param(0))
    tell(os.sched_setaffinity, pid, os.sched_getaffinity(0))
    tell(os.setpriority, os.PRIO_PROCESS, pid, 3)
os.close(w)
print([os.waitpid(pid, 0)[1] >> 8 for pid in pids])
