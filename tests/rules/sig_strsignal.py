"""strsignal() tells what a signal is called; None for the unknown ones (signalmodule.c)."""
import signal

for number in range(1, 65):
    print(number, signal.strsignal(number), flush=True)
for number in (0, 65, -1, 1000):
    try:
        print(number, signal.strsignal(number), flush=True)
    except ValueError as error:
        print(number, error, flush=True)
