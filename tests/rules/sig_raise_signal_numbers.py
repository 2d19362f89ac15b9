"""raise_signal(): 0 is a test, numbers that do not exist are EINVAL (raise(3), tgkill(2))."""
import signal

for number in (0, 65, -1, 1000, 17, 28):
    try:
        print(number, signal.raise_signal(number), flush=True)
    except OSError as error:
        print(number, type(error).__name__, error, flush=True)
