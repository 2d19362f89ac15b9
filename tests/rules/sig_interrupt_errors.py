"""What siginterrupt() refuses (signalmodule.c; siginterrupt(3))."""
import signal

for number, flag in ((0, True), (65, False), (-1, True), (9, True), (19, False), (32, True),
                     (10, 2), (10, ""), (64, []), (15, None)):
    try:
        print(number, repr(flag), signal.siginterrupt(number, flag), flush=True)
    except (ValueError, OSError, TypeError) as error:
        print(number, repr(flag), type(error).__name__, error, flush=True)
print(repr(signal.getsignal(10)), repr(signal.getsignal(64)), flush=True)
