"""Of several blocked writers the one that waits longest writes first (pipe_write)."""
import os

r, w = os.pipe()
os.write(w, b"x" * 65536)
for n in range(3):
    pid = os.fork()
    if pid == 0:
        os.write(w, b"%d" % n * 4096)
        os._exit(0)
    while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "S":
        os.sched_yield()
order = []
os.set_blocking(r, False)
for _ in range(3):
    os.read(r, 4096)
    os.wait()
os.read(r, 65536 - 3 * 4096)
for _ in range(3):
    order.append(os.read(r, 4096)[:1])
print(order)
