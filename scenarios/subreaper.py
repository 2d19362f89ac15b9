"""A supervisor that adopts the orphans of its workers: a subreaper.

Question: a worker leaves two helpers behind when it ends. Who is their parent then, and who notices
when they end?

To be seen: by default the helpers belong to process 1, or to a subreaper further up, and the
supervisor never hears of them: it has no child to wait for. Once it has called
prctl(PR_SET_CHILD_SUBREAPER) the kernel gives it all orphans among its descendants, and wait()
returns pids of processes that it never made itself. So it can go on until nobody is left: who
adopts must also reap. systemd and container managers work like that. Python has no function for
prctl(); ctypes calls the one of the C library.
"""

import ctypes
import os

PR_SET_CHILD_SUBREAPER = 36
HELPERS = 2
supervisor = os.getpid()
libc = ctypes.CDLL(None, use_errno=True)
turn_r, turn_w = os.pipe()
done_r, done_w = os.pipe()


def helper(number: int) -> None:
    os.read(turn_r, 1)
    print("  helper: the supervisor is my parent:", os.getppid() == supervisor, flush=True)
    os.write(done_w, b"x")
    os._exit(number)


def worker() -> None:
    for number in range(HELPERS):
        if os.fork() == 0:
            helper(number)
    os._exit(0)


def supervise() -> None:
    made = os.fork()
    if made == 0:
        worker()
    os.waitpid(made, 0)
    print("  the worker has ended", flush=True)
    for _ in range(HELPERS):
        os.write(turn_w, b"x")
        os.read(done_r, 1)
        try:
            os.wait()
            print("  the supervisor reaped one that it did not make", flush=True)
        except ChildProcessError:
            print("  the supervisor has nobody to wait for", flush=True)


print("as usual:", flush=True)
supervise()
if libc.prctl(PR_SET_CHILD_SUBREAPER, 1) != 0:
    raise OSError(ctypes.get_errno(), "prctl failed")
print("as a subreaper:", flush=True)
supervise()
