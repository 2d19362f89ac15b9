"""A terminal with a job in the foreground and one in the background; ^C and ^Z are typed.

Question: two jobs have the same terminal. Whom does ^C reach, and what happens to a job in the
background that reads from the terminal?

To be seen: the terminal knows one foreground process group (tcsetpgrp). ^C sends SIGINT to this
group, ^Z sends SIGTSTP, and nobody else notices. A background job that reads is stopped by SIGTTIN,
until `fg` puts it into the foreground and continues it. A shell must ignore SIGTTOU: it calls
tcsetpgrp() from the background. The script plays the user as well: it holds the other end of a
pseudo-terminal, and types. `forklore ps aux job_control_terminal.py --at 0.1` shows the job in the
background stopped, with T.
"""

import os
import signal
import time

master, slave = os.openpty()
alive_r, alive_w = os.pipe()


def start(to_read: bool) -> int:
    """Start a job in a group of its own; it says when it is ready."""
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, 0)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.write(alive_w, b"x")
        while to_read:
            os.write(alive_w, os.read(terminal, 50))
        while True:
            signal.pause()
    os.read(alive_r, 1)
    return pid


def foreground(pid: int) -> None:
    os.tcsetpgrp(terminal, pid)
    os.killpg(pid, signal.SIGCONT)


def wait_for(pid: int) -> str:
    """Wait for the foreground job, and take the terminal back."""
    _, status = os.waitpid(pid, os.WUNTRACED)
    os.tcsetpgrp(terminal, os.getpgrp())
    if os.WIFSTOPPED(status):
        return f"stopped by {signal.Signals(os.WSTOPSIG(status)).name}"
    return f"killed by {signal.Signals(os.WTERMSIG(status)).name}"


shell = os.fork()
if shell != 0:
    os.waitpid(shell, 0)
    os._exit(0)

os.setsid()  # a new session has no terminal; the first one that its leader opens becomes it
terminal = os.open(os.ttyname(slave), os.O_RDWR)
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
print("the shell is in the foreground:", os.tcgetpgrp(terminal) == os.getpgrp(), flush=True)

sleeper = start(to_read=False)
reader = start(to_read=True)
print("reader, in the background:", wait_for(reader), flush=True)

foreground(sleeper)
time.sleep(0.2)  # a moment to look at with ps
os.write(master, b"\x1a")
print("sleeper, in the foreground, ^Z:", wait_for(sleeper), flush=True)

foreground(reader)
os.write(master, b"hello\n")
print("reader, in the foreground, got", os.read(alive_r, 50), flush=True)
os.write(master, b"\x03")
print("reader, in the foreground, ^C:", wait_for(reader), flush=True)
print("sleeper, news:", os.waitpid(sleeper, os.WNOHANG | os.WUNTRACED), flush=True)

foreground(sleeper)
os.write(master, b"\x03")
print("sleeper, in the foreground, ^C:", wait_for(sleeper), flush=True)
