"""A child has its parent's handlers, ignored signals and mask, but none of its pending signals
(fork(2), signal(7))."""
import os
import signal

signal.signal(10, lambda number, frame: print(who, "handler", number, flush=True))
signal.signal(12, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, [10, 15, 40])
for number in (10, 15, 40):
    os.kill(os.getpid(), number)
signal.raise_signal(10)
who = "parent"
if os.fork() == 0:
    who = "child"
    print([int(s) for s in sorted(signal.pthread_sigmask(0, []))], signal.sigpending(), flush=True)
    print(signal.getsignal(10).__name__, repr(signal.getsignal(12)), flush=True)
    os.kill(os.getpid(), 12)
    os.kill(os.getpid(), 10)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    os._exit(0)
print(os.wait()[1], [int(s) for s in sorted(signal.sigpending())], flush=True)
