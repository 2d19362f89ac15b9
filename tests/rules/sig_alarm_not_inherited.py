"""Alarms and interval timers of a parent are not those of its child (fork(2))."""
import os
import signal

timers = (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF)
for timer in timers:
    signal.setitimer(timer, 100, 10)
if os.fork() == 0:
    print([signal.getitimer(timer) for timer in timers], signal.alarm(0), flush=True)
    signal.setitimer(signal.ITIMER_REAL, 0)
    os._exit(0)
os.wait()
print([90 < signal.getitimer(timer)[0] < 101 for timer in timers], flush=True)
print([signal.getitimer(timer)[1] for timer in timers], flush=True)
