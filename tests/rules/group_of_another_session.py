"""A parent cannot move a child that has made its own session."""
import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.setsid()
    os.write(w, b".")
    os.read(0, 0)
    os.kill(os.getpid(), 19)
    os._exit(0)
os.read(r, 1)
for pgid in (pid, 0, os.getpgrp()):
    try:
        os.setpgid(pid, pgid)
    except PermissionError as error:
        print(error)
print(os.getsid(pid) == pid)
os.kill(pid, 9)
os.wait()
