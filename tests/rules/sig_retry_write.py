"""PEP 475: os.write() into a full pipe goes on after a handler; here it makes room."""
import os
import signal


def handler(number, frame):
    print("handler", len(os.read(r, 65536)), flush=True)


r, w = os.pipe()
print(os.write(w, bytes(65536)), flush=True)
signal.signal(14, handler)
signal.setitimer(signal.ITIMER_REAL, 0.2)
print(os.write(w, bytes(1000)), flush=True)
print(len(os.read(r, 65536)), flush=True)
