"""A new window size is told to the foreground group by SIGWINCH; the same size again is not
(pty_resize)."""
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
signal.signal(signal.SIGWINCH, lambda number, frame: seen.append(number))
for size in ((3, 4), (3, 4), (5, 6)):
    termios.tcsetwinsize(master, size)
    print(size, seen, os.get_terminal_size(slave), flush=True)
child = os.fork()
if child == 0:
    os.setpgid(0, 0)
    termios.tcsetwinsize(slave, (7, 8))
    print(seen, flush=True)
    os._exit(0)
os.waitpid(child, 0)
print(len(seen), flush=True)
os._exit(0)
