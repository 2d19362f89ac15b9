"""In an orphaned group reading from the background fails with EIO, as do changes of the terminal
(tty_jobctrl.c)."""
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


ready, gone = os.pipe(), os.pipe()
middle = os.fork()
if middle == 0:
    if os.fork() == 0:
        os.close(gone[1])
        os.setpgid(0, 0)
        os.read(gone[0], 1)
        for attempt in (lambda: os.read(slave, 10), lambda: os.tcsetpgrp(slave, os.getpid()),
                        lambda: termios.tcflush(slave, termios.TCIFLUSH)):
            try:
                attempt()
            except (OSError, termios.error) as error:
                print(error, flush=True)
        print(os.write(slave, b"x"), flush=True)
        os.write(ready[1], b".")
    os._exit(0)
os.waitpid(middle, 0)
os.close(gone[1])
os.read(ready[0], 1)
os._exit(0)
