"""alarm() returns the seconds of the alarm before: rounded to the nearest, but 1 at least; 0 cancels
(alarm(2); alarm_setitimer in kernel/time/itimer.c)."""
import signal

print(signal.alarm(0), signal.alarm(2000), signal.alarm(50), signal.alarm(0), signal.alarm(0),
      flush=True)
for seconds in (7.9, 7.3, 1.3, 0.4, 0.9):
    signal.setitimer(signal.ITIMER_REAL, seconds)
    print(seconds, signal.alarm(70), signal.alarm(0), flush=True)
print(signal.getitimer(signal.ITIMER_REAL), flush=True)
