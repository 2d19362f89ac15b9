"""sigwait() gets ignored signals if they are blocked (sigwait(3), kernel/signal.c)."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, [10, 13])
signal.signal(10, signal.SIG_IGN)
os.kill(os.getpid(), 10)
os.kill(os.getpid(), 13)
print(int(signal.sigwait([10])), int(signal.sigwait([13])), signal.sigpending(), flush=True)
if os.fork() == 0:
    os.kill(os.getppid(), 10)
    os._exit(0)
print(int(signal.sigwait([10])), os.wait()[1], flush=True)
