"""A stop for a whole group: each member is reported on its own."""
import os

r, w = os.pipe()
pids = []
for _ in range(3):
    pid = os.fork()
    if pid == 0:
        os.read(r, 1)
    pids.append(pid)
    os.setpgid(pid, pids[0])
os.killpg(pids[0], 19)
print([os.WSTOPSIG(os.waitpid(-pids[0], os.WUNTRACED)[1]) for _ in pids])
os.killpg(pids[0], 18)
print([os.WIFCONTINUED(os.waitpid(pid, os.WCONTINUED)[1]) for pid in pids])
os.killpg(pids[0], 9)
print([os.waitpid(-pids[0], 0)[1] for _ in pids])
