"""Of several zombies wait() reports the oldest child, not who ended first (kernel/exit.c)."""
import os

pids = []
for n in range(4):
    pid = os.fork()
    if pid == 0:
        os._exit(n)
    pids.append(pid)
for pid in reversed(pids):
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
print([pids.index(os.wait()[0]) for _ in pids])
