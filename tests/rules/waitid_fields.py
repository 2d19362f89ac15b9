"""What waitid tells of an exited and of a killed child (waitid(2), sigaction(2))."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os._exit(7)
info = os.waitid(os.P_PID, pid, os.WEXITED)
print(info.si_pid == pid, info.si_uid == os.getuid(), info.si_signo, info.si_status,
      info.si_code == os.CLD_EXITED)
pid = os.fork()
if pid == 0:
    os.read(r, 1)
os.kill(pid, 15)
info = os.waitid(os.P_ALL, 0, os.WEXITED)
print(info.si_pid == pid, info.si_signo, info.si_status, info.si_code == os.CLD_KILLED)
print(info.si_code, type(info).__name__, len(info))
