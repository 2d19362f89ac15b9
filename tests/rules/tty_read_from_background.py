"""Reading from the background stops the whole group with SIGTTIN; continued in the foreground,
the read goes on (tty(4), __tty_check_change)."""
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


ready = os.pipe()
child = os.fork()
if child == 0:
    os.setpgid(0, 0)
    member = os.fork()
    if member == 0:
        os.write(ready[1], b".")
        while True:
            time.sleep(60)
    os.read(ready[0], 1)
    print(os.read(slave, 100), flush=True)
    os.kill(member, signal.SIGKILL)
    os._exit(3)
print(os.WSTOPSIG(os.waitpid(child, os.WUNTRACED)[1]), flush=True)
os.tcsetpgrp(slave, child)
os.killpg(child, signal.SIGCONT)
print(os.WIFCONTINUED(os.waitpid(child, os.WCONTINUED)[1]), flush=True)
os.write(master, b"at last\n")
print(os.WEXITSTATUS(os.waitpid(child, 0)[1]), flush=True)
os._exit(0)
