"""waitpid(-pgid) and P_PGID select the children of a process group; others do not count."""
import os

r, w = os.pipe()
pids = []
for n in range(3):
    pid = os.fork()
    if pid == 0:
        os.close(w)
        os.read(r, 1)
        os._exit(n)
    pids.append(pid)
os.setpgid(pids[0], pids[0])
os.setpgid(pids[2], pids[0])
os.close(w)
print(os.waitpid(-pids[0], 0)[0] in (pids[0], pids[2]), os.waitpid(-pids[0], 0)[0] in (pids[0], pids[2]))
for call in (lambda: os.waitpid(-pids[0], 0), lambda: os.waitid(os.P_PGID, pids[0], os.WEXITED)):
    try:
        print(call())
    except ChildProcessError as error:
        print(error)
print(os.waitpid(0, 0)[0] == pids[1])
