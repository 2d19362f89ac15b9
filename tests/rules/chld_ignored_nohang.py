"""With SIGCHLD ignored WNOHANG tells that a child is alive, and later that there is none; waitid
gives None meanwhile."""
import os
import signal

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(w)
    os.read(r, 1)
    os._exit(4)
print(os.waitpid(-1, os.WNOHANG), os.waitpid(pid, os.WNOHANG))
print(os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG))
os.close(w)
try:
    while os.waitpid(-1, os.WNOHANG) == (0, 0):
        os.sched_yield()
except ChildProcessError as error:
    print(error)
