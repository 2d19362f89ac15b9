"""Of several errors in a group the last one is told: that of the member that joined first."""
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

for members in (((1, 0), (0, 9)), ((0, 9), (1, 0)), ((0, 9), (0, 2)), ((0, 2), (0, 9)), ((1, 0), (0, 2)), ((0, 2), (1, 0))):
    pids = []
    for user, nice in members:
        pids.append(start(base + user, nice, pids[0] if pids else 0))
    os.seteuid(base)
    tell(os.setpriority, os.PRIO_PGRP, pids[0], 5)
    os.seteuid(0)
    print([os.getpriority(os.PRIO_PROCESS, pid) for pid in pids], os.getpriority(os.PRIO_PGRP, pids[0]))
