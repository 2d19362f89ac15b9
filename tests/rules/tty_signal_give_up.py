"""TIOCNOTTY by the session's leader sends SIGHUP and SIGCONT to the foreground group
(disassociate_ctty)."""
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


seen = []
for number in (signal.SIGHUP, signal.SIGCONT):
    signal.signal(number, lambda number, frame: seen.append(number))
fcntl.ioctl(slave, termios.TIOCNOTTY)
print(sorted(seen), os.tcgetpgrp(master), flush=True)
try:
    os.tcgetpgrp(slave)
except OSError as error:
    print(error, flush=True)
os._exit(0)
