"""Standard signals do not queue (signal(7)): the deaths of three children while SIGCHLD is blocked
are one signal, so a handler with one wait() leaves two zombies."""
import os
import signal

reaped = []
signal.signal(signal.SIGCHLD, lambda *args: reaped.append(os.wait()[1] >> 8))
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
for n in range(3):
    pid = os.fork()
    if pid == 0:
        os._exit(n)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
print(reaped)
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
print(reaped)
print(os.wait()[1] >> 8, os.wait()[1] >> 8, reaped)
