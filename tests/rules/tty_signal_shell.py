"""A shell that ignores SIGTTOU takes the terminal back from jobs that ended or were stopped
(tcsetpgrp(3))."""
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


shell = os.getpid()


def job(function):
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, 0)
        signal.signal(signal.SIGTTOU, signal.SIG_DFL)
        while os.tcgetpgrp(slave) != os.getpid():
            time.sleep(0.001)
        function()
        os._exit(0)
    while os.getpgid(pid) != pid:
        pass
    return pid


def foreground(pid):
    os.tcsetpgrp(slave, pid)
    os.killpg(pid, signal.SIGCONT)
    status = os.waitpid(pid, os.WUNTRACED)[1]
    os.tcsetpgrp(slave, shell)
    print(os.WIFSTOPPED(status), status, os.tcgetpgrp(slave) == shell, flush=True)


reader = job(lambda: print(os.read(slave, 100), flush=True))
foreground(job(lambda: os.kill(os.getpid(), signal.SIGTSTP)))
os.write(master, b"now\n")
foreground(reader)
foreground(job(lambda: os.abort()))
os._exit(0)
