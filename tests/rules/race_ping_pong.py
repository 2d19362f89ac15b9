"""SIGUSR1 and SIGUSR2 back and forth between parent and child, blocked and taken by sigwait: none is lost."""
import os
import signal

signals = {signal.SIGUSR1, signal.SIGUSR2}
signal.pthread_sigmask(signal.SIG_BLOCK, signals)
parent = os.getpid()
pid = os.fork()
if pid == 0:
    for n in range(20):
        number = signal.sigwait(signals)
        if number != signal.SIGUSR1:
            os._exit(1)
        os.kill(parent, signal.SIGUSR2)
    os._exit(n)
turns = 0
for _ in range(20):
    os.kill(pid, signal.SIGUSR1)
    turns += signal.sigwait(signals) == signal.SIGUSR2
print(turns, os.wait()[1] >> 8)
