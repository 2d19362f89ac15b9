"""If the handler of the lower signal raises, that of the higher one still runs, later
(_PyErr_CheckSignalsTstate sets the flag again)."""
import os
import signal


def handler(number, frame):
    print("handler", number, flush=True)
    raise LookupError(number)


signal.signal(10, handler)
signal.signal(12, handler)
signal.signal(15, lambda number, frame: print("handler", number, flush=True))
signal.pthread_sigmask(signal.SIG_BLOCK, [10, 12, 15])
for number in (15, 12, 10):
    os.kill(os.getpid(), number)
try:
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [10, 12, 15])
    except LookupError as error:
        print("first", repr(error), flush=True)
        print("not reached", flush=True)
except LookupError as error:
    print("second", repr(error), repr(error.__context__), flush=True)
