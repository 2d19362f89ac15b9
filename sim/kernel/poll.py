"""Waiting for several files at once: poll and select. And pidfds, files that are processes.

Sources: poll(2), select(2), pidfd_open(2); fs/select.c.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.calls import system_call
from sim.kernel.errors import (
    EBADF,
    EINVAL,
    ERESTART_RESTARTBLOCK,
    ERESTARTNOHAND,
    ESRCH,
    KernelError,
)
from sim.kernel.files import (
    O_CLOEXEC,
    O_NONBLOCK,
    O_RDWR,
    OPERATIONS,
    POLLERR,
    POLLHUP,
    POLLIN,
    POLLNVAL,
    POLLOUT,
    POLLPRI,
    POLLRDNORM,
    POLLWRNORM,
    Operations,
    Ready,
    Stat,
    file_of,
    install_new,
    new_file,
)
from sim.kernel.process import OpenFile, Queue, Task, Value, Wait

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

READABLE = POLLIN | POLLRDNORM | POLLHUP | POLLERR
WRITABLE = POLLOUT | POLLWRNORM | POLLERR
EXCEPTIONAL = POLLPRI


@system_call
def sys_poll(k: Kernel, task: Task, wanted: tuple[tuple[int, int], ...],
             timeout: int | None) -> Value | Wait:
    """poll(2): ((fd, events), ...) of those that are ready, () after ``timeout`` ns."""
    fds = k.processes[task.pid].fds
    found: list[tuple[int, int]] = []
    queues: list[Queue] = []
    for fd, events in wanted:
        if fd < 0:
            continue
        if fd not in fds:
            found.append((fd, POLLNVAL))
            continue
        file = file_of(k, task, fd)
        ready = OPERATIONS[file.kind].ready(k, file)
        queues.extend(ready.queues)
        if hit := ready.events & (events | POLLHUP | POLLERR):
            found.append((fd, hit))
    return tuple(found) if found else _wait(k, task, queues, timeout, "poll", ERESTART_RESTARTBLOCK)


@system_call
def sys_select(k: Kernel, task: Task, reads: tuple[int, ...], writes: tuple[int, ...],
               excepts: tuple[int, ...], timeout: int | None) -> Value | Wait:
    """select(2): the ready ones of the three sets, after ``timeout`` ns three times (). EBADF.

    Descriptors beyond the process's table are not looked at, and stay in the sets as if they
    were ready (core_sys_select).
    """
    if timeout is not None and timeout < 0:
        raise KernelError(EINVAL)
    process = k.processes[task.pid]
    if any(fd not in process.fds and fd < process.fd_room for fd in (*reads, *writes, *excepts)):
        raise KernelError(EBADF)
    queues: list[Queue] = []
    answers: list[tuple[int, ...]] = []
    beyond: list[tuple[int, ...]] = []
    found = False
    for wanted, bits in ((reads, READABLE), (writes, WRITABLE), (excepts, EXCEPTIONAL)):
        hits: list[int] = []
        for fd in wanted:
            if fd >= process.fd_room:
                continue
            file = file_of(k, task, fd)
            ready = OPERATIONS[file.kind].ready(k, file)
            queues.extend(ready.queues)
            if ready.events & bits:
                hits.append(fd)
        found = found or bool(hits)
        beyond.append(tuple(fd for fd in wanted if fd >= process.fd_room))
        answers.append(tuple(hits) + beyond[-1])
    if found:
        return tuple(answers)
    result = _wait(k, task, queues, timeout, "select", ERESTARTNOHAND)
    return result if isinstance(result, Wait) else tuple(beyond)


def _wait(k: Kernel, task: Task, queues: list[Queue], timeout: int | None,
          reason: str, restart: int) -> tuple[()] | Wait:
    deadline = k.deadline(task, timeout)
    if deadline is not None and deadline <= k.now:
        return ()
    return Wait(tuple(dict.fromkeys(queues)), f"do_{reason}", deadline, restart=restart)


# ---- pidfds ------------------------------------------------------------------------------------


class PidfdOperations(Operations):
    """A process as a file: readable once it has ended.

    The target is the pid; it becomes `lifecycle.GONE` when the process is reaped, so that
    another process that is given the same number is not taken for it.
    """

    def ready(self, k: Kernel, file: OpenFile) -> Ready:
        """POLLIN when the process is a zombie or gone (POLLHUP too once it was reaped)."""
        process = k.processes.get(file.target)
        if process is None:  # the target is GONE
            return Ready(POLLIN | POLLRDNORM | POLLHUP, ())
        ended = process.exit_status is not None
        return Ready(POLLIN | POLLRDNORM if ended else 0, (("process", file.target),))

    def release(self, k: Kernel, file: OpenFile) -> None:
        """The process need not be told of its end any more."""
        process = k.processes.get(file.target)
        if process is not None:
            process.pidfds = tuple(number for number in process.pidfds if number != file.id)

    def stat(self, k: Kernel, file: OpenFile) -> Stat:
        """As pidfs shows it."""
        return Stat(0o100700, file.target, 7, 1, 0, 0, 0, k.epoch, k.epoch, k.epoch)


OPERATIONS["pidfd"] = PidfdOperations()


@system_call
def sys_pidfd_open(k: Kernel, task: Task, pid: int, flags: int) -> int:
    """pidfd_open(2): a descriptor (close-on-exec) of a living or zombie process."""
    if flags & ~O_NONBLOCK or pid <= 0:
        raise KernelError(EINVAL)
    target = k.processes.get(pid)
    if target is None:
        raise KernelError(ESRCH)
    file = new_file(k, "pidfd", pid, O_RDWR | flags | O_CLOEXEC, "anon_inode:[pidfd]")
    target.pidfds += (file.id,)
    return install_new(k, k.processes[task.pid], file, cloexec=True)
