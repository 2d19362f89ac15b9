"""A zombie from before SIGCHLD was ignored stays and can be reaped (the parent's disposition counts
at the death, do_notify_parent)."""
import os
import signal

pid = os.fork()
if pid == 0:
    os._exit(3)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
if os.fork() == 0:
    os._exit(4)
child, status = os.wait()
print(child == pid, status >> 8)
try:
    os.wait()
except ChildProcessError as error:
    print(error)
