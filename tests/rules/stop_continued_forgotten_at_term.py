"""A continuation that nobody asked for is forgotten when a deadly signal follows."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.read(r, 1)
os.kill(pid, 19)
os.waitpid(pid, os.WUNTRACED)
os.kill(pid, 18)
os.waitid(os.P_PID, pid, os.WCONTINUED | os.WNOWAIT)
os.kill(pid, 15)
print(hex(os.waitpid(pid, os.WCONTINUED)[1]))
