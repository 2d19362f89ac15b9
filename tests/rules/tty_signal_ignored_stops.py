"""A background process that ignores or blocks SIGTTIN gets EIO when it reads; one that ignores or
blocks SIGTTOU may change the terminal, and write in spite of TOSTOP (__tty_check_change)."""
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
signal.signal(signal.SIGTTOU, signal.SIG_IGN)


def attempt(name, function, *args):
    try:
        print(name, function(*args), flush=True)
    except (OSError, termios.error) as error:
        print(name, error, flush=True)


settings = termios.tcgetattr(slave)
settings[3] |= termios.TOSTOP
termios.tcsetattr(slave, termios.TCSANOW, settings)
for way in ("ignored", "blocked"):
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        if way == "ignored":
            signal.signal(signal.SIGTTIN, signal.SIG_IGN)
        else:
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTIN, signal.SIGTTOU})
            signal.signal(signal.SIGTTOU, signal.SIG_DFL)
        attempt(way, os.read, slave, 10)
        attempt(way, os.write, slave, b"x")
        attempt(way, termios.tcsetattr, slave, termios.TCSANOW, settings)
        attempt(way, os.tcsetpgrp, slave, os.getpid())
        attempt(way, os.tcgetpgrp, slave)
        os._exit(0)
    os.waitpid(child, 0)
    os.tcsetpgrp(slave, os.getpid())
os._exit(0)
