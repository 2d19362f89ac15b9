"""A worker that must not outlive its supervisor: the death signal of the parent.

Question: the supervisor is killed with SIGKILL, so that it cannot tell its workers. How do they
learn of it?

To be seen: a child goes on when its parent ends; the first worker does. The second has asked with
prctl(PR_SET_PDEATHSIG) for SIGTERM when its parent ends, and the kernel sends it, whatever the
parent died of; a handler cleans up, and has another parent by then. The request must be made by the
child, as fork() does not pass it on. If the parent ended before, no signal comes any more: so the
worker looks afterwards whether getppid() is still the supervisor. Python has no function for
prctl(); ctypes calls the one of the C library. The script is a subreaper itself (see the scenario
subreaper) in order to see how the workers end.
"""

import ctypes
import os
import signal

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
libc = ctypes.CDLL(None, use_errno=True)


def prctl(option: int, value: int) -> None:
    if libc.prctl(option, value) != 0:
        raise OSError(ctypes.get_errno(), "prctl failed")


def worker(supervisor: int, with_signal: bool, ready: int) -> None:
    def clean_up(number: int, frame: object) -> None:
        print("  worker:", signal.Signals(number).name, "- cleans up", flush=True)
        print("  worker: my supervisor is my parent:", os.getppid() == supervisor, flush=True)
        os._exit(0)

    signal.signal(signal.SIGTERM, clean_up)
    if with_signal:
        prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != supervisor:
            os._exit(1)
    os.write(ready, b"%d" % os.getpid())
    while True:
        signal.pause()


def try_out(with_signal: bool) -> None:
    ready_r, ready_w = os.pipe()
    supervisor = os.fork()
    if supervisor == 0:
        me = os.getpid()
        if os.fork() == 0:
            worker(me, with_signal, ready_w)
        signal.pause()
    worker_pid = int(os.read(ready_r, 20))
    os.kill(supervisor, signal.SIGKILL)
    os.waitpid(supervisor, 0)
    if not with_signal:
        print("  still there:", os.waitpid(worker_pid, os.WNOHANG) == (0, 0), flush=True)
        os.kill(worker_pid, signal.SIGKILL)
    status = os.waitpid(worker_pid, 0)[1]
    print("  the worker ended with", os.waitstatus_to_exitcode(status), flush=True)


prctl(PR_SET_CHILD_SUBREAPER, 1)
print("without a death signal:", flush=True)
try_out(with_signal=False)
print("with a death signal:", flush=True)
try_out(with_signal=True)
