"""waitid(P_PIDFD) waits for the process that the descriptor stands for (pidfd_open(2))."""
import os

pid = os.fork()
if pid == 0:
    os._exit(6)
fd = os.pidfd_open(pid)
print(os.get_inheritable(fd))
info = os.waitid(os.P_PIDFD, fd, os.WEXITED | os.WNOWAIT)
print(info.si_pid == pid, info.si_status)
print(os.waitid(os.P_PIDFD, fd, os.WEXITED).si_status)
try:
    os.waitid(os.P_PIDFD, fd, os.WEXITED)
except ChildProcessError as error:
    print(error)
os.close(fd)
