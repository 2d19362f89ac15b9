"""WCONTINUED tells of a continuation once; with WNOWAIT as often as one asks (wait(2))."""
import os
import signal

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.read(r, 1)
os.kill(pid, signal.SIGSTOP)
os.waitpid(pid, os.WUNTRACED)
os.kill(pid, signal.SIGCONT)
for _ in range(2):
    info = os.waitid(os.P_PID, pid, os.WCONTINUED | os.WNOWAIT)
    print(info.si_code == os.CLD_CONTINUED, info.si_status)
print(os.waitpid(pid, os.WNOHANG | os.WUNTRACED))
print(hex(os.waitpid(pid, os.WCONTINUED)[1]), os.waitpid(pid, os.WCONTINUED | os.WNOHANG))
os.kill(pid, 9)
print(os.waitpid(pid, os.WCONTINUED)[1])
