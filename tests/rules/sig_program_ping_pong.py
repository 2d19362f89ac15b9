"""Two processes take turns by SIGUSR1 and SIGUSR2, blocked and waited for by sigwait()."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGUSR2])
parent = os.getpid()
pid = os.fork()
if pid == 0:
    for i in range(3):
        signal.sigwait([signal.SIGUSR1])
        print("pong", i, flush=True)
        os.kill(parent, signal.SIGUSR2)
    os._exit(0)
for i in range(3):
    print("ping", i, flush=True)
    os.kill(pid, signal.SIGUSR1)
    signal.sigwait([signal.SIGUSR2])
print(os.wait()[1], flush=True)
