"""The argument of alarm() is unsigned: -1 is a far future (alarm(2); signal_alarm_impl)."""
import signal

print(signal.alarm(-1), flush=True)
print(signal.getitimer(signal.ITIMER_REAL)[0] > 4.2e9, flush=True)
print(2**32 - 20 < signal.alarm(2**31 - 1) < 2**32, flush=True)
print(2**31 - 20 < signal.alarm(0) < 2**31, flush=True)
