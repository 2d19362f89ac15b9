"""A pidfd of somebody who is no child: ECHILD; no pidfd: EBADF; a non-blocking one: EAGAIN."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(w)
    os.read(r, 1)
    os._exit(0)
mine = os.pidfd_open(os.getpid())
child = os.pidfd_open(pid, os.O_NONBLOCK)
for fd, options in ((mine, os.WEXITED), (r, os.WEXITED), (child, os.WEXITED),
                    (child, os.WEXITED | os.WNOHANG), (child, 0)):
    try:
        print(os.waitid(os.P_PIDFD, fd, options))
    except OSError as error:
        print(type(error).__name__, error)
os.close(w)
print(os.wait()[1])
