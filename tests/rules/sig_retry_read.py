"""PEP 475: os.read() goes on after a handler; here the handler brings the data."""
import os
import signal


def handler(number, frame):
    print("handler", flush=True)
    os.write(w, b"data of the handler")


r, w = os.pipe()
signal.signal(14, handler)
signal.setitimer(signal.ITIMER_REAL, 0.2)
print(os.read(r, 100), flush=True)
signal.setitimer(signal.ITIMER_REAL, 0.2)
print(os.readv(r, [bytearray(100)]), flush=True)
