"""A death signal that is set when the parent has ended already is not sent."""
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
libc.prctl(36, 1)
me = os.getpid()
r, w = os.pipe()
middle = os.fork()
if middle == 0:
    if os.fork() == 0:
        os.read(r, 1)
        print(os.getppid() == me, libc.prctl(1, signal.SIGUSR1), signal.sigpending(), flush=True)
        os._exit(0)
    os._exit(0)
os.waitpid(middle, 0)
os.write(w, b"x")
print(os.wait()[1])
