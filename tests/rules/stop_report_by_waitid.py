"""waitid tells of stops and continuations separately, and keeps them with WNOWAIT."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(w)
    os.read(r, 1)
    os._exit(4)
os.kill(pid, 19)
info = os.waitid(os.P_PID, pid, os.WSTOPPED | os.WNOWAIT)
print(info.si_status, info.si_code, info.si_signo, info.si_pid == pid)
print(os.waitid(os.P_PID, pid, os.WEXITED | os.WCONTINUED | os.WNOHANG))
info = os.waitid(os.P_ALL, 0, os.WSTOPPED)
print(info.si_status, info.si_code)
print(os.waitid(os.P_ALL, 0, os.WSTOPPED | os.WNOHANG))
os.kill(pid, 18)
info = os.waitid(os.P_ALL, 0, os.WCONTINUED | os.WNOWAIT)
print(info.si_status, info.si_code)
info = os.waitid(os.P_ALL, 0, os.WCONTINUED | os.WSTOPPED | os.WEXITED)
print(info.si_status, info.si_code)
os.close(w)
info = os.waitid(os.P_ALL, 0, os.WCONTINUED | os.WSTOPPED | os.WEXITED)
print(info.si_status, info.si_code)
