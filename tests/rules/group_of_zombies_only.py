"""A group of zombies is still there: kill(2) finds it, until the last one is reaped."""
import os
import signal

leader = 0
for _ in range(2):
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, leader)
        os._exit(0)
    leader = leader or pid
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
for _ in range(2):
    print(os.killpg(leader, signal.SIGKILL), os.getpgid(pid) == leader)
    os.wait()
try:
    os.killpg(leader, 0)
except ProcessLookupError as error:
    print(error)
