"""The errors of tcsetpgrp: no such group, a group of another session, another terminal
(tcsetpgrp(3), tiocspgrp)."""
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


other = os.openpty()[1]


def attempt(fd, group):
    try:
        return os.tcsetpgrp(fd, group)
    except OSError as error:
        return error.strerror


child = os.fork()
if child == 0:
    time.sleep(60)
strange = os.getppid()
print(attempt(slave, 0), attempt(slave, -5), attempt(slave, 99999), flush=True)
print(attempt(slave, strange), attempt(other, os.getpid()), attempt(slave, os.getpid()), flush=True)
print(attempt(slave, child), os.tcgetpgrp(slave) == child, flush=True)
print(attempt(slave, os.getpid()), flush=True)
os.kill(child, signal.SIGKILL)
os._exit(0)
