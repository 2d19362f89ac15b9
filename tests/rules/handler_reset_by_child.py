"""Handlers are copied by fork(): what the child changes in its dispositions and mask leaves the parent's alone."""
import os
import signal

seen = []
signal.signal(signal.SIGUSR1, lambda *args: seen.append("parent's"))
pid = os.fork()
if pid == 0:
    os.kill(os.getpid(), signal.SIGUSR1)
    print(seen, flush=True)
    signal.signal(signal.SIGUSR1, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR2})
    os.kill(os.getpid(), signal.SIGUSR1)
print(os.waitpid(pid, 0)[1], seen)
os.kill(os.getpid(), signal.SIGUSR1)
print(seen, signal.pthread_sigmask(signal.SIG_BLOCK, []))
