"""An exception from the handler ends calls that wait (PEP 475): pipes, files, FIFOs."""
import os
import signal
import tempfile


def handler(number, frame):
    raise TimeoutError(frame.f_code.co_name)


def timed(function, *args):
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        print(function(*args), flush=True)
    except TimeoutError as error:
        print(repr(error), flush=True)


signal.signal(14, handler)
r, w = os.pipe()
os.dup2(r, 0)
full_r, full_w = os.pipe()
os.write(full_w, bytes(65536))
name = tempfile.mktemp()
os.mkfifo(name)
timed(os.read, r, 1)
timed(os.write, full_w, b".")
timed(os.open, name, os.O_RDONLY)
timed(open, name, "w")
timed(input)
timed(open(r, "rb", closefd=False).read, 1)
os.unlink(name)
