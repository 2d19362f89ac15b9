"""A zombie still counts for RLIMIT_NPROC, until it is reaped (getrlimit(2))."""
# as: root
import os
import resource

os.setresuid(4712, 4712, 4712)
resource.setrlimit(resource.RLIMIT_NPROC, (2, 2))
pid = os.fork()
if pid == 0:
    os._exit(0)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
try:
    os.fork()
except BlockingIOError:
    print("the zombie is in the way")
os.waitpid(pid, 0)
if os.fork() == 0:
    os._exit(0)
print("reaped:", os.wait()[1])
