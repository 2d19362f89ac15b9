"""setitimer() and getitimer() give (remaining, interval); of a disarmed timer the interval is kept
for ITIMER_VIRTUAL and ITIMER_PROF only (setitimer(2); kernel/time/itimer.c)."""
import signal

for timer in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
    print(signal.getitimer(timer), signal.setitimer(timer, 100), flush=True)
    value, interval = signal.setitimer(timer, 50, 2.5)
    print(95 < value < 101, interval, flush=True)
    value, interval = signal.getitimer(timer)
    print(45 < value < 51, interval, type(value).__name__, flush=True)
    value, interval = signal.setitimer(timer, 0, 7)
    print(45 < value < 51, interval, signal.getitimer(timer), flush=True)
    print(signal.setitimer(timer, 0), signal.getitimer(timer), flush=True)
