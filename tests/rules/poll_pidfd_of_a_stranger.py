"""Anybody may watch a process by a pidfd, not only its parent."""
import os
import select

r, w = os.pipe()
r2, w2 = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(w)
    os.read(r, 1)
    os._exit(0)
if os.fork() == 0:
    os.close(w)
    fd = os.pidfd_open(pid)
    os.write(w2, b".")
    print([len(part) for part in select.select([fd], [], [])])
    try:
        os.waitid(os.P_PIDFD, fd, os.WEXITED)
    except ChildProcessError as error:
        print(error)
    raise SystemExit
os.read(r2, 1)
os.close(w)
os.wait(), os.wait()
