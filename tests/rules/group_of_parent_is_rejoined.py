"""A process may go back to any group of its session, even one whose leader has ended, but not to one
without members: EPERM (setpgid(2))."""
import os
import signal

home = os.getpgrp()
leader = os.fork()
if leader == 0:
    signal.pause()
os.setpgid(leader, 0)
pid = os.fork()
if pid == 0:
    os.setpgid(0, leader)
    os.kill(leader, signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGSTOP)
    print(os.getpgrp() == leader, flush=True)
    os.setpgid(0, home)
    try:
        os.setpgid(0, leader)
    except PermissionError as error:
        print(error, os.getpgrp() == home, flush=True)
    os._exit(0)
os.waitpid(leader, 0)
os.waitpid(pid, os.WUNTRACED)
os.kill(pid, signal.SIGCONT)
print(os.wait()[1])
