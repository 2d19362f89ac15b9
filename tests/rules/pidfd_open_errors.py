"""pidfd_open: EINVAL for a bad pid or flag, ESRCH for nobody (pidfd_open(2))."""
import os

pid = os.fork()
if pid == 0:
    os._exit(0)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
os.close(os.pidfd_open(pid))
print("of a zombie")
os.wait()
for args in ((pid,), (0,), (-1,), (os.getpid(), 1), (os.getpid(), os.O_CLOEXEC)):
    try:
        os.close(os.pidfd_open(*args))
        print("ok")
    except OSError as error:
        print(error)
