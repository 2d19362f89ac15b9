"""A writer that waits for room gets EPIPE, or what it has written so far, when the reader goes."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(r)
    print(os.write(w, b"x" * 100000) == 65536)
    try:
        os.write(w, b"x")
    except BrokenPipeError as error:
        print(error)
    raise SystemExit
while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "S":
    os.sched_yield()
os.close(r)
os.wait()
