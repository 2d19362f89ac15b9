"""Bad `how` and bad signal numbers (signalmodule.c; _Py_Sigset_Converter in posixmodule.c)."""
import signal

for how, mask in ((3, []), (-1, []), (1000, [10]), (2**31, []), (0, [0]), (0, [65]), (0, [-1]),
                  (0, [10, 1000]), (0, [2**31]), (0, [2**70]), (0, [None]), (0, "10"), (0, 10),
                  (0, [True]), (0, b"\x0a"), (3, [65])):
    try:
        print(how, repr(mask), signal.pthread_sigmask(how, mask), flush=True)
    except (OSError, ValueError, TypeError, OverflowError) as error:
        print(how, repr(mask), type(error).__name__, error, flush=True)
print(sorted(signal.pthread_sigmask(0, [])), flush=True)
