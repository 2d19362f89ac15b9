"""SIGCONT to a process that is not stopped does nothing and is not reported."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(w)
    os.read(r, 1)
    os._exit(2)
os.kill(pid, 18)
print(os.waitpid(pid, os.WCONTINUED | os.WNOHANG))
os.close(w)
print(os.waitpid(pid, os.WCONTINUED)[1] >> 8)
