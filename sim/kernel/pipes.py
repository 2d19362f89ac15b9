"""Pipes: a bounded queue of bytes between those who hold its two ends.

Reading an empty pipe waits as long as anyone holds the write end and reports the end of
file after that; writing waits for room, and fails with EPIPE when nobody holds the read end.
A write of at most PIPE_BUF (4,096) bytes goes into one page, so it is never split.
Sources: pipe(7), fs/pipe.c.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sim.kernel.calls import system_call
from sim.kernel.errors import EAGAIN, EBUSY, EINVAL, EPERM, EPIPE, KernelError
from sim.kernel.files import (
    O_ACCMODE,
    O_CLOEXEC,
    O_DIRECT,
    O_NONBLOCK,
    O_RDONLY,
    O_WRONLY,
    OPERATIONS,
    POLLERR,
    POLLHUP,
    POLLIN,
    POLLOUT,
    POLLRDNORM,
    POLLWRNORM,
    Operations,
    Ready,
    Stat,
    discard,
    drop,
    install,
    new_file,
    write_returns,
)
from sim.kernel.process import OpenFile, Task, Value, Wait
from sim.kernel.record import Record
from sim.kernel.sending import send
from sim.kernel.signal_numbers import SIGPIPE

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

PAGE = 4096
DEFAULT_PAGES = 16
MAX_CAPACITY = 1 << 20
S_IFIFO = 0o010000
FIONREAD = 0x541B


class Buffer(NamedTuple):
    """One page of a pipe: where its unread bytes begin in the page, and those bytes."""

    offset: int
    data: bytes


class Pipe(Record):
    """The pages in a pipe, and how many open files each end has (struct pipe_inode_info).

    The capacity counts pages, not bytes: a write that does not fit into what is left of the
    last page begins a new one, so many writes of 3,000 bytes fill a pipe sooner than
    65,536 bytes would suggest.
    """

    __slots__ = ("buffers", "created", "id", "owner", "pages", "readers", "writers")

    def __init__(self, id: int, owner: int = 0, created: int = 0) -> None:
        self.id = id
        self.buffers: tuple[Buffer, ...] = ()
        self.pages = DEFAULT_PAGES
        self.readers = 0
        self.writers = 0
        self.owner = owner
        self.created = created

    @property
    def size(self) -> int:
        """How many bytes wait to be read."""
        return sum(len(buffer.data) for buffer in self.buffers)

    @property
    def full(self) -> bool:
        """No page is free (there may be room in the last one)."""
        return len(self.buffers) >= self.pages

    def take(self, count: int) -> bytes:
        """Remove and return up to ``count`` bytes."""
        parts: list[bytes] = []
        for index, (offset, data) in enumerate(self.buffers):
            if count < len(data):
                rest = Buffer(offset + count, data[count:])
                self.buffers = (rest, *self.buffers[index + 1 :]) if count else self.buffers[index:]
                return b"".join((*parts, data[:count]))
            parts.append(data)
            count -= len(data)
        self.buffers = ()
        return b"".join(parts)

    def merge(self, data: bytes) -> int:
        """Add the odd end of ``data`` (less than a page) to the last page, if it fits there.

        Linux puts the *first* ``len(data) % PAGE`` bytes there, so that what follows
        fills whole pages. Returns how many bytes were taken.
        """
        chars = len(data) % PAGE
        if not chars or not self.buffers:
            return 0
        last = self.buffers[-1]
        if last.offset + len(last.data) + chars > PAGE:
            return 0
        self.buffers = (*self.buffers[:-1], Buffer(last.offset, last.data + data[:chars]))
        return chars

    def fill(self, data: bytes) -> int:
        """Add ``data`` in new pages while any is free; returns how many bytes were taken."""
        free = max(0, self.pages - len(self.buffers))
        taken = data[: free * PAGE]
        self.buffers += tuple(
            Buffer(0, taken[start : start + PAGE]) for start in range(0, len(taken), PAGE)
        )
        return len(taken)

    def resize(self, size: int | None) -> int:
        """F_GETPIPE_SZ and F_SETPIPE_SZ: the capacity in bytes, a power of two of pages."""
        if size is not None:
            if not 0 <= size < 1 << 31:
                raise KernelError(EINVAL)
            capacity = max(PAGE, 1 << (size - 1).bit_length() if size else 0)
            if capacity > MAX_CAPACITY:
                raise KernelError(EPERM)
            if capacity // PAGE < len(self.buffers):
                raise KernelError(EBUSY)
            self.pages = capacity // PAGE
        return self.pages * PAGE


class PipeOperations(Operations):
    """Either end of a pipe, or a FIFO opened for both."""

    def read(self, k: Kernel, task: Task, file: OpenFile, count: int) -> bytes | Wait:
        """What is there, at once; b"" if nothing will ever come; else wait (pipe_read)."""
        pipe = k.pipes[file.target]
        if count == 0:
            return b""
        if pipe.buffers:
            was_full = pipe.full
            data = pipe.take(count)
            if was_full and not pipe.full:
                k.wake(("pipe-room", pipe.id))
            if pipe.buffers:
                k.wake(("pipe-data", pipe.id))
            return data
        if pipe.writers == 0:
            return b""
        if file.flags & O_NONBLOCK:
            raise KernelError(EAGAIN)
        return Wait((("pipe-data", pipe.id),), "pipe_read", exclusive=True)

    def write(self, k: Kernel, task: Task, file: OpenFile, data: bytes) -> int | Wait:
        """All of it, waiting for room as often as needed, or until a signal comes (pipe_write).

        ``task.progress`` counts what an earlier try has written already.
        """
        if not data:
            return 0
        pipe = k.pipes[file.target]
        done = task.progress
        if pipe.readers == 0:
            send(k, k.processes[task.pid], SIGPIPE, task.pid, "SI_USER")
            if done:
                return done
            raise KernelError(EPIPE)
        done = self._put(k, pipe, data, done)
        if write_returns(task, file, done, len(data)):
            if task.call is not None and not pipe.full:
                k.wake(("pipe-room", pipe.id))  # this one has waited; others may wait too
            return done
        return Wait((("pipe-room", pipe.id),), "pipe_write", exclusive=True)

    def _put(self, k: Kernel, pipe: Pipe, data: bytes, done: int) -> int:
        """Write as much as fits of what is after the ``done`` first bytes; returns how far."""
        was_empty, before = not pipe.buffers, done
        if not done:
            done += pipe.merge(data)
        done += pipe.fill(data[done:])
        if was_empty and done > before:
            k.wake(("pipe-data", pipe.id))
        return done

    def ready(self, k: Kernel, file: OpenFile) -> Ready:
        """pipe_poll: readable with data, HUP without writers; writable with room, ERR without
        readers.
        """
        pipe = k.pipes[file.target]
        events = 0
        if file.flags & O_ACCMODE != O_WRONLY:
            events |= (POLLIN | POLLRDNORM) if pipe.buffers else 0
            events |= POLLHUP if pipe.writers == 0 else 0
        if file.flags & O_ACCMODE != O_RDONLY:
            events |= 0 if pipe.full else POLLOUT | POLLWRNORM
            events |= POLLERR if pipe.readers == 0 else 0
        return Ready(events, (("pipe-data", pipe.id), ("pipe-room", pipe.id)))

    def stat(self, k: Kernel, file: OpenFile) -> Stat:
        """As pipefs shows it: mode prw-------, size 0."""
        pipe = k.pipes[file.target]
        time = k.epoch + pipe.created
        return Stat(S_IFIFO | 0o600, pipe.id, 15, 1, pipe.owner, pipe.owner, 0, time, time, time)

    def ioctl(self, k: Kernel, task: Task, file: OpenFile, request: int, arg: Value
              ) -> Value | Wait:
        """FIONREAD: how many bytes are there."""
        if request == FIONREAD:
            return k.pipes[file.target].size
        return super().ioctl(k, task, file, request, arg)

    def release(self, k: Kernel, file: OpenFile) -> None:
        """An end is gone: readers may now see the end of file, writers EPIPE."""
        pipe = k.pipes[file.target]
        mode = file.flags & O_ACCMODE
        pipe.readers -= mode != O_WRONLY
        pipe.writers -= mode != O_RDONLY
        if pipe.readers == pipe.writers == 0:
            del k.pipes[pipe.id]
        elif not pipe.readers or not pipe.writers:
            k.wake(("pipe-data", pipe.id), everyone=True)
            k.wake(("pipe-room", pipe.id), everyone=True)


OPERATIONS["pipe"] = PipeOperations()


def open_end(k: Kernel, pipe: Pipe, flags: int, path: str = "") -> OpenFile:
    """An open file for one end of the pipe (or both), by the access mode in ``flags``."""
    mode = flags & O_ACCMODE
    pipe.readers += mode != O_WRONLY
    pipe.writers += mode != O_RDONLY
    return new_file(k, "pipe", pipe.id, flags, path or f"pipe:[{pipe.id}]")


def new_pipe(k: Kernel, owner: int) -> Pipe:
    """An empty pipe with no ends open yet."""
    pipe = Pipe(k.next_pipe, owner=owner, created=k.now)
    k.pipes[pipe.id] = pipe
    k.next_pipe += 1
    return pipe


@system_call
def sys_pipe2(k: Kernel, task: Task, flags: int) -> tuple[int, int]:
    """pipe2(2): (read end, write end). EINVAL, EMFILE."""
    if flags & ~(O_CLOEXEC | O_NONBLOCK | O_DIRECT):
        raise KernelError(EINVAL)
    process = k.processes[task.pid]
    pipe = new_pipe(k, process.cred.euid)
    reader = open_end(k, pipe, O_RDONLY | flags)
    writer = open_end(k, pipe, O_WRONLY | flags)
    cloexec = bool(flags & O_CLOEXEC)
    try:
        first = install(k, process, reader, cloexec=cloexec)
    except KernelError:
        discard(k, reader, writer)
        raise
    try:
        return first, install(k, process, writer, cloexec=cloexec)
    except KernelError:
        process.first_free_fd = min(process.first_free_fd, first)
        drop(k, k.files[process.fds.pop(first).file])
        discard(k, writer)
        raise
