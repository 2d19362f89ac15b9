"""Descriptors: small numbers that name open files, and the calls that work on any of them.

A process has a table of descriptors. Each entry names an *open file description*
(`OpenFile`: offset, status flags), which `dup` and `fork` share rather than copy. What
`read` or `write` do is up to the kind of file: see `Operations` and `OPERATIONS`.
Sources: open(2), dup(2), fcntl(2), close(2); fs/file.c, fs/fcntl.c.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sim.kernel.calls import system_call
from sim.kernel.errors import EAGAIN, EBADF, EINVAL, EMFILE, ENOTTY, ESPIPE, KernelError
from sim.kernel.process import FD_ROOM, Fd, OpenFile, Process, Queue, Task, Value, Wait

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

O_RDONLY, O_WRONLY, O_RDWR, O_ACCMODE = 0, 1, 2, 3
O_CREAT, O_EXCL, O_NOCTTY, O_TRUNC = 0o100, 0o200, 0o400, 0o1000
O_APPEND, O_NONBLOCK, O_DSYNC, O_ASYNC = 0o2000, 0o4000, 0o10000, 0o20000
O_DIRECT, O_LARGEFILE, O_DIRECTORY, O_NOFOLLOW = 0o40000, 0o100000, 0o200000, 0o400000
O_NOATIME, O_CLOEXEC, O_PATH = 0o1000000, 0o2000000, 0o10000000
O_SYNC, O_TMPFILE = 0o4010000, 0o20200000
FD_CLOEXEC = 1
SEEK_HOLE = 4
F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC = 0, 1, 2, 3, 4, 1030
F_SETPIPE_SZ, F_GETPIPE_SZ = 1031, 1032
FIONCLEX, FIOCLEX = 0x5450, 0x5451
OPENING_FLAGS = O_CLOEXEC | O_CREAT | O_EXCL | O_NOCTTY | O_TRUNC
"""Flags that matter only when a file is opened."""
SETTABLE_FLAGS = O_APPEND | O_NONBLOCK | O_ASYNC | O_DIRECT | O_NOATIME
RLIMIT_NOFILE = 7
DEFAULT_NOFILE = 1024

POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL = 1, 2, 4, 8, 16, 32
POLLRDNORM, POLLWRNORM = 0x40, 0x100


class Stat(NamedTuple):
    """What stat(2) reports; times in ns since the epoch, sizes in bytes."""

    mode: int
    ino: int
    dev: int
    nlink: int
    uid: int
    gid: int
    size: int
    atime: int
    mtime: int
    ctime: int
    blksize: int = 4096
    blocks: int = 0
    rdev: int = 0


class Ready(NamedTuple):
    """What poll(2) needs of a file: its event bits now, and where changes are announced."""

    events: int
    queues: tuple[Queue, ...]


class Operations:
    """What can be done with one kind of open file (struct file_operations).

    A kind overrides what it supports; the rest fails as Linux does. ``read`` and ``write``
    are called only on files open for it. All may return a `Wait`.
    """

    def read(self, k: Kernel, task: Task, file: OpenFile, count: int) -> bytes | Wait:
        """Up to ``count`` bytes from the file's offset, b"" at the end."""
        raise KernelError(EINVAL)

    def write(self, k: Kernel, task: Task, file: OpenFile, data: bytes) -> int | Wait:
        """Write at the file's offset; returns how many bytes were taken."""
        raise KernelError(EINVAL)

    def seek(self, k: Kernel, file: OpenFile, offset: int, whence: int) -> int:
        """Move the offset, return the new one."""
        raise KernelError(ESPIPE)

    def ready(self, k: Kernel, file: OpenFile) -> Ready:
        """The poll state. A kind that never blocks is always ready."""
        return Ready(POLLIN | POLLOUT | POLLRDNORM | POLLWRNORM, ())

    def stat(self, k: Kernel, file: OpenFile) -> Stat:
        """The inode's attributes."""
        raise KernelError(EBADF)

    def release(self, k: Kernel, file: OpenFile) -> None:
        """The last descriptor is gone."""

    def ioctl(self, k: Kernel, task: Task, file: OpenFile, request: int, arg: Value
              ) -> Value | Wait:
        """A control request."""
        raise KernelError(ENOTTY)


OPERATIONS: dict[str, Operations] = {}
"""The operations of each kind of open file; each kind's module adds its own."""


# ---- the descriptor table --------------------------------------------------------------


def file_of(k: Kernel, task: Task, fd: int) -> OpenFile:
    """The open file behind a descriptor of the task's process; EBADF if there is none."""
    entry = k.processes[task.pid].fds.get(fd)
    if entry is None:
        raise KernelError(EBADF)
    return k.files[entry.file]


def new_file(k: Kernel, kind: str, target: int, flags: int, path: str) -> OpenFile:
    """Make an open file description; it lives until its last descriptor is closed."""
    file = OpenFile(k.next_file, kind, target, flags & ~OPENING_FLAGS, path)
    k.files[file.id] = file
    k.next_file += 1
    return file


def install(k: Kernel, process: Process, file: OpenFile, *, cloexec: bool, least: int = 0) -> int:
    """Give the file the lowest free descriptor from ``least`` up; EMFILE beyond the limit."""
    fds = process.fds
    fd = max(least, process.first_free_fd)
    while fd in fds:
        fd += 1
    if fd >= process.limits.get(RLIMIT_NOFILE, (DEFAULT_NOFILE, 0))[0]:
        raise KernelError(EMFILE)
    if least <= process.first_free_fd:
        process.first_free_fd = fd + 1
    if fd >= process.fd_room:
        process.fd_room = room_for(fd)
    fds[fd] = Fd(file.id, cloexec)
    file.refs += 1
    return fd


def room_for(fd: int) -> int:
    """The size of a descriptor table that reaches to ``fd`` (alloc_fdtable)."""
    return max(FD_ROOM, 1 << fd.bit_length())


def install_new(k: Kernel, process: Process, file: OpenFile, *, cloexec: bool) -> int:
    """Give a file that was just made its first descriptor; it is released if there is none."""
    try:
        return install(k, process, file, cloexec=cloexec)
    except KernelError:
        discard(k, file)
        raise


def discard(k: Kernel, *files: OpenFile) -> None:
    """Release open files that never got a descriptor."""
    for file in files:
        file.refs += 1
        drop(k, file)


def drop(k: Kernel, file: OpenFile) -> None:
    """One reference to an open file less; the last one releases it."""
    file.refs -= 1
    if file.refs == 0:
        del k.files[file.id]
        OPERATIONS[file.kind].release(k, file)


def close_fd(k: Kernel, process: Process, fd: int) -> None:
    """Remove a descriptor that exists from a table."""
    entry = process.fds.pop(fd)
    process.first_free_fd = min(process.first_free_fd, fd)
    drop(k, k.files[entry.file])


@system_call
def sys_close(k: Kernel, task: Task, fd: int) -> None:
    """close(2)."""
    process = k.processes[task.pid]
    if fd not in process.fds:
        raise KernelError(EBADF)
    close_fd(k, process, fd)


@system_call
def sys_close_range(k: Kernel, task: Task, first: int, last: int) -> None:
    """close_range(2) with no flags: closes what is open between first and last, inclusive."""
    process = k.processes[task.pid]
    for fd in sorted(fd for fd in process.fds if first <= fd <= last):
        close_fd(k, process, fd)


@system_call
def sys_dup(k: Kernel, task: Task, fd: int) -> int:
    """dup(2): another descriptor, the lowest free one, of the same open file."""
    file = file_of(k, task, fd)
    return install(k, k.processes[task.pid], file, cloexec=False)


@system_call
def sys_dup3(k: Kernel, task: Task, fd: int, target: int, flags: int) -> int:
    """dup3(2): make ``target`` a descriptor of the same open file, closing what it was."""
    if fd == target:
        raise KernelError(EINVAL)
    return _duplicate(k, task, fd, target, cloexec=bool(flags & O_CLOEXEC))


@system_call
def sys_dup2(k: Kernel, task: Task, fd: int, target: int) -> int:
    """dup2(2): as dup3, but of a descriptor onto itself it does nothing."""
    if fd == target:
        file_of(k, task, fd)
        return target
    return _duplicate(k, task, fd, target, cloexec=False)


def _duplicate(k: Kernel, task: Task, fd: int, target: int, *, cloexec: bool) -> int:
    process = k.processes[task.pid]
    file = file_of(k, task, fd)
    if not 0 <= target < process.limits.get(RLIMIT_NOFILE, (DEFAULT_NOFILE, 0))[0]:
        raise KernelError(EBADF)
    file.refs += 1
    if target in process.fds:
        close_fd(k, process, target)
    process.fds[target] = Fd(file.id, cloexec)
    process.fd_room = max(process.fd_room, room_for(target))
    return target


@system_call
def sys_fcntl(k: Kernel, task: Task, fd: int, command: int, arg: int) -> int:
    """fcntl(2): duplicating, descriptor flags, status flags, pipe size."""
    process = k.processes[task.pid]
    file = file_of(k, task, fd)
    if command in (F_DUPFD, F_DUPFD_CLOEXEC):
        if not 0 <= arg < process.limits.get(RLIMIT_NOFILE, (DEFAULT_NOFILE, 0))[0]:
            raise KernelError(EINVAL)
        return install(k, process, file, cloexec=command == F_DUPFD_CLOEXEC, least=arg)
    if command == F_GETFD:
        return FD_CLOEXEC if process.fds[fd].cloexec else 0
    if command == F_SETFD:
        process.fds[fd] = Fd(file.id, bool(arg & FD_CLOEXEC))
        return 0
    if command == F_GETFL:
        return file.flags | (O_LARGEFILE if file.kind == "regular" else 0)
    if command == F_SETFL:
        file.flags = (file.flags & ~SETTABLE_FLAGS) | (arg & SETTABLE_FLAGS)
        return 0
    if command in (F_GETPIPE_SZ, F_SETPIPE_SZ) and file.kind in ("pipe", "fifo"):
        size = k.pipes[file.target].resize(arg if command == F_SETPIPE_SZ else None)
        if not k.pipes[file.target].full:
            k.wake(("pipe-room", file.target))
        return size
    raise KernelError(EBADF if command in (F_GETPIPE_SZ, F_SETPIPE_SZ) else EINVAL)


# ---- reading and writing -----------------------------------------------------------------


def write_returns(task: Task, file: OpenFile, done: int, total: int) -> bool:
    """Whether a write that has moved ``done`` of ``total`` bytes returns; else it waits for room.

    It returns early, if it has moved anything, where it must not block or a signal is to be
    taken. EAGAIN if it must not block and has moved nothing.
    """
    if done == total or (done and (file.flags & O_NONBLOCK or task.signalled)):
        return True
    if file.flags & O_NONBLOCK:
        raise KernelError(EAGAIN)
    task.progress = done
    return False


@system_call
def sys_read(k: Kernel, task: Task, fd: int, count: int) -> bytes | Wait:
    """read(2)."""
    file = file_of(k, task, fd)
    if file.flags & O_ACCMODE == O_WRONLY or file.flags & O_PATH:
        raise KernelError(EBADF)
    return OPERATIONS[file.kind].read(k, task, file, count)


@system_call
def sys_write(k: Kernel, task: Task, fd: int, data: bytes) -> int | Wait:
    """write(2)."""
    file = file_of(k, task, fd)
    if file.flags & O_ACCMODE == O_RDONLY or file.flags & O_PATH:
        raise KernelError(EBADF)
    return OPERATIONS[file.kind].write(k, task, file, data)


@system_call
def sys_pread64(k: Kernel, task: Task, fd: int, count: int, offset: int) -> bytes | Wait:
    """pread(2): read at a given offset, leaving the file's own alone."""
    file = _seekable(k, task, fd, offset)
    if file.flags & O_ACCMODE == O_WRONLY:
        raise KernelError(EBADF)
    saved, file.offset = file.offset, offset
    try:
        return OPERATIONS[file.kind].read(k, task, file, count)
    finally:
        file.offset = saved


@system_call
def sys_pwrite64(k: Kernel, task: Task, fd: int, data: bytes, offset: int) -> int | Wait:
    """pwrite(2): write at a given offset, leaving the file's own alone."""
    file = _seekable(k, task, fd, offset)
    if file.flags & O_ACCMODE == O_RDONLY:
        raise KernelError(EBADF)
    saved, file.offset = file.offset, offset
    try:
        return OPERATIONS[file.kind].write(k, task, file, data)
    finally:
        file.offset = saved


def _seekable(k: Kernel, task: Task, fd: int, offset: int) -> OpenFile:
    if offset < 0:
        raise KernelError(EINVAL)
    file = file_of(k, task, fd)
    OPERATIONS[file.kind].seek(k, file, 0, 1)
    return file


@system_call
def sys_lseek(k: Kernel, task: Task, fd: int, offset: int, whence: int) -> int:
    """lseek(2)."""
    file = file_of(k, task, fd)
    if not 0 <= whence <= SEEK_HOLE:
        raise KernelError(EINVAL)
    return OPERATIONS[file.kind].seek(k, file, offset, whence)


@system_call
def sys_fstat(k: Kernel, task: Task, fd: int) -> Stat:
    """fstat(2)."""
    file = file_of(k, task, fd)
    return OPERATIONS[file.kind].stat(k, file)


@system_call
def sys_ioctl(k: Kernel, task: Task, fd: int, request: int, arg: Value = None
              ) -> Value | Wait:
    """ioctl(2)."""
    file = file_of(k, task, fd)
    if request in (FIOCLEX, FIONCLEX) and not file.flags & O_PATH:
        k.processes[task.pid].fds[fd] = Fd(file.id, request == FIOCLEX)
        return 0
    return OPERATIONS[file.kind].ioctl(k, task, file, request, arg)
