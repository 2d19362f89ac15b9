"""PEP 475: open() of a FIFO goes on after a handler; here the handler opens the other end."""
import os
import signal
import tempfile

ends = []


def handler(number, frame):
    print("handler", flush=True)
    ends.append(os.open(name, os.O_RDWR))


name = tempfile.mktemp()
os.mkfifo(name)
signal.signal(14, handler)
for flags in (os.O_RDONLY, os.O_WRONLY):
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    fd = os.open(name, flags)
    print("open", flush=True)
    os.close(ends.pop())
    os.close(fd)
signal.setitimer(signal.ITIMER_REAL, 0.2)
with open(name, "rb"):
    print("open", flush=True)
os.unlink(name)
