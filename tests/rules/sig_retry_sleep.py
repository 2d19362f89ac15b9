"""PEP 475: sleep() goes on with the time that is left after each handler."""
import signal
import time

seen = []
signal.signal(14, lambda number, frame: seen.append(number))
signal.setitimer(signal.ITIMER_REAL, 0.15, 0.15)
begin = time.monotonic()
time.sleep(0.6)
elapsed = time.monotonic() - begin
signal.setitimer(signal.ITIMER_REAL, 0)
print(elapsed >= 0.6, len(seen) >= 2, flush=True)
