"""Of several blocked readers the one that waits longest gets the next bytes (pipe_read)."""
import os

r, w = os.pipe()
results, tell = os.pipe()
pids = []
for n in range(3):
    pid = os.fork()
    if pid == 0:
        os.close(w)
        while data := os.read(r, 1):
            os.write(tell, b"%d%s " % (n, data))
            os.read(0, 0)
        os._exit(0)
    while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "S":
        os.sched_yield()
    pids.append(pid)
for letter in b"abcd":
    os.write(w, bytes([letter]))
    print(os.read(results, 9))
    for pid in pids:
        while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "S":
            os.sched_yield()
os.close(w)
for _ in pids:
    os.wait()
