"""A session leader cannot change its group, and a group leader cannot make a session."""
import os

if os.fork() == 0:
    os.setsid()
    for call in (lambda: os.setpgid(0, 0), lambda: os.setsid(), lambda: os.setpgrp()):
        try:
            print(call())
        except PermissionError as error:
            print(error)
    print(os.getsid(0) == os.getpid() == os.getpgid(0))
    raise SystemExit
os.wait()
if os.fork() == 0:
    os.setpgid(0, 0)
    try:
        os.setsid()
    except PermissionError as error:
        print(error)
    raise SystemExit
os.wait()
