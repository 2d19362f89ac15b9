"""os.write() that has written a part when a handler runs returns that part (write(2), pipe(7))."""
import os
import signal

seen = []
r, w = os.pipe()
signal.signal(14, lambda number, frame: seen.append(number))
signal.setitimer(signal.ITIMER_REAL, 0.3)
print(os.write(w, bytes(200000)), seen, flush=True)
