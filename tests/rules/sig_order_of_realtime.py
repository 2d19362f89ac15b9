"""Real-time signals come after the standard ones, the lowest number first (signal(7))."""
import os
import signal

seen = []
numbers = [64, 36, 15, 50, 34, 1, 35]
for number in numbers:
    signal.signal(number, lambda number, frame: seen.append(number))
signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
for number in numbers:
    os.kill(os.getpid(), number)
signal.pthread_sigmask(signal.SIG_SETMASK, [])
print(seen, flush=True)
