"""Many blocked signals of a kind: Python's handler runs once, for real-time ones too, since
CPython only keeps a flag for each number (trip_signal in signalmodule.c)."""
import os
import signal

seen = []
for number in (10, 40):
    signal.signal(number, lambda number, frame: seen.append(number))
signal.pthread_sigmask(signal.SIG_BLOCK, [10, 40])
for _ in range(3):
    os.kill(os.getpid(), 10)
    os.kill(os.getpid(), 40)
print(seen, flush=True)
signal.pthread_sigmask(signal.SIG_UNBLOCK, [10, 40])
print(seen, flush=True)
for _ in range(3):
    os.kill(os.getpid(), 40)
print(seen, flush=True)
