"""sigtimedwait() for a signal that is not blocked: an earlier one has gone to its handler; one
that comes during the wait is taken, and no handler runs (sigtimedwait(2))."""
import os
import signal
import time

seen = []
signal.signal(10, lambda number, frame: seen.append(number))
os.kill(os.getpid(), 10)
print(seen, signal.sigtimedwait([10], 0), flush=True)
parent = os.getpid()
pid = os.fork()
if pid == 0:
    while open(f"/proc/{parent}/stat").read().rpartition(")")[2].split()[0] != "S":
        time.sleep(0.01)
    os.kill(parent, 10)
    os._exit(0)
info = signal.sigtimedwait([10], 5)
print(info.si_signo, info.si_pid == pid, seen, os.wait()[1], flush=True)
