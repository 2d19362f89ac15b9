"""os._exit() and sys.exit() in a handler: the latter is an exception like others."""
import os
import signal
import sys

for end in (lambda number, frame: os._exit(3), lambda number, frame: sys.exit(4),
            lambda number, frame: sys.exit("message")):
    if os.fork() == 0:
        signal.signal(10, end)
        try:
            os.kill(os.getpid(), 10)
        finally:
            print("finally", flush=True)
    print(os.wait()[1] >> 8, flush=True)
