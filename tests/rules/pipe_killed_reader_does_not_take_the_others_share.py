"""Three blocked readers, two killed: the third gets the bytes."""
import os

r, w = os.pipe()
pids = []
for _ in range(3):
    pid = os.fork()
    if pid == 0:
        os._exit(len(os.read(r, 9)))
    while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "S":
        os.sched_yield()
    pids.append(pid)
os.kill(pids[0], 9)
os.kill(pids[1], 15)
os.write(w, b"12345")
print([os.waitpid(pid, 0)[1] for pid in pids[:2]], os.waitpid(pids[2], 0)[1] >> 8)
