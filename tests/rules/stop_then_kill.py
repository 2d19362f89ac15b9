"""SIGKILL ends a stopped process; the stop that nobody asked for is forgotten."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.read(r, 1)
os.kill(pid, 19)
os.waitid(os.P_PID, pid, os.WSTOPPED | os.WNOWAIT)
os.kill(pid, 9)
print(os.waitpid(pid, 0)[1], end=" ")
pid = os.fork()
if pid == 0:
    os.read(r, 1)
os.kill(pid, 19)
os.waitid(os.P_PID, pid, os.WSTOPPED | os.WNOWAIT)
os.kill(pid, 9)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
print(os.waitpid(pid, os.WUNTRACED | os.WCONTINUED)[1])
