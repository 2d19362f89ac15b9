"""A miniature shell: a job in the foreground reads, a job in the background is stopped when it
reads, and reads when it is brought to the foreground (credentials(7), tcsetpgrp(3))."""
import fcntl
import os
import signal
import termios

master, slave = os.openpty()
session = os.fork()
if session:
    os.close(slave)
    os.waitpid(session, 0)
    raise SystemExit
os.setsid()
fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
shell = os.getpid()


def job(name, *, background):
    """Start a job that reads a line and gives the terminal back."""
    go = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, 0)
        os.read(go[0], 1)
        line = os.read(slave, 100)
        os.write(1, name + b" has read " + line)
        os.tcsetpgrp(slave, shell)
        os._exit(len(line))
    while os.getpgid(pid) != pid:
        pass
    if not background:
        os.tcsetpgrp(slave, pid)
    os.write(go[1], b".")
    return pid


def wait(pid):
    status = os.waitpid(pid, os.WUNTRACED)[1]
    stopped = os.WIFSTOPPED(status)
    what = "stopped" if stopped else "done"
    print(what, os.WSTOPSIG(status) if stopped else os.WEXITSTATUS(status), flush=True)


background = job(b"background", background=True)
wait(background)
foreground = job(b"foreground", background=False)
os.write(master, b"first line\n")
wait(foreground)
os.tcsetpgrp(slave, background)
os.killpg(background, signal.SIGCONT)
os.write(master, b"second\n")
wait(background)
print(os.tcgetpgrp(slave) == shell, flush=True)
os._exit(0)
