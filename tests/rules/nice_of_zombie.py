"""A zombie has a nice value, which can be changed."""
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


pid = os.fork()
if pid == 0:
    os._exit(3)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)

tell(os.getpriority, os.PRIO_PROCESS, pid)
tell(os.setpriority, os.PRIO_PROCESS, pid, 7)
tell(os.getpriority, os.PRIO_PROCESS, pid)
print(os.waitpid(pid, 0)[1] >> 8)
