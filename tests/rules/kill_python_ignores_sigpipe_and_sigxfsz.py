"""CPython ignores SIGPIPE (13) and SIGXFSZ (25) from its start (signal, pylifecycle.c)."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(w)
    os.read(r, 1)
    os._exit(8)
os.kill(pid, 13)
os.kill(pid, 25)
os.close(w)
print(os.wait()[1] >> 8)
