"""The daemon idiom, fork, setsid, fork: the daemon is in a session and group of a leader that is gone,
is no leader itself, and its parent is neither of the two before (daemon(7))."""
import os

r, w = os.pipe()
r2, w2 = os.pipe()
first = os.getpid()
middle = os.fork()
if middle == 0:
    middle = os.getpid()
    print(os.setsid(), os.getsid(0) == middle == os.getpgrp(), os.getppid() == first, flush=True)
    if os.fork() == 0:
        os.close(w2)
        os.read(r2, 1)
        facts = (os.getsid(0) == middle, os.getpgrp() == middle, os.getpid() != middle,
                 os.getppid() not in (first, middle))
        os.write(w, str(facts).encode())
        os.setsid()
        os.write(w, str(os.getsid(0) == os.getpid() == os.getpgrp()).encode())
        os._exit(0)
    os._exit(0)
os.waitpid(middle, 0)
os.close(w)
os.close(w2)
with open(r) as file:
    print(file.read())
