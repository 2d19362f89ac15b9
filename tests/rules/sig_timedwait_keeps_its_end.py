"""sigtimedwait() goes on after a handler with the time that is left (PEP 475)."""
import signal
import time

seen = []
signal.signal(14, lambda number, frame: seen.append(number))
signal.pthread_sigmask(signal.SIG_BLOCK, [10])
signal.setitimer(signal.ITIMER_REAL, 0.2, 0.2)
begin = time.monotonic()
result = signal.sigtimedwait([10], 0.5)
signal.setitimer(signal.ITIMER_REAL, 0)
print(result, time.monotonic() - begin >= 0.5, len(seen) >= 2, flush=True)
