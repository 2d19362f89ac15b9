"""TIOCSCTTY gives a terminal to a session leader that has none; TIOCNOTTY gives it up
(ioctl_tty(2))."""
import fcntl
import os
import termios

master, slave = os.openpty()
second = os.openpty()[1]


def attempt(request, fd, arg=0):
    try:
        return fcntl.ioctl(fd, request, arg)
    except OSError as error:
        return error.strerror


if os.fork() == 0:
    print(attempt(termios.TIOCSCTTY, slave), attempt(termios.TIOCNOTTY, slave), flush=True)
    os.setsid()
    print(attempt(termios.TIOCNOTTY, slave), attempt(termios.TIOCSCTTY, slave), flush=True)
    print(attempt(termios.TIOCSCTTY, slave), attempt(termios.TIOCSCTTY, second), flush=True)
    print(os.tcgetpgrp(slave) == os.getpid(), os.tcgetpgrp(master) == os.getpid(), flush=True)
    if os.fork() == 0:
        print(attempt(termios.TIOCSCTTY, slave), attempt(termios.TIOCNOTTY, second), flush=True)
        print(attempt(termios.TIOCNOTTY, slave), attempt(termios.TIOCNOTTY, slave), flush=True)
        os.setsid()
        print(attempt(termios.TIOCSCTTY, slave), flush=True)
        os._exit(0)
    os.wait()
    print(os.tcgetpgrp(slave) == os.getpid(), flush=True)
    os._exit(0)
os.wait()
