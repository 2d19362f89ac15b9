"""ItimerError, a child of OSError, for bad timers and negative times (setitimer(2); Python's way
to make a time from a float in pytime.c)."""
import signal

print(signal.ItimerError, signal.ItimerError.__mro__[1].__name__, hasattr(signal, "itimer_error"),
      flush=True)
for call in (lambda: signal.setitimer(3, 1), lambda: signal.setitimer(-1, 1),
             lambda: signal.setitimer(0, -1), lambda: signal.setitimer(0, 1, -1),
             lambda: signal.setitimer(0, 0, -1), lambda: signal.setitimer(0, -0.5),
             lambda: signal.getitimer(3), lambda: signal.getitimer(-1),
             lambda: signal.setitimer(0, float("nan"))):
    try:
        print(call(), flush=True)
    except (OSError, ValueError) as error:
        print(type(error).__name__, error, flush=True)
for seconds in (1e300, float("inf"), -1e300):
    try:
        print(signal.setitimer(0, seconds), flush=True)
    except OverflowError:
        print(seconds, "overflows", flush=True)
print(signal.alarm(0), flush=True)
