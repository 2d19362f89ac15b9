"""fork() returns 0 in the child and the child's pid in the parent (fork(2))."""
import os

me = os.getpid()
r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.write(w, f"{os.getpid()} {os.getppid()}".encode())
    os._exit(0)
os.waitpid(pid, 0)
print(os.read(r, 64).decode() == f"{pid} {me}", pid > 0, pid != me, os.getpid() == me)
