"""If the handler raises, the part that was written is not told of, but it is in the pipe."""
import os
import signal


def handler(number, frame):
    raise TimeoutError


r, w = os.pipe()
signal.signal(14, handler)
signal.setitimer(signal.ITIMER_REAL, 0.3)
try:
    print(os.write(w, bytes(200000)), flush=True)
except TimeoutError:
    print("timeout", len(os.read(r, 200000)), flush=True)
