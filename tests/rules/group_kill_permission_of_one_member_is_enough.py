"""kill of a group succeeds if the caller may signal one member, and signals only those; EPERM only if
it may signal none (kill(2))."""
# as: root
import os
import signal


def member(uid, leader):
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, leader)
        os.setuid(uid)
        os.write(w, b".")
        signal.pause()
    os.read(r, 1)
    return pid


for uids in ((71, 72), (72, 71), (71, 71), (72, 72)):
    first = member(uids[0], 0)
    second = member(uids[1], first)
    killer = os.fork()
    if killer == 0:
        os.setuid(71)
        try:
            print(uids, os.killpg(first, signal.SIGTERM), flush=True)
        except PermissionError as error:
            print(uids, error, flush=True)
        os._exit(0)
    os.waitpid(killer, 0)
    os.killpg(first, signal.SIGKILL)
    print([os.waitpid(pid, 0)[1] for pid in (first, second)], flush=True)
