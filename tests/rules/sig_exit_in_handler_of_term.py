"""sys.exit() in a handler of SIGTERM runs `finally` and atexit; the status is as given."""
import atexit
import os
import signal
import sys


def handler(number, frame):
    print("handler", flush=True)
    sys.exit(7)


atexit.register(print, "atexit", flush=True)
signal.signal(signal.SIGTERM, handler)
try:
    os.kill(os.getpid(), signal.SIGTERM)
    print("not reached", flush=True)
finally:
    print("finally", flush=True)
