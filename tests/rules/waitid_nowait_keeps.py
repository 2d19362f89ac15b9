"""WNOWAIT leaves the child as it is: it can be waited for again (waitid(2))."""
import os

pid = os.fork()
if pid == 0:
    os._exit(5)
for options in (os.WNOWAIT, os.WNOWAIT | os.WNOHANG, 0):
    info = os.waitid(os.P_PID, pid, os.WEXITED | options)
    print(info.si_status, info.si_pid == pid)
try:
    os.waitid(os.P_PID, pid, os.WEXITED)
except ChildProcessError as error:
    print(error)
