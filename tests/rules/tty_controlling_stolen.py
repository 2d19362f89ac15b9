"""Root may take a terminal away from another session (TIOCSCTTY with 1)."""
# as: root
import fcntl
import os
import termios

master, slave = os.openpty()
ready, done = os.pipe(), os.pipe()
first = os.fork()
if first == 0:
    os.setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    os.write(ready[1], b".")
    os.read(done[0], 1)
    try:
        os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        print(error, flush=True)
    os._exit(0)
os.read(ready[0], 1)
second = os.fork()
if second == 0:
    os.setsid()
    try:
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    except OSError as error:
        print(error, flush=True)
    fcntl.ioctl(slave, termios.TIOCSCTTY, 1)
    print(os.tcgetpgrp(slave) == os.getpid(), flush=True)
    os._exit(0)
os.waitpid(second, 0)
os.write(done[1], b".")
os.waitpid(first, 0)
