"""A process that has begun to end with a status keeps it: signals to the zombie change nothing, pending
and blocked ones neither."""
import os
import signal

pid = os.fork()
if pid == 0:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGUSR1})
    os.kill(os.getpid(), signal.SIGTERM)
    os.kill(os.getpid(), signal.SIGUSR1)
    os._exit(3)
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
os.kill(pid, signal.SIGKILL)
print(os.wait()[1] >> 8)
