"""A session leader without a terminal gets the one it opens, but not with O_NOCTTY, nor for
writing only, nor one that another session has (tty(4), setsid(2))."""
import os

master, slave = os.openpty()
name = os.ttyname(slave)


def own():
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError as error:
        return error.strerror
    return os.tcgetpgrp(slave) == os.getpid()


if os.fork() == 0:
    os.setsid()
    print(own(), flush=True)
    for flags in (os.O_RDWR | os.O_NOCTTY, os.O_WRONLY, os.O_RDONLY):
        os.open(name, flags)
        print(own(), flush=True)
    if os.fork() == 0:
        print(os.close(os.open("/dev/tty", os.O_RDWR)), os.tcgetpgrp(slave) == os.getppid(), flush=True)
        os.setsid()
        print(own(), flush=True)
        os.open(name, os.O_RDWR)
        print(own(), flush=True)
        os._exit(0)
    os.wait()
    os._exit(0)
os.wait()
