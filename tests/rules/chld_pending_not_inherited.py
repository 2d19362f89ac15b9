"""A child starts with no pending signals but with its parent's mask (fork(2))."""
import os
import signal

signals = {signal.SIGCHLD, signal.SIGUSR1, 40}
signal.pthread_sigmask(signal.SIG_BLOCK, signals)
if os.fork() == 0:
    os._exit(0)
os.wait()
os.kill(os.getpid(), signal.SIGUSR1)
os.kill(os.getpid(), 40)
print(sorted(map(int, signal.sigpending())), flush=True)
if os.fork() == 0:
    print(sorted(map(int, signal.sigpending())), signal.pthread_sigmask(signal.SIG_BLOCK, []) >= signals, flush=True)
    os._exit(0)
os.wait()
print(sorted(map(int, signal.sigpending())))
