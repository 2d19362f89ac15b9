"""kill(pid, 0) only asks whether the process is there; a zombie is (kill(2))."""
import os

pid = os.fork()
if pid == 0:
    os._exit(1)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
print(os.kill(pid, 0), os.kill(pid, 9), os.kill(pid, 19), os.kill(os.getpid(), 0))
print(os.wait()[1] >> 8)
for target in (pid, -pid):
    try:
        os.kill(target, 0)
    except ProcessLookupError as error:
        print(error)
