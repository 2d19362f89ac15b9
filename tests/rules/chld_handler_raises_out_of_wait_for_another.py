"""A handler's exception ends waitpid() of another child; the dead one stays a zombie."""
import os
import signal

r, w = os.pipe()


def fail(number, frame):
    raise KeyError("a child has died")


signal.signal(signal.SIGCHLD, fail)
other = os.fork()
if other == 0:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.close(w)
    os.read(r, 1)
    os._exit(1)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
if os.fork() == 0:
    os._exit(2)
try:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    os.waitpid(other, 0)
except KeyError as error:
    print(error)
signal.signal(signal.SIGCHLD, signal.SIG_DFL)
print(os.waitpid(-1, 0)[1] >> 8, os.waitpid(-1, os.WNOHANG))
os.close(w)
print(os.wait()[1] >> 8)
