r"""What is typed as ^\ and ^Z sends SIGQUIT and SIGTSTP to the foreground group, all of it and
nobody else (termios(3), ISIG)."""
import fcntl
import os
import signal
import termios
import time

for key in (b"\x1c", b"\x1a"):
    master, slave = os.openpty()
    session = os.fork()
    if session:
        os.close(slave)
        os.waitpid(session, 0)
        continue
    os.setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    ready = os.pipe()
    leader = os.fork()
    if leader == 0:
        os.setpgid(0, 0)
        os.fork()
        os.write(ready[1], b".")
        while True:
            time.sleep(60)
    os.read(ready[0], 1)
    os.read(ready[0], 1)
    os.tcsetpgrp(slave, leader)
    os.write(master, key)
    status = os.waitpid(leader, os.WUNTRACED)[1]
    if os.WIFSTOPPED(status):
        print(key, "stopped by", os.WSTOPSIG(status), flush=True)
        os.killpg(leader, signal.SIGKILL)
        status = os.waitpid(leader, 0)[1]
    print(key, os.WTERMSIG(status), flush=True)
    os.close(ready[1])
    print(os.read(ready[0], 1), flush=True)
    os._exit(0)
