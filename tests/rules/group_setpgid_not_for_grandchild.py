"""Only the parent may move a process: a grandchild gives ESRCH."""
import os

r, w = os.pipe()
r2, w2 = os.pipe()
if os.fork() == 0:
    os.close(w)
    pid = os.fork()
    if pid == 0:
        os.read(r, 1)
        os._exit(0)
    os.write(w2, b"%d" % pid)
    os.wait()
    os._exit(0)
grandchild = int(os.read(r2, 20))
try:
    os.setpgid(grandchild, grandchild)
except ProcessLookupError as error:
    print(error)
print(os.getpgid(grandchild) == os.getpgrp(), os.getsid(grandchild) == os.getsid(0))
os.close(w)
os.wait()
