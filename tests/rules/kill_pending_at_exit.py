"""SIGKILL that arrives at an ending process changes nothing once it is a zombie."""
import os

pid = os.fork()
if pid == 0:
    os._exit(3)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
os.kill(pid, 9)
os.kill(pid, 15)
print(os.wait()[1] >> 8)
