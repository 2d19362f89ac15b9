# waitid: exited, stopped, continued, left waitable
import os, signal
pid = os.fork()
if pid == 0:
    os._exit(9)
a = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
print(a.si_pid == pid, a.si_status, a.si_code == os.CLD_EXITED, a.si_signo == signal.SIGCHLD)
print(os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG).si_status)
try:
    os.waitid(os.P_ALL, 0, os.WEXITED)
except ChildProcessError as e:
    print(e.errno, e)
r, w = os.pipe()
pid = os.fork()
if pid == 0:
    signal.raise_signal(signal.SIGSTOP)
    os.read(r, 1)
    os._exit(0)
x = os.waitid(os.P_PID, pid, os.WSTOPPED)
print(x.si_code == os.CLD_STOPPED, x.si_status)
print(os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG))
os.kill(pid, signal.SIGCONT)
x = os.waitid(os.P_PID, pid, os.WCONTINUED)
print(x.si_code == os.CLD_CONTINUED, x.si_status)
os.write(w, b"x")
x = os.waitid(os.P_PID, pid, os.WEXITED)
print(x.si_code == os.CLD_EXITED, x.si_status)
print(type(x), x[2:])
