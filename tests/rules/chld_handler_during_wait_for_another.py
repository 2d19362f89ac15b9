"""waitpid() of one child goes on after a handler has reaped another (PEP 475)."""
import os
import signal

r, w = os.pipe()
reaped = []


def reap(number, frame):
    if not reaped:
        reaped.append(os.waitpid(first, 0)[1] >> 8)
        os.write(w, b".")


parent = os.getpid()
last = os.fork()
if last == 0:
    os.read(r, 1)
    os._exit(7)
first = os.fork()
if first == 0:
    while open(f"/proc/{parent}/stat").read().rpartition(")")[2].split()[0] != "S":
        os.sched_yield()
    os._exit(6)
signal.signal(signal.SIGCHLD, reap)
print(os.waitpid(last, 0)[1] >> 8, reaped)
