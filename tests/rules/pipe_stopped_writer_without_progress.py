"""A blocked write that has written nothing yet is begun again after a stop."""
import os

r, w = os.pipe()
os.write(w, b"x" * 65536)
pid = os.fork()
if pid == 0:
    os.close(r)
    os._exit(os.write(w, b"y" * 50))
while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "S":
    os.sched_yield()
os.kill(pid, 19)
os.waitpid(pid, os.WUNTRACED)
os.kill(pid, 18)
os.read(r, 65536)
print(os.wait()[1] >> 8, len(os.read(r, 80)))
