"""With WNOHANG a running child gives (0, 0), a zombie its status (wait(2))."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(w)
    os.read(r, 1)
    os._exit(9)
print(os.waitpid(pid, os.WNOHANG), os.waitpid(-1, os.WNOHANG), os.waitpid(0, os.WNOHANG))
child, status, usage = os.wait4(pid, os.WNOHANG)
print(child, status, usage.ru_utime, usage.ru_stime, len(usage))
print(os.wait3(os.WNOHANG)[:2], os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG))
os.close(w)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
print(os.waitpid(pid, os.WNOHANG) == (pid, 9 << 8))
