"""Files as Python sees them: FileIO on simulated system calls, and what stands on it.

Buffering and text are the host's own C classes (BufferedReader, TextIOWrapper ...), so that
when and in which pieces data reaches a descriptor is exactly CPython's doing. Only the lowest
layer is ours. Sources: Modules/_io/fileio.c, Modules/_io/_iomodule.c (open),
Python/pylifecycle.c (create_stdio).
"""

from __future__ import annotations

import _io
import io
import os
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from sim.kernel.console import FILE, TERMINAL
from sim.kernel.files import (
    O_APPEND,
    O_CLOEXEC,
    O_CREAT,
    O_EXCL,
    O_RDONLY,
    O_RDWR,
    O_TRUNC,
    O_WRONLY,
)
from sim.userland.here import ProcessGone, here

if TYPE_CHECKING:
    from sim.userland.image import Image

AT_FDCWD = -100
TCGETS = 0x5401
S_IFMT, S_IFDIR = 0o170000, 0o040000
EISDIR = 21
READ_ALL_CHUNK = 8192
_ACCESS = {"r": O_RDONLY, "w": O_WRONLY | O_CREAT | O_TRUNC, "a": O_WRONLY | O_APPEND | O_CREAT,
           "x": O_WRONLY | O_EXCL | O_CREAT}


class FileIO(io.RawIOBase):
    """The unbuffered binary file (io.FileIO) over a simulated descriptor."""

    def __init__(self, file: Any, mode: str = "r", closefd: bool = True,
                 opener: Any = None) -> None:
        self._fd = -1
        self._kinds = _check_mode(mode)
        self._closefd = bool(closefd)
        self._seekable: bool | None = None
        self._blksize = io.DEFAULT_BUFFER_SIZE
        if isinstance(file, float):
            raise TypeError("integer argument expected, got float")
        if isinstance(file, int):
            if file < 0:
                raise ValueError("negative file descriptor")
            self._fd, opened = file, False
        else:
            if not closefd:
                raise ValueError("Cannot use closefd=False with file name")
            self._fd, opened = _open_path(file, self._kinds, opener), True
        self.name = file
        try:
            self._look(file)
            if "a" in self._kinds:
                here.call("lseek", (self._fd, 0, 2))
        except OSError:
            if opened:
                here.call("close", (self._fd,))
            self._fd = -1
            raise

    def _look(self, file: Any) -> None:
        """fstat: refuse a directory, learn the block size."""
        status = here.call("fstat", (self._fd,), path=None if isinstance(file, int) else file)
        if status.mode & S_IFMT == S_IFDIR:
            raise IsADirectoryError(EISDIR, "Is a directory", file)
        if status.blksize > 1:
            self._blksize = status.blksize

    def __repr__(self) -> str:
        if self._fd < 0:
            return "<_io.FileIO [closed]>"
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self._closefd}>"

    @property
    def mode(self) -> str:
        """As CPython shows it: rb, rb+, wb, ab, ab+, xb, xb+."""
        for kind in "xa":
            if kind in self._kinds:
                return f"{kind}b+" if "+" in self._kinds else f"{kind}b"
        if "+" in self._kinds:
            return "rb+"
        return "rb" if "r" in self._kinds else "wb"

    @property
    def closefd(self) -> bool:
        """Whether close() closes the descriptor."""
        return self._closefd

    def fileno(self) -> int:
        """The descriptor. ValueError when closed."""
        self._check_open()
        return self._fd

    def readable(self) -> bool:
        """Whether it is open for reading."""
        self._check_open()
        return "r" in self._kinds or "+" in self._kinds

    def writable(self) -> bool:
        """Whether it is open for writing."""
        self._check_open()
        return "r" not in self._kinds or "+" in self._kinds

    def seekable(self) -> bool:
        """Whether lseek works on it; asked once."""
        self._check_open()
        if self._seekable is None:
            try:
                here.call("lseek", (self._fd, 0, 1))
                self._seekable = True
            except OSError:
                self._seekable = False
        return self._seekable

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        self._check_open()
        try:
            here.call("ioctl", (self._fd, TCGETS))
        except OSError:
            return False
        return True

    def _check_open(self) -> None:
        if self._fd < 0:
            raise ValueError("I/O operation on closed file")

    def _check(self, able: bool, what: str) -> None:
        if not able:
            raise io.UnsupportedOperation(f"File not open for {what}")

    def readinto(self, buffer: Any, /) -> int | None:
        """Read into a buffer; None if nothing is there and the descriptor does not block."""
        self._check(self.readable(), "reading")
        view = memoryview(buffer).cast("B")
        try:
            data = here.call("read", (self._fd, len(view)))
        except BlockingIOError:
            return None
        view[: len(data)] = data
        return len(data)

    def read(self, size: int | None = -1, /) -> bytes | None:
        """Up to ``size`` bytes in one call; all to the end if negative."""
        self._check(self.readable(), "reading")
        if size is None or size < 0:
            return self.readall()
        try:
            return here.call("read", (self._fd, size))  # type: ignore[no-any-return]
        except BlockingIOError:
            return None

    def readall(self) -> bytes | None:  # type: ignore[override]
        """All to the end."""
        self._check(self.readable(), "reading")
        size = READ_ALL_CHUNK
        try:
            end = here.call("fstat", (self._fd,)).size
            place = here.call("lseek", (self._fd, 0, 1))
            if end >= place:
                size = end - place + 1
        except OSError:
            pass
        parts: list[bytes] = []
        while True:
            try:
                data = here.call("read", (self._fd, size))
            except BlockingIOError:
                return b"".join(parts) if parts else None
            if not data:
                return b"".join(parts)
            parts.append(data)
            size = max(size - len(data), 0) or max(READ_ALL_CHUNK, sum(map(len, parts)))

    def write(self, data: Any, /) -> int | None:
        """Write in one call; how much was taken, None if nothing could be."""
        self._check(self.writable(), "writing")
        try:
            return here.call("write", (self._fd, bytes(memoryview(data).cast("B"))))  # type: ignore[no-any-return]
        except BlockingIOError:
            return None
        except ProcessGone:  # the finaliser of a buffer that outlived its process
            return memoryview(data).nbytes

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Move the file offset."""
        self._check_open()
        if isinstance(offset, float):
            raise TypeError("an integer is required")
        return here.call("lseek", (self._fd, offset, whence))  # type: ignore[no-any-return]

    def tell(self) -> int:
        """The file offset."""
        self._check_open()
        return here.call("lseek", (self._fd, 0, 1))  # type: ignore[no-any-return]

    def truncate(self, size: int | None = None, /) -> int:
        """Cut or extend the file."""
        self._check(self.writable(), "writing")
        if size is None:
            size = self.tell()
        here.call("ftruncate", (self._fd, size))
        return size

    def close(self) -> None:
        """Close the descriptor, if it is ours."""
        if self.closed:
            return
        if not self._closefd:
            super().close()
            self._fd = -1
            return
        try:
            super().close()
        finally:
            fd, self._fd = self._fd, -1
            if fd >= 0 and here.anyone:
                here.call("close", (fd,))

    def __getstate__(self) -> Any:
        raise TypeError(f"cannot pickle {self.__class__.__name__!r} object")


FileIO.__module__ = "_io"


def _check_mode(mode: str) -> str:
    if not isinstance(mode, str):
        raise TypeError(f"invalid mode: {mode!r}")
    kinds = mode.replace("b", "")
    if set(kinds) - set("rwax+"):
        raise ValueError(f"invalid mode: {mode}")
    if sum(kind in "rwax" for kind in kinds) != 1 or kinds.count("+") > 1:
        raise ValueError(
            "Must have exactly one of create/read/write/append mode and at most one plus")
    return kinds


def _open_path(file: Any, kinds: str, opener: Any) -> int:
    """openat for a path, or the user's opener."""
    kind = next(letter for letter in kinds if letter in _ACCESS)
    flags = _ACCESS[kind]
    if "+" in kinds:
        flags = flags & ~O_WRONLY | O_RDWR
    flags |= O_CLOEXEC
    if opener is not None:
        fd = opener(file, flags)
        if not isinstance(fd, int):
            raise TypeError("expected integer from opener")
        if fd < 0:
            raise ValueError(f"opener returned {fd}")
        return fd
    path = os.fspath(file)
    text = path.decode("utf-8", "surrogateescape") if isinstance(path, bytes) else path
    if "\0" in text:
        raise ValueError("embedded null byte")
    return here.call("openat", (AT_FDCWD, text, flags, 0o666), path=file)  # type: ignore[no-any-return]


# ---- open() -------------------------------------------------------------------------------------


def open(
    file: Any, mode: str = "r", buffering: int = -1, encoding: str | None = None,
    errors: str | None = None, newline: str | None = None, closefd: bool = True, opener: Any = None,
) -> Any:
    """The built-in open(): raw file, buffer, text layer (_iomodule.c)."""
    if not isinstance(file, str | bytes | int):
        file = os.fspath(file)
    binary, raw_mode = _check_open_arguments(mode, buffering, encoding, errors, newline)
    raw = FileIO(file, raw_mode, closefd, opener)
    result: Any = raw
    try:
        terminal = buffering < 0 and raw.isatty() if buffering == -1 else False
        line_buffering = buffering == 1 or terminal
        if buffering in (1, -1) or buffering < 0:
            buffering = _buffer_size(raw)
        if buffering == 0:
            if binary:
                return result
            raise ValueError("can't have unbuffered text I/O")
        result = _buffer_class(raw_mode)(raw, buffering)
        if binary:
            return result
        result = io.TextIOWrapper(result, encoding or "utf-8", errors,
                                  _newline(newline, raw_mode), line_buffering)
        result.mode = mode
        return result
    except BaseException:
        result.close()
        raise


def _buffer_size(raw: FileIO) -> int:
    """The size of a buffer when the user gives none: the file's block size."""
    size = raw._blksize
    if sys.version_info >= (3, 14):
        return max(min(size, 8 << 20), io.DEFAULT_BUFFER_SIZE)
    return size


def _buffer_class(raw_mode: str) -> Any:
    if "+" in raw_mode:
        return io.BufferedRandom
    return io.BufferedReader if "r" in raw_mode else io.BufferedWriter


def _newline(newline: str | None, raw_mode: str) -> str | None:
    """On a Windows host the C text layer would write \\r\\n for \\n."""
    if newline is None and os.linesep != "\n" and "r" not in raw_mode:
        return "\n"
    return newline


def _check_open_arguments(mode: str, buffering: int, encoding: str | None, errors: str | None,
                          newline: str | None) -> tuple[bool, str]:
    """Whether it is binary, and the raw mode; the errors of open()."""
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    letters = set(mode)
    if letters - set("axrwb+t") or len(mode) > len(letters):
        raise ValueError(f"invalid mode: {mode!r}")
    text, binary = "t" in letters, "b" in letters
    if text and binary:
        raise ValueError("can't have text and binary mode at once")
    if len(letters & set("rwax")) > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if not letters & set("rwax"):
        raise ValueError(
            "Must have exactly one of create/read/write/append mode and at most one plus")
    for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
        if binary and value is not None:
            article = "an " if name != "newline" else "a "
            raise ValueError(f"binary mode doesn't take {article}{name} argument")
    if newline not in (None, "", "\n", "\r", "\r\n"):
        raise ValueError(f"illegal newline value: {newline}")
    if not isinstance(buffering, int):
        raise TypeError("an integer is required")
    if buffering < -1:
        raise ValueError("invalid buffering size")
    return binary, "".join(letter for letter in mode if letter in "rwax+")


# ---- sys.stdin, sys.stdout, sys.stderr ----------------------------------------------------------


class _StandardFile(FileIO):
    """Descriptor 0, 1 or 2 at start-up: made without any system call.

    CPython looks at the descriptors while it starts; here their kinds are known.
    """

    def __init__(self, fd: int, kind: str, writing: bool) -> None:
        self._fd = fd
        self._kinds = "w" if writing else "r"
        self._closefd = False
        self._seekable = None if kind == FILE else False
        sizes = {FILE: io.DEFAULT_BUFFER_SIZE, TERMINAL: 1024}
        self._blksize = sizes.get(kind, 4096)
        self.name = ("<stdin>", "<stdout>", "<stderr>")[fd]
        self._terminal: bool | None = kind == TERMINAL
        self._kind = kind

    def tell(self) -> int:
        """A text layer asks for the place when it is made; on a file that is a real call."""
        if self._kind != FILE:
            raise io.UnsupportedOperation("underlying stream is not seekable")
        return super().tell()


_StandardFile.__name__ = _StandardFile.__qualname__ = "FileIO"
_StandardFile.__module__ = "_io"
STREAMS = {"stdin": 0, "stdout": 1, "stderr": 2}


def make_standard_stream(image: Image, name: str) -> Any:
    """sys.stdin, sys.stdout or sys.stderr of a new process (create_stdio)."""
    fd = STREAMS[name]
    kind = image.program.stdio[fd]
    raw: Any = _StandardFile(fd, kind, writing=fd > 0)
    buffer = io.BufferedWriter(raw, raw._blksize) if fd else io.BufferedReader(raw, raw._blksize)
    errors = "backslashreplace" if fd == 2 else "surrogateescape"
    stream = io.TextIOWrapper(buffer, "utf-8", errors, "\n" if fd else None,
                              line_buffering=kind == TERMINAL or fd == 2)
    stream.mode = "w" if fd else "r"  # type: ignore[misc]
    return stream


def make_io(name: str) -> ModuleType:
    """The modules io and _io: the host's, with our files."""
    host = _io if name == "_io" else io
    module = ModuleType(name, host.__doc__)
    module.__dict__.update(host.__dict__)
    from sim.userland.importing import LIBRARY

    module.__dict__.update(
        open=LIBRARY.builtins["open"], FileIO=FileIO, open_code=_open_code)
    return module


def _open_code(path: str) -> Any:
    return open(path, "rb")
