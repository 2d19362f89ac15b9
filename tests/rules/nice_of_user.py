"""PRIO_USER is about the processes with a real uid; the lowest value is told (getpriority(2))."""
# as: root
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


def start(uid, nice, group=None):
    ready, done = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(w)
        if group is not None:
            os.setpgid(0, group)
        os.nice(nice)
        os.setresuid(uid, uid, uid)
        os.close(done)
        os.read(r, 1)
        os._exit(os.nice(0))
    os.close(done)
    os.read(ready, 1)
    os.close(ready)
    return pid


r, w = os.pipe()
base = 1 << 24 | os.getpid() << 2

pids = [start(base + user, nice) for user, nice in ((0, 3), (0, 8), (1, 1))]
tell(os.getpriority, os.PRIO_USER, base)
tell(os.setpriority, os.PRIO_USER, base, 6)
print([os.getpriority(os.PRIO_PROCESS, pid) for pid in pids])
tell(os.setpriority, os.PRIO_USER, base, -3)
os.setresuid(base, base + 1, 0)
tell(os.getpriority, os.PRIO_USER, 0)
tell(os.setpriority, os.PRIO_USER, 0, 10)
tell(os.setpriority, os.PRIO_USER, base + 1, 12)
print([os.getpriority(os.PRIO_PROCESS, pid) for pid in (*pids, 0)])
os.close(w)
print([os.waitpid(pid, 0)[1] >> 8 for pid in pids])
