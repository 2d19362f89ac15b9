"""Children of a stopped process run on; it reaps them when it is continued."""
import os

r, w = os.pipe()
r2, w2 = os.pipe()
pid = os.fork()
if pid == 0:
    if os.fork() == 0:
        os.write(w2, b".")
        os.read(r, 1)
        os.write(w2, b"child ran")
        os._exit(2)
    os._exit(os.wait()[1] >> 8)
os.read(r2, 1)
os.kill(pid, 19)
os.waitpid(pid, os.WUNTRACED)
os.write(w, b"x")
print(os.read(r2, 20))
print(os.waitpid(pid, os.WNOHANG))
os.kill(pid, 18)
print(os.wait()[1] >> 8)
