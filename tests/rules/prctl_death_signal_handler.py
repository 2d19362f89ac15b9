"""A handler of the signal of PR_SET_PDEATHSIG ends pause; it sees the new parent."""
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
libc.prctl(36, 1)
me = os.getpid()
r, w = os.pipe()


def orphaned(number, frame):
    print(signal.Signals(number).name, os.getppid() == me, flush=True)
    os._exit(5)


middle = os.fork()
if middle == 0:
    if os.fork() == 0:
        signal.signal(signal.SIGHUP, orphaned)
        libc.prctl(1, signal.SIGHUP)
        os.write(w, b"x")
        while True:
            signal.pause()
    os.read(r, 1)
    os._exit(0)
os.waitpid(middle, 0)
print(os.waitstatus_to_exitcode(os.wait()[1]))
