"""alarm() and ITIMER_REAL are the same timer (alarm(2), NOTES)."""
import signal

signal.alarm(100)
value, interval = signal.getitimer(signal.ITIMER_REAL)
print(90 < value <= 100, interval, flush=True)
value, interval = signal.setitimer(signal.ITIMER_REAL, 200, 30)
print(90 < value <= 100, interval, flush=True)
print(190 < signal.alarm(0) <= 200, signal.getitimer(signal.ITIMER_REAL), flush=True)
