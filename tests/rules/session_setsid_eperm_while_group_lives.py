"""setsid fails not only for a group leader but whenever a group with the caller's number exists: here
the caller has left its group, but a member remains (setsid(2), ksys_setsid)."""
import os
import signal

home = os.getpgrp()
if os.fork() == 0:
    os.setpgid(0, 0)
    member = os.fork()
    if member == 0:
        signal.pause()
    os.setpgid(0, home)
    try:
        os.setsid()
    except PermissionError as error:
        print(error, flush=True)
    os.kill(member, signal.SIGKILL)
    os.waitpid(member, 0)
    os.setsid()
    print(os.getsid(0) == os.getpid(), flush=True)
    os._exit(0)
os.wait()
