"""siginterrupt() leaves handler, default and SIG_IGN as they are (siginterrupt(3))."""
import os
import signal

seen = []
signal.signal(10, lambda number, frame: seen.append(number))
signal.signal(12, signal.SIG_IGN)
for number in (10, 12, 15):
    signal.siginterrupt(number, False)
for number in (10, 12):
    os.kill(os.getpid(), number)
print(seen, repr(signal.getsignal(12)), repr(signal.getsignal(15)), flush=True)
if os.fork() == 0:
    os.kill(os.getpid(), 15)
print(os.wait()[1], flush=True)
