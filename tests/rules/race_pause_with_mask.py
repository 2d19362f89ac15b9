"""The cure for the race between a test and pause(): block the signal, test, and sigwait() for it; a
signal that has come before is not lost."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
for early in (True, False):
    r, w = os.pipe()
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        if not early:
            while open(f"/proc/{parent}/stat").read().rpartition(")")[2].split()[0] != "S":
                os.sched_yield()
        os.kill(parent, signal.SIGUSR1)
        os._exit(0)
    if early:
        os.waitpid(pid, 0)
    print(signal.SIGUSR1 in signal.sigpending(), signal.sigwait({signal.SIGUSR1}).name)
