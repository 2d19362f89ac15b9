"""A child of an ignoring parent that leaves children behind: they are no children of the grandparent, so that its
wait() ends when the child is gone."""
import os
import signal

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
r, w = os.pipe()
r2, w2 = os.pipe()
if os.fork() == 0:
    if os.fork() == 0:
        os.close(w)
        os.read(r, 1)
        os.write(w2, b"orphan")
        os._exit(0)
    os._exit(0)
try:
    os.wait()
except ChildProcessError as error:
    print(error)
os.close(w)
os.close(w2)
print(os.read(r2, 9), os.read(r2, 9))
