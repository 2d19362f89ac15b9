"""A zombie is still in its group and session, and can be moved to another group."""
import os

pid = os.fork()
if pid == 0:
    os._exit(0)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
print(os.getpgid(pid) == os.getpgrp(), os.getsid(pid) == os.getsid(0))
os.setpgid(pid, 0)
print(os.getpgid(pid) == pid, os.waitpid(-pid, 0)[0] == pid)
try:
    os.getpgid(pid)
except ProcessLookupError as error:
    print(error)
