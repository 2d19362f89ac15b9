"""Two children of one parent have the same parent and different pids."""
import os

r, w = os.pipe()
pids = []
for _ in range(3):
    pid = os.fork()
    if pid == 0:
        os.write(w, b"%07d" % os.getppid())
        os._exit(0)
    pids.append(pid)
for pid in pids:
    os.waitpid(pid, 0)
told = os.read(r, 21)
print(len(set(pids)), told == b"%07d" % os.getpid() * 3)
