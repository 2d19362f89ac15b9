"""With SIGCHLD ignored waitpid() of a group blocks until that group has no child of ours left: ECHILD."""
import os
import signal

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
r, w = os.pipe()
leader = 0
for n in range(2):
    pid = os.fork()
    if pid == 0:
        os.read(r, 1)
        os._exit(0)
    leader = leader or pid
    os.setpgid(pid, leader)
other = os.fork()
if other == 0:
    os.kill(leader, signal.SIGKILL)
    os.killpg(leader, signal.SIGKILL)
    signal.pause()
try:
    print(os.waitpid(-leader, 0))
except ChildProcessError as error:
    print(error, os.waitpid(-1, os.WNOHANG))
os.kill(other, signal.SIGKILL)
