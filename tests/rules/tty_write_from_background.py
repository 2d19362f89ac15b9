"""Writing from the background is allowed, unless TOSTOP is set: then the group gets SIGTTOU
(termios(3))."""
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


child = os.fork()
if child == 0:
    os.setpgid(0, 0)
    print(os.write(slave, b"free"), flush=True)
    os.kill(os.getpid(), signal.SIGSTOP)
    print(os.write(slave, b"late"), flush=True)
    os._exit(3)
print(os.WSTOPSIG(os.waitpid(child, os.WUNTRACED)[1]), os.read(master, 100), flush=True)
settings = termios.tcgetattr(slave)
settings[3] |= termios.TOSTOP
termios.tcsetattr(slave, termios.TCSANOW, settings)
os.kill(child, signal.SIGCONT)
print(os.WSTOPSIG(os.waitpid(child, os.WUNTRACED)[1]), flush=True)
os.tcsetpgrp(slave, child)
os.kill(child, signal.SIGCONT)
print(os.WEXITSTATUS(os.waitpid(child, 0)[1]), os.read(master, 100), flush=True)
os._exit(0)
