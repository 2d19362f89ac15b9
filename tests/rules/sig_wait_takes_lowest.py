"""sigwait() takes the lowest pending number of the set and returns a Signals member; what is
not in the set stays pending (sigwait(3), dequeue_signal)."""
import os
import signal

numbers = [1, 10, 12, 15, 36, 34]
signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
for number in (34, 15, 12, 36, 10, 1):
    os.kill(os.getpid(), number)
print(repr(signal.sigwait([15, 12, 36])), repr(signal.sigwait({15, 36})), flush=True)
print(repr(signal.sigwait([36])), type(signal.sigwait([34, 35])).__name__, flush=True)
print(sorted(signal.sigpending()), flush=True)
print(repr(signal.sigwait(numbers)), repr(signal.sigwait(numbers)), signal.sigpending(), flush=True)
