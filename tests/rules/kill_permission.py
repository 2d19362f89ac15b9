"""A user may not signal the processes of others: EPERM (kill(2))."""
# as: root
import os

r, w = os.pipe()
parent = os.getpid()
pid = os.fork()
if pid == 0:
    os.setresuid(4711, 4711, 4711)
    for target, signal in ((parent, 0), (parent, 15), (1, 9), (os.getpid(), 0), (-os.getpgrp(), 0)):
        try:
            print(os.kill(target, signal))
        except OSError as error:
            print(error)
    raise SystemExit
os.wait()
