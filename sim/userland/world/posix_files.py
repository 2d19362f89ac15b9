"""The part of `posix` that works on descriptors.

Which system calls each function makes was seen with strace on CPython 3.12 and glibc 2.36.
readv, writev, sendfile and copy_file_range are made of reads and writes. Source:
Modules/posixmodule.c; PEP 446 (new descriptors are not inheritable).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sim.kernel.errors import EBADF, EINVAL
from sim.kernel.files import (
    F_DUPFD_CLOEXEC,
    F_GETFD,
    F_GETFL,
    F_SETFD,
    F_SETFL,
    FD_CLOEXEC,
    O_CLOEXEC,
    O_NONBLOCK,
)
from sim.userland.errors import os_error
from sim.userland.here import here
from sim.userland.world import convert
from sim.userland.world.convert import buffer, c_int, c_long, c_ssize, file_descriptor
from sim.userland.world.registry import Module
from sim.userland.world.structs import stat_of

POSIX = Module("posix")


# ---- open, close, read, write ---------------------------------------------------------------


@POSIX.function
def open(path: Any, flags: int, mode: int = 511, *, dir_fd: int | None = None) -> int:
    """Open a file for low level IO. Returns a non-inheritable descriptor."""
    where = convert.path(path, "open")
    flags, mode = c_int(flags) | O_CLOEXEC, c_int(mode)
    args = (convert.dir_fd(dir_fd), where.kernel, flags, mode)
    return int(here.call("openat", args, where.given))


@POSIX.function
def close(fd: int) -> None:
    """Close a file descriptor."""
    here.call("close", (c_int(fd),))


@POSIX.function
def closerange(fd_low: int, fd_high: int, /) -> None:
    """Closes all file descriptors in [fd_low, fd_high), ignoring errors."""
    low, high = max(0, c_int(fd_low)), c_int(fd_high)
    if low < high:
        here.call("close_range", (low, high - 1))


@POSIX.function
def read(fd: int, length: int, /) -> bytes:
    """Read from a file descriptor. Returns a bytes object."""
    fd, length = c_int(fd), c_ssize(length)
    if length < 0:
        raise os_error(EINVAL)
    return here.call("read", (fd, length))  # type: ignore[no-any-return]


@POSIX.function
def write(fd: int, data: Any, /) -> int:
    """Write a bytes object to a file descriptor; returns how many bytes were written."""
    fd = c_int(fd)
    return here.call("write", (fd, data if type(data) is bytes else buffer(data)))  # type: ignore[no-any-return]


@POSIX.function
def pread(fd: int, length: int, offset: int, /) -> bytes:
    """Read a number of bytes from a file descriptor starting at a particular offset."""
    fd, length, offset = c_int(fd), c_ssize(length), c_long(offset)
    if length < 0:
        raise os_error(EINVAL)
    return here.call("pread64", (fd, length, offset))  # type: ignore[no-any-return]


@POSIX.function
def pwrite(fd: int, buffer: Any, offset: int, /) -> int:
    """Write bytes to a file descriptor starting at a particular offset."""
    return int(here.call("pwrite64", (c_int(fd), convert.buffer(buffer), c_long(offset))))


@POSIX.function
def lseek(fd: int, position: int, whence: int, /) -> int:
    """Set the position of a file descriptor.  Return the new position."""
    return int(here.call("lseek", (c_int(fd), c_long(position), c_int(whence))))


# ---- several buffers at once ----------------------------------------------------------------


@POSIX.function
def readv(fd: int, buffers: Any, /) -> int:
    """Read from a file descriptor into an iterable of buffers."""
    views = _writable(buffers, "readv() arg 2")
    return _scatter(here.call("read", (c_int(fd), sum(map(len, views)))), views)


@POSIX.function
def preadv(fd: int, buffers: Any, offset: int, flags: int = 0, /) -> int:
    """Reads from a file descriptor into a number of mutable bytes-like objects."""
    views = _writable(buffers, "preadv2() arg 2")
    _no_flags("os.preadv", flags)
    return _scatter(here.call("pread64", (c_int(fd), sum(map(len, views)), c_long(offset))), views)


@POSIX.function
def writev(fd: int, buffers: Any, /) -> int:
    """Iterate over buffers, and write the contents of each to a file descriptor."""
    data = _gathered(buffers, "writev() arg 2")
    return int(here.call("write", (c_int(fd), data)))


@POSIX.function
def pwritev(fd: int, buffers: Any, offset: int, flags: int = 0, /) -> int:
    """Writes the contents of bytes-like objects to a file descriptor at a given offset."""
    data = _gathered(buffers, "pwritev() arg 2")
    _no_flags("os.pwritev", flags)
    return int(here.call("pwrite64", (c_int(fd), data, c_long(offset))))


def _no_flags(function: str, flags: int) -> None:
    if c_int(flags):
        raise here.image.unsupported(f"{function} with flags", "use flags=0")


def _sequence(buffers: Any, what: str) -> Sequence[Any]:
    if not isinstance(buffers, Sequence):
        raise TypeError(f"{what} must be a sequence")
    return buffers


def _gathered(buffers: Any, what: str) -> bytes:
    return b"".join([buffer(part) for part in _sequence(buffers, what)])


def _writable(buffers: Any, what: str) -> list[memoryview]:
    views = [memoryview(part) for part in _sequence(buffers, what)]
    if any(view.readonly for view in views):
        raise BufferError("Object is not writable.")
    return [view.cast("B") for view in views]


def _scatter(data: bytes, views: list[memoryview]) -> int:
    place = 0
    for view in views:
        part = data[place : place + len(view)]
        view[: len(part)] = part
        place += len(part)
    return len(data)


# ---- copying in the kernel ------------------------------------------------------------------


def _transfer(source: int, target: int, count: int, start: int | None, end: int | None) -> int:
    """Copy up to ``count`` bytes, from ``start`` to ``end`` or from where the files are."""
    if start is None:
        data = here.call("read", (source, count))
    else:
        data = here.call("pread64", (source, count, start))
    if not data:
        return 0
    if end is not None:
        written = here.call("pwrite64", (target, data, end))
    else:
        written = here.call("write", (target, data))
    if written < len(data) and start is None:
        here.call("lseek", (source, written - len(data), 1))
    return int(written)


@POSIX.function
def sendfile(out_fd: int, in_fd: int, offset: int | None, count: int) -> int:
    """Copy count bytes from file descriptor in_fd to file descriptor out_fd."""
    start = None if offset is None else c_long(offset)
    return _transfer(c_int(in_fd), c_int(out_fd), min(c_ssize(count), 1 << 20), start, None)


@POSIX.function
def copy_file_range(src: int, dst: int, count: int, offset_src: int | None = None,
                    offset_dst: int | None = None) -> int:
    """Copy count bytes from one file descriptor to another."""
    if c_ssize(count) < 0:
        raise ValueError("negative value for 'count' not allowed")
    start = None if offset_src is None else c_long(offset_src)
    end = None if offset_dst is None else c_long(offset_dst)
    return _transfer(c_int(src), c_int(dst), min(count, 1 << 20), start, end)


# ---- descriptors ----------------------------------------------------------------------------


@POSIX.function
def dup(fd: int, /) -> int:
    """Return a duplicate of a file descriptor, which is not inheritable."""
    return int(here.call("fcntl", (c_int(fd), F_DUPFD_CLOEXEC, 0)))


@POSIX.function
def dup2(fd: int, fd2: int, inheritable: bool = True) -> int:
    """Duplicate file descriptor."""
    fd, fd2 = c_int(fd), c_int(fd2)
    if fd < 0 or fd2 < 0:
        raise os_error(EBADF)
    if inheritable:
        return int(here.call("dup2", (fd, fd2)))
    return int(here.call("dup3", (fd, fd2, O_CLOEXEC)))


@POSIX.function
def pipe() -> tuple[int, int]:
    """Create a pipe: (read descriptor, write descriptor), neither inheritable."""
    return here.call("pipe2", (O_CLOEXEC,))  # type: ignore[no-any-return]


@POSIX.function
def pipe2(flags: int, /) -> tuple[int, int]:
    """Create a pipe with flags set atomically."""
    return here.call("pipe2", (c_int(flags),))  # type: ignore[no-any-return]


@POSIX.function
def get_inheritable(fd: int, /) -> bool:
    """Get the close-on-exe flag of the specified file descriptor."""
    return not here.call("fcntl", (c_int(fd), F_GETFD, 0)) & FD_CLOEXEC


@POSIX.function
def set_inheritable(fd: int, inheritable: int, /) -> None:
    """Set the inheritable flag of the specified file descriptor."""
    fd, wanted = c_int(fd), c_int(inheritable)
    flags = here.call("fcntl", (fd, F_GETFD, 0))
    new = flags & ~FD_CLOEXEC if wanted else flags | FD_CLOEXEC
    if new != flags:
        here.call("fcntl", (fd, F_SETFD, new))


@POSIX.function
def get_blocking(fd: int, /) -> bool:
    """Get the blocking mode of the file descriptor."""
    return not here.call("fcntl", (c_int(fd), F_GETFL, 0)) & O_NONBLOCK


@POSIX.function
def set_blocking(fd: int, blocking: bool, /) -> None:
    """Set the blocking mode of the specified file descriptor."""
    fd = c_int(fd)
    flags = here.call("fcntl", (fd, F_GETFL, 0))
    new = flags & ~O_NONBLOCK if blocking else flags | O_NONBLOCK
    if new != flags:
        here.call("fcntl", (fd, F_SETFL, new))


# ---- what a file is -------------------------------------------------------------------------


@POSIX.function
def fstat(fd: int) -> Any:
    """Perform a stat system call on the given file descriptor."""
    return stat_of(here.call("fstat", (c_int(fd),)))


@POSIX.function
def fsync(fd: Any) -> None:
    """Force write of fd to disk."""
    here.call("fsync", (file_descriptor(fd),))


@POSIX.function
def fdatasync(fd: Any) -> None:
    """Force write of fd to disk without forcing update of metadata."""
    here.call("fdatasync", (file_descriptor(fd),))


@POSIX.function
def sync() -> None:
    """Force write of everything to disk."""
    here.call("sync")


@POSIX.function
def ftruncate(fd: int, length: int, /) -> None:
    """Truncate a file, specified by file descriptor, to a specific length."""
    here.call("ftruncate", (c_int(fd), c_long(length)))


@POSIX.function
def posix_fallocate(fd: int, offset: int, length: int, /) -> None:
    """Ensure a file has allocated at least a particular number of bytes on disk."""
    fd, offset, length = c_int(fd), c_long(offset), c_long(length)
    if offset < 0 or length <= 0:
        raise os_error(EINVAL)
    if here.call("fstat", (fd,)).size < offset + length:
        here.call("ftruncate", (fd, offset + length))


@POSIX.function
def posix_fadvise(fd: int, offset: int, length: int, advice: int, /) -> None:
    """Announce an intention to access data in a specific pattern: it changes nothing here."""
    here.call("fstat", (c_int(fd),))
    c_long(offset), c_long(length)
    if not 0 <= c_int(advice) <= 5:
        raise os_error(EINVAL)


@POSIX.function
def fchmod(fd: int, mode: int) -> None:
    """Change the access permissions of the file given by file descriptor fd."""
    here.call("fchmod", (c_int(fd), c_int(mode)))


@POSIX.function
def fchown(fd: int, uid: int, gid: int) -> None:
    """Change the owner and group id of the file specified by file descriptor."""
    here.call("fchown", (c_int(fd), convert.user_id(uid), convert.group_id(gid)))


@POSIX.function
def fchdir(fd: Any) -> None:
    """Change to the directory of the given file descriptor."""
    here.call("fchdir", (file_descriptor(fd),))
