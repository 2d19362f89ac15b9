"""After fork() each process changes its own actions and mask (fork(2))."""
import os
import signal

r, w = os.pipe()
signal.signal(10, signal.SIG_IGN)
if os.fork() == 0:
    signal.signal(10, print)
    signal.signal(2, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_BLOCK, [12])
    signal.siginterrupt(10, False)
    os._exit(0)
os.wait()
print(repr(signal.getsignal(10)), signal.getsignal(2).__name__, signal.pthread_sigmask(0, []), flush=True)
