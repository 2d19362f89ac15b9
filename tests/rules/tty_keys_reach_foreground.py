r"""^C, ^\ and ^Z that are typed send SIGINT, SIGQUIT and SIGTSTP to the foreground group, all of it
and nobody else (termios(3), ISIG)."""
import fcntl
import os
import signal
import termios
import time

master, slave = os.openpty()
pid = os.fork()
if pid:
    os.close(slave)
    os.waitpid(pid, 0)
    raise SystemExit
os.setsid()
fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
for key in (b"\x03", b"\x1c", b"\x1a"):
    ready = os.pipe()
    leader = os.fork()
    if leader == 0:
        os.setpgid(0, 0)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        member = os.fork()
        os.write(ready[1], b".")
        while True:
            time.sleep(60)
    os.read(ready[0], 1)
    os.read(ready[0], 1)
    os.tcsetpgrp(slave, leader)
    os.write(master, key)
    _, status = os.waitpid(leader, os.WUNTRACED)
    if os.WIFSTOPPED(status):
        print(key, "stopped by", os.WSTOPSIG(status), flush=True)
        os.killpg(leader, signal.SIGKILL)
        _, status = os.waitpid(leader, 0)
    print(key, os.WTERMSIG(status), flush=True)
    os.close(ready[1])
    print(os.read(ready[0], 1), flush=True)
    os.close(ready[0])
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    os.tcsetpgrp(slave, os.getpid())
os._exit(0)
