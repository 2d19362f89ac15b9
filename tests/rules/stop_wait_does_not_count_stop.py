"""waitpid without WUNTRACED goes on waiting while the child stops and continues."""
import os
import time

pid = os.fork()
if pid == 0:
    os.kill(os.getpid(), 19)
    os._exit(6)
if os.fork() == 0:
    while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "T":
        time.sleep(0.01)
    os.kill(pid, 18)
    os._exit(0)
print(os.waitpid(pid, 0)[1] >> 8, os.wait()[1])
