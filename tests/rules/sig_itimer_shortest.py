"""Times below a microsecond are rounded up by CPython: such a timer goes off (timeval_from_double)."""
import os
import signal

for seconds in (1e-9, 1e-6, 1e-300):
    if os.fork() == 0:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        signal.pause()
    print(os.wait()[1], flush=True)
