"""A pending alarm is not inherited by fork(), its handler is (fork(2), alarm(2))."""
import os
import signal
import time

signal.signal(signal.SIGALRM, lambda *args: print("alarm in", who, flush=True))
signal.setitimer(signal.ITIMER_REAL, 0.3)
who = "parent"
pid = os.fork()
if pid == 0:
    who = "child"
    print(signal.getitimer(signal.ITIMER_REAL), signal.alarm(0), flush=True)
    time.sleep(0.6)
    signal.raise_signal(signal.SIGALRM)
    os._exit(0)
os.wait()
