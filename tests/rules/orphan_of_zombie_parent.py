"""A process whose parent is a zombie has another parent already."""
import os

r, w = os.pipe()
middle = os.fork()
if middle == 0:
    if os.fork() == 0:
        os.close(w)
        os.read(r, 1)
        os._exit(0)
    os._exit(0)
os.waitid(os.P_PID, middle, os.WEXITED | os.WNOWAIT)
print(repr(open(f"/proc/{middle}/task/{middle}/children").read()))
os.close(w)
os.wait()
