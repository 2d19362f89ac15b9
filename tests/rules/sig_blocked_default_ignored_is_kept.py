"""Blocked signals whose default is to do nothing are kept as pending, even those set to SIG_IGN:
the action is looked at when the signal is unblocked (sig_ignored in kernel/signal.c)."""
import os
import signal

seen = []
numbers = [10, 13, 17, 23, 28, 40]
signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
signal.signal(10, signal.SIG_IGN)
signal.signal(40, signal.SIG_IGN)
for number in numbers:
    os.kill(os.getpid(), number)
print([int(number) for number in sorted(signal.sigpending())], flush=True)
for number in numbers:
    signal.signal(number, lambda number, frame: seen.append(number))
print([int(number) for number in sorted(signal.sigpending())], flush=True)
signal.pthread_sigmask(signal.SIG_UNBLOCK, numbers)
print(seen, flush=True)
