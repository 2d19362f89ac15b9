"""A handler's exception ends waitpid() of another child; the dead one stays a zombie."""
import os
import signal


def fail(number, frame):
    raise KeyError("a child has died")


r, w = os.pipe()
parent = os.getpid()
other = os.fork()
if other == 0:
    os.close(w)
    os.read(r, 1)
    os._exit(1)
signal.signal(signal.SIGCHLD, fail)
if os.fork() == 0:
    while open(f"/proc/{parent}/stat").read().rpartition(")")[2].split()[0] != "S":
        os.sched_yield()
    os._exit(2)
try:
    os.waitpid(other, 0)
except KeyError as error:
    print(error)
signal.signal(signal.SIGCHLD, signal.SIG_DFL)
print(os.waitpid(-1, 0)[1] >> 8, os.waitpid(-1, os.WNOHANG))
os.close(w)
print(os.wait()[1] >> 8)
