"""Errors of setpgid: EINVAL, ESRCH for strangers, EPERM for a group that is not there."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(w)
    if os.fork() == 0:
        os.read(r, 1)
        os._exit(0)
    os.read(r, 1)
    os._exit(0)
for args in ((0, -1), (pid, -5), (1, 0), (2**31 - 1, 0), (os.getppid(), 0), (pid, 2**31 - 1), (pid, 1),
             (-1, 0)):
    try:
        print(os.setpgid(*args))
    except OSError as error:
        print(type(error).__name__, error)
os.close(w)
os.wait()
