"""SIG_DFL ignores SIGCHLD too, but only SIG_IGN does away with zombies (wait(2), NOTES); blocking
the signal does not."""
import os
import signal

for prepare in (lambda: signal.signal(signal.SIGCHLD, signal.SIG_DFL),
                lambda: signal.signal(signal.SIGCHLD, lambda *args: None),
                lambda: signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})):
    prepare()
    pid = os.fork()
    if pid == 0:
        os._exit(1)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    print(open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0], os.wait()[1] >> 8)
