"""What signal() and getsignal() refuse (signalmodule.c: signal_signal_impl; sigaction(2))."""
import signal

for number, action in ((9, signal.SIG_DFL), (19, signal.SIG_IGN), (9, print), (32, signal.SIG_DFL),
                       (33, print), (0, signal.SIG_DFL), (65, signal.SIG_DFL), (-1, print),
                       (2**31, print), (10, 2), (10, None), (10, "SIG_DFL"), (10, -1),
                       ("10", print), (10.0, print), (None, print), (65, None), (9, None)):
    try:
        print(number, repr(signal.signal(number, action)), flush=True)
    except (OSError, ValueError, TypeError, OverflowError) as error:
        print(number, repr(action), type(error).__name__, error, flush=True)
for number in (0, 65, -1, 2**31, "1", 1.0, None, 32, 33):
    try:
        print(number, repr(signal.getsignal(number)), flush=True)
    except (ValueError, TypeError, OverflowError) as error:
        print(number, type(error).__name__, error, flush=True)
