"""setsid makes a new session and group with the caller's number, without a parent's group."""
import os

parent_group, parent_session = os.getpgrp(), os.getsid(0)
pid = os.fork()
if pid == 0:
    print(os.setsid(), os.getsid(0) == os.getpid(), os.getpgrp() == os.getpid())
    child = os.fork()
    if child == 0:
        print(os.getsid(0) == os.getppid(), os.getpgrp() == os.getppid(), os.getpgrp() != os.getpid())
        raise SystemExit
    os.wait()
    raise SystemExit
os.wait()
print(os.getpgrp() == parent_group, os.getsid(0) == parent_session)
