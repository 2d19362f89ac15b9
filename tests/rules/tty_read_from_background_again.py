"""Continued while it is still in the background, a reader is stopped again; even a read of nothing
is one (n_tty.c, job_control)."""
import fcntl
import os
import signal
import termios
import time

master, slave = os.openpty()
session = os.fork()
if session:
    os.close(slave)
    os.waitpid(session, 0)
    raise SystemExit
os.setsid()
fcntl.ioctl(slave, termios.TIOCSCTTY, 0)


child = os.fork()
if child == 0:
    os.setpgid(0, 0)
    os.read(slave, 0)
    os._exit(3)
for _ in range(3):
    print(os.WSTOPSIG(os.waitpid(child, os.WUNTRACED)[1]), flush=True)
    os.kill(child, signal.SIGCONT)
print(os.WSTOPSIG(os.waitpid(child, os.WUNTRACED)[1]), flush=True)
os.kill(child, signal.SIGKILL)
print(os.WTERMSIG(os.waitpid(child, 0)[1]), flush=True)
os._exit(0)
