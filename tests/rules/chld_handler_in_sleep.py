"""time.sleep() goes on for the rest of its time after a SIGCHLD handler has run (PEP 475)."""
import os
import signal
import time

times = []
signal.signal(signal.SIGCHLD, lambda *args: times.append(time.monotonic()))
pid = os.fork()
if pid == 0:
    time.sleep(0.1)
    os._exit(0)
began = time.monotonic()
time.sleep(0.6)
ended = time.monotonic()
print(len(times), times[0] < began + 0.5, ended >= began + 0.6)
print(os.wait()[0] == pid)
