"""Who waits for a stop only does not see a zombie at all: ECHILD (wait_consider_task)."""
import os

pid = os.fork()
if pid == 0:
    os._exit(5)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
for options in (os.WSTOPPED, os.WCONTINUED, os.WSTOPPED | os.WNOHANG, os.WCONTINUED | os.WNOHANG):
    for kind, number in ((os.P_PID, pid), (os.P_ALL, 0)):
        try:
            print(os.waitid(kind, number, options))
        except ChildProcessError as error:
            print(error)
print(os.wait()[1] >> 8)
