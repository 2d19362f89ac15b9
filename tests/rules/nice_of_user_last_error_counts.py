"""Of several errors among a user's processes that of the youngest is told."""
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
        os.setresuid(base, uid, uid)
        os.close(done)
        os.read(r, 1)
        os._exit(os.nice(0))
    os.close(done)
    os.read(ready, 1)
    os.close(ready)
    return pid


r, w = os.pipe()
base = 1 << 24 | os.getpid() << 2

for members in (((2, 0), (1, 9)), ((1, 9), (2, 0)), ((1, 9), (1, 2)), ((1, 2), (1, 9))):
    pids = [start(base + user, nice) for user, nice in members]
    os.seteuid(base + 1)
    tell(os.setpriority, os.PRIO_USER, base, 5)
    os.seteuid(0)
    print([os.getpriority(os.PRIO_PROCESS, pid) for pid in pids])
    for pid in pids:
        os.kill(pid, 9)
        os.waitpid(pid, 0)
