"""A pipe that is made larger lets a blocked writer go on (pipe_set_size)."""
import fcntl
import os

r, w = os.pipe()
os.write(w, b"x" * 65536)
pid = os.fork()
if pid == 0:
    os._exit(os.write(w, b"y" * 50))
while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "S":
    os.sched_yield()
fcntl.fcntl(r, 1031, 1 << 17)
print(os.wait()[1] >> 8)
