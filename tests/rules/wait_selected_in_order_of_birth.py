"""The wait calls that select a group look at children in order of birth (kernel/exit.c)."""
import os

pids = []
for n in range(4):
    pid = os.fork()
    if pid == 0:
        os._exit(n)
    pids.append(pid)
for pid in pids:
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
print(pids.index(os.waitpid(0, 0)[0]), pids.index(os.waitpid(-os.getpgrp(), 0)[0]))
print(pids.index(os.waitpid(pids[3], 0)[0]), pids.index(os.waitpid(-1, 0)[0]))
