"""A blocked signal that is pending is lost with the process; unblocked by atexit, it is handled."""
import atexit
import os
import signal

signal.signal(10, lambda number, frame: print("handler", flush=True))
signal.pthread_sigmask(signal.SIG_BLOCK, [10])
for how in ("kept blocked", "unblocked"):
    if os.fork() == 0:
        os.kill(os.getpid(), 10)
        if how == "unblocked":
            atexit.register(signal.pthread_sigmask, signal.SIG_UNBLOCK, [10])
        raise SystemExit
    print(how, os.wait()[1], flush=True)
