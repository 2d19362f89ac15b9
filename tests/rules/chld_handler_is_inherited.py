"""A handler is inherited by fork(): in the child it serves the child's own children."""
import os
import signal

signal.signal(signal.SIGCHLD, lambda *args: os.write(1, b"handler in level %d: %d\n" % (level, os.wait()[1] >> 8)))
level = 0
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
while level < 3:
    pid = os.fork()
    if pid:
        break
    level += 1
if pid:
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
os._exit(level)
