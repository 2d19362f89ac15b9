"""Signals that became pending while blocked: their Python handlers run by number, not by time
(signal(7); _PyErr_CheckSignalsTstate goes through the numbers)."""
import os
import signal

seen = []
numbers = [15, 1, 14, 12, 2, 28, 10, 3, 17, 13]
for number in numbers:
    signal.signal(number, lambda number, frame: seen.append(number))
signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
for number in numbers:
    os.kill(os.getpid(), number)
print(seen, flush=True)
signal.pthread_sigmask(signal.SIG_UNBLOCK, numbers)
print(seen, flush=True)
