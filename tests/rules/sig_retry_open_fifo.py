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
for how in (lambda: os.open(name, os.O_RDONLY), lambda: os.open(name, os.O_WRONLY),
            lambda: open(name, "rb").fileno()):
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    fd = how()
    print("open", flush=True)
    os.close(ends.pop())
os.unlink(name)
