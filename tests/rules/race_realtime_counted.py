"""Real-time signals queue: none of 50 from two children is lost while they are blocked; of a standard signal
one is left (signal(7)). Their siginfo tells the sender."""
import os
import signal

low = signal.SIGRTMIN
signal.pthread_sigmask(signal.SIG_BLOCK, {low, signal.SIGUSR1})
parent = os.getpid()
pids = []
for _ in range(2):
    pid = os.fork()
    if pid == 0:
        for _ in range(25):
            os.kill(parent, low)
            os.kill(parent, signal.SIGUSR1)
        os._exit(0)
    pids.append(pid)
for pid in pids:
    os.waitpid(pid, 0)
counts = dict.fromkeys(pids, 0)
while info := signal.sigtimedwait({low}, 0):
    counts[info.si_pid] += 1
print(list(counts.values()), signal.sigwait({signal.SIGUSR1}).name, signal.sigpending())
