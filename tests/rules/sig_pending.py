"""sigpending() shows blocked signals that have come, as a set (sigpending(2))."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, [10, 12, 40])
print(signal.sigpending(), flush=True)
for number in (12, 40, 12, 10, 40):
    os.kill(os.getpid(), number)
    print(sorted(signal.sigpending()), flush=True)
print(signal.sigwait([12]), sorted(signal.sigpending()), flush=True)
print(signal.sigwait([40]), sorted(signal.sigpending()), flush=True)
print(signal.sigwait([40]), sorted(signal.sigpending()), flush=True)
signal.signal(10, signal.SIG_IGN)
print(sorted(signal.sigpending()), flush=True)
