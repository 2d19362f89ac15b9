"""A parent may move its child into a group, from both sides with the same result."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(w)
    os.read(r, 1)
    os._exit(os.getpgid(0) == os.getpid())
print(os.getpgid(pid) == os.getpgid(0))
os.setpgid(pid, pid)
print(os.getpgid(pid) == pid)
os.setpgid(pid, os.getpgrp())
print(os.getpgid(pid) == os.getpgrp())
os.setpgid(pid, 0)
os.close(w)
print(os.wait()[1] >> 8)
