"""Descriptors made by Python are close-on-exec, but for dup2 and 0, 1, 2 (PEP 446)."""
import fcntl
import os

r, w = os.pipe()
fds = [r, w, os.dup(r), os.dup2(r, 50), os.dup2(r, 51, inheritable=False), os.dup2(r, 52, True), 0, 1, 2]
print([os.get_inheritable(fd) for fd in fds])
print([fcntl.fcntl(fd, fcntl.F_GETFD) for fd in fds])
os.set_inheritable(r, True)
print(os.get_inheritable(r), os.get_inheritable(w), os.get_inheritable(os.dup(r)))
plain = os.pipe2(0)
print([os.get_inheritable(fd) for fd in plain], [os.get_inheritable(fd) for fd in os.pipe2(os.O_CLOEXEC)])
if os.fork() == 0:
    os._exit(os.get_inheritable(r) + 2 * os.get_inheritable(w))
print(os.wait()[1] >> 8, fcntl.fcntl(r, fcntl.F_DUPFD, 60), fcntl.fcntl(r, fcntl.F_DUPFD_CLOEXEC, 60))
print(os.get_inheritable(60), os.get_inheritable(61))
