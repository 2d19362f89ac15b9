"""A fork bomb, stopped by the process limit.

Question: each process forks again and again, and so does each child. What stops them?

To be seen: the limit on the number of a user's processes (RLIMIT_NPROC, `ulimit -u`), here set
to eight. At the limit fork() fails with EAGAIN, in Python a BlockingIOError: "try again" when
others have ended. The limit does not hold for root, so the script first becomes an ordinary
user. It cannot do harm: the stopped processes end by themselves, and no more than 40 forks are
tried even without a limit.
"""

import errno
import os
import resource

PROCESSES = 8


def reap_all() -> None:
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass


def set_limit() -> None:
    """Leave room for PROCESSES: this one and those to come.

    The limit counts all processes of the user, other programs' as well. So find the lowest
    limit under which one fork works: that is one more than the user has now. (It comes out
    wrong only if those other programs start or end processes in this very moment.)
    """
    hard = resource.getrlimit(resource.RLIMIT_NPROC)[1]
    lowest = 1
    while True:
        resource.setrlimit(resource.RLIMIT_NPROC, (lowest, hard))
        try:
            if os.fork() == 0:
                os._exit(0)
            break
        except BlockingIOError:
            lowest += 1
    reap_all()
    limit = lowest - 2 + PROCESSES
    resource.setrlimit(resource.RLIMIT_NPROC, (limit, limit))


if os.getuid() == 0:
    user = 54000 + os.getpid() % 1000  # a user that has no other processes
    os.setgid(user)
    os.setuid(user)
set_limit()

fuse_r, fuse_w = os.pipe()  # one byte for each fork that may be tried
os.write(fuse_w, b"x" * 40)
os.close(fuse_w)
busy_r, busy_w = os.pipe()  # its end of file comes when all have stopped forking
gate_r, gate_w = os.pipe()  # its end of file lets the stopped ones end

first = os.getpid()
while os.read(fuse_r, 1):
    try:
        os.fork()
    except BlockingIOError as error:
        os.write(busy_w, b"x" if error.errno == errno.EAGAIN else b"?")
        break
os.close(busy_w)

if os.getpid() != first:
    os.close(gate_w)
    os.read(gate_r, 1)  # stay, or there would be room for one more
    reap_all()
    os._exit(0)

stopped = b""
while data := os.read(busy_r, 64):
    stopped += data
os.close(gate_w)
reap_all()
print("processes stopped by the limit:", stopped.count(b"x"))
print("fork said:", os.strerror(errno.EAGAIN))
