"""PEP 475: read() of a buffered file goes on after handlers until all is there."""
import os
import signal


def handler(number, frame):
    print("handler", flush=True)
    os.write(w, b"12345")


r, w = os.pipe()
signal.signal(14, handler)
file = open(r, "rb")
signal.setitimer(signal.ITIMER_REAL, 0.2, 0.2)
data = file.read(15)
signal.setitimer(signal.ITIMER_REAL, 0)
print(data, flush=True)
