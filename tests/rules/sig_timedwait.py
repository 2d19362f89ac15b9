"""sigtimedwait(): None when the time is over; ValueError below 0 (sigtimedwait(2))."""
import os
import signal
import time

signal.pthread_sigmask(signal.SIG_BLOCK, [10])
begin = time.monotonic()
print(signal.sigtimedwait([10], 0), signal.sigtimedwait([10], 0.0), flush=True)
print(time.monotonic() - begin < 0.2, flush=True)
print(signal.sigtimedwait([10], 0.3), time.monotonic() - begin >= 0.3, flush=True)
os.kill(os.getpid(), 10)
print(signal.sigtimedwait([10], 0).si_signo, signal.sigtimedwait([10], 0), flush=True)
os.kill(os.getpid(), 10)
print(signal.sigtimedwait([10, 12], 1000).si_signo, flush=True)
for timeout in (-1, -0.5, None, "1"):
    try:
        print(signal.sigtimedwait([10], timeout), flush=True)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error, flush=True)
