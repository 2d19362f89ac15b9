"""Graceful shutdown: SIGTERM to every worker; each handler tidies up and ends with a status of its own."""
import os
import signal
import sys

r, w = os.pipe()
workers = []
for n in range(3):
    pid = os.fork()
    if pid == 0:
        def stop(number, frame):
            os.write(w, b"c")
            sys.exit(10 + n)

        signal.signal(signal.SIGTERM, stop)
        try:
            os.write(w, b"r")
            while True:
                os.sched_yield()
        finally:
            os.write(w, b"f")
    workers.append(pid)
print([os.read(r, 1) for _ in workers])
for pid in workers:
    os.kill(pid, signal.SIGTERM)
print([os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in workers], sorted(os.read(r, 9).decode()))
