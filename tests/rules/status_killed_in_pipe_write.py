"""A writer killed in the middle of a write to a full pipe: what it had written stays there, and its
status tells only of the signal (pipe(7))."""
import fcntl
import os
import signal

r, w = os.pipe()
size = fcntl.fcntl(w, fcntl.F_GETPIPE_SZ)
pid = os.fork()
if pid == 0:
    os.close(r)
    os.write(w, bytes(3 * size))
    os._exit(0)
os.close(w)
while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "S":
    os.sched_yield()
os.kill(pid, signal.SIGTERM)
print(os.wait()[1])
total = 0
while data := os.read(r, size):
    total += len(data)
print(total == size)
