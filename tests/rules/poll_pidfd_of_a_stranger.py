"""Anybody may watch a process by a pidfd, not only its parent."""
import os
import select

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(w)
    os.read(r, 1)
    os._exit(0)
if os.fork() == 0:
    os.close(w)
    fd = os.pidfd_open(pid)
    print([len(part) for part in select.select([fd], [], [])])
    try:
        os.waitid(os.P_PIDFD, fd, os.WEXITED)
    except ChildProcessError as error:
        print(error)
    raise SystemExit
os.close(r)
os.close(w)
os.wait(), os.wait()
