"""A stop ends a blocked write that has written something; SIGCONT does not resume it."""
import os

r, w = os.pipe()
results, tell = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(r)
    os.write(tell, b"%d" % (os.write(w, b"x" * 70000) >> 10))
    os._exit(0)
while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "S":
    os.sched_yield()
os.kill(pid, 19)
os.waitpid(pid, os.WUNTRACED)
os.read(r, 65536)
os.kill(pid, 18)
print(os.read(results, 9), "kB", os.wait()[1])
