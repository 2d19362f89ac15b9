"""waitid() reports the kinds it is asked for, and must be asked for one; waitpid() knows neither
WEXITED nor WNOWAIT (wait(2)): EINVAL."""
import os
import signal

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.read(r, 1)
os.kill(pid, signal.SIGSTOP)
os.waitid(os.P_PID, pid, os.WSTOPPED | os.WNOWAIT)
for options in (os.WEXITED, os.WCONTINUED, os.WEXITED | os.WCONTINUED, os.WSTOPPED):
    found = os.waitid(os.P_PID, pid, options | os.WNOHANG | os.WNOWAIT)
    print(found and (found.si_code == os.CLD_STOPPED, found.si_status))
for options in (0, os.WNOHANG, os.WNOWAIT | os.WNOHANG):
    try:
        print(os.waitid(os.P_PID, pid, options))
    except OSError as error:
        print(error)
try:
    print(os.waitpid(pid, os.WEXITED | os.WNOHANG))
except OSError as error:
    print(error)
try:
    print(os.waitpid(pid, os.WNOWAIT | os.WNOHANG))
except OSError as error:
    print(error)
os.kill(pid, 9)
print(os.wait()[1])
