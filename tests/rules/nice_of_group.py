"""PRIO_PGRP reads the lowest and sets all of a process group (getpriority(2))."""
import os

r, w = os.pipe()
pids = []
for n in (3, 6):
    pid = os.fork()
    if pid == 0:
        os.close(w)
        os.nice(n)
        os.read(r, 1)
        os._exit(os.nice(0))
    os.setpgid(pid, pids[0] if pids else pid)
    pids.append(pid)
while [os.getpriority(os.PRIO_PROCESS, pid) for pid in pids] != [3, 6]:
    os.sched_yield()
print(os.getpriority(os.PRIO_PGRP, pids[0]), os.getpriority(os.PRIO_PGRP, 0))
os.setpriority(os.PRIO_PGRP, pids[0], 9)
os.close(w)
print([os.waitpid(pid, 0)[1] >> 8 for pid in pids])
