"""tcsetpgrp, tcsetattr and tcflush from the background stop the group with SIGTTOU
(tcsetpgrp(3), termios(3)); reading the settings and the window size does not."""
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


settings = termios.tcgetattr(slave)
changes = (
    lambda: os.tcsetpgrp(slave, os.getpid()), lambda: os.tcsetpgrp(master, os.getpid()),
    lambda: termios.tcsetattr(slave, termios.TCSANOW, settings),
    lambda: termios.tcflush(slave, termios.TCIFLUSH), lambda: termios.tcdrain(slave),
    lambda: termios.tcgetattr(slave), lambda: os.tcgetpgrp(slave),
    lambda: termios.tcsetwinsize(slave, (1, 2)), lambda: os.read(master, 0),
)
for change in changes:
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        change()
        os._exit(3)
    status = os.waitpid(child, os.WUNTRACED)[1]
    print(os.WIFSTOPPED(status) and os.WSTOPSIG(status), flush=True)
    if os.WIFSTOPPED(status):
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
os._exit(0)
