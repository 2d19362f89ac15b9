"""The part of `posix` that lists directories: listdir, scandir and DirEntry.

As the C library's opendir/readdir/closedir: the directory is opened, read until nothing
comes, and closed. (The fstat of opendir is left out.) Source: Modules/posixmodule.c.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from sim.kernel.files import F_DUPFD_CLOEXEC, O_CLOEXEC, O_DIRECTORY, O_NONBLOCK, O_RDONLY
from sim.kernel.paths import AT_FDCWD, AT_SYMLINK_NOFOLLOW
from sim.userland.here import here
from sim.userland.world import convert
from sim.userland.world.convert import Path, decoded
from sim.userland.world.registry import Module
from sim.userland.world.structs import stat_of

POSIX = Module("posix")
OPEN_DIRECTORY = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_DIRECTORY
DT_UNKNOWN, DT_DIR, DT_REG, DT_LNK = 0, 4, 8, 10
S_IFMT, S_IFDIR, S_IFREG, S_IFLNK = 0o170000, 0o040000, 0o100000, 0o120000


def _open(path: Path) -> int:
    """opendir(3), or fdopendir(3) of a duplicate when a descriptor was given."""
    if path.fd != -1:
        return int(here.call("fcntl", (path.fd, F_DUPFD_CLOEXEC, 0)))
    return int(here.call("openat", (AT_FDCWD, path.kernel, OPEN_DIRECTORY), path.given))


def _close(fd: int, path: Path) -> None:
    """closedir(3); the offset that a duplicate shares with the descriptor given is reset."""
    if path.fd != -1:
        here.call("lseek", (fd, 0, 0))
    here.call("close", (fd,))


def _entries(fd: int, path: Path) -> Iterator[tuple[str, int, int]]:
    """(name, inode number, type) of all entries but the dots."""
    given = None if path.fd != -1 else path.given
    while batch := here.call("getdents64", (fd,), given):
        for name, number, kind in batch:
            if name not in (".", ".."):
                yield name, number, kind


@POSIX.function
def listdir(path: Any = None) -> list[Any]:
    """Return a list containing the names of the files in the directory."""
    where = convert.path(path, "listdir", fd=True, optional=True)
    fd = _open(where)
    try:
        return [decoded(name, where.binary) for name, _, _ in _entries(fd, where)]
    finally:
        _close(fd, where)


class DirEntry:
    """What scandir() yields: a name with what the directory already told about it."""

    __slots__ = ("_dir_fd", "_kind", "_lstat", "_number", "_stat", "name", "path")
    name: Any
    path: Any
    _dir_fd: int
    _kind: int
    _lstat: Any
    _number: int
    _stat: Any

    def __init__(self) -> None:
        raise TypeError("cannot create 'posix.DirEntry' instances")

    def __repr__(self) -> str:
        return f"<DirEntry {self.name!r}>"

    def __fspath__(self) -> Any:
        """Returns the path for the entry."""
        return self.path

    def __reduce__(self) -> Any:
        raise TypeError("cannot pickle 'DirEntry' object")

    def inode(self) -> int:
        """Return inode of the entry; cached per entry."""
        return self._number

    def is_symlink(self) -> bool:
        """Return True if the entry is a symbolic link; cached per entry."""
        if self._kind != DT_UNKNOWN:
            return self._kind == DT_LNK
        return self._is(S_IFLNK, False)

    def is_junction(self) -> bool:
        """Return True if the entry is a junction, which exist on Windows only."""
        return False

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        """Return True if the entry is a directory; cached per entry."""
        if self._tells(follow_symlinks):
            return self._kind == DT_DIR
        return self._is(S_IFDIR, follow_symlinks)

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        """Return True if the entry is a file; cached per entry."""
        if self._tells(follow_symlinks):
            return self._kind == DT_REG
        return self._is(S_IFREG, follow_symlinks)

    def _tells(self, follow: bool) -> bool:
        """Whether the type that the directory gave answers the question."""
        return self._kind != DT_UNKNOWN and not (follow and self._kind == DT_LNK)

    def _is(self, kind: int, follow: bool) -> bool:
        try:
            found = self.stat(follow_symlinks=follow)
        except FileNotFoundError:
            return False
        return bool(found.st_mode & S_IFMT == kind)

    def stat(self, *, follow_symlinks: bool = True) -> Any:
        """Return stat_result object for the entry; cached per entry."""
        if not follow_symlinks or not self.is_symlink():
            if self._lstat is None:
                self._lstat = self._fetch(AT_SYMLINK_NOFOLLOW)
            return self._lstat
        if self._stat is None:
            self._stat = self._fetch(0)
        return self._stat

    def _fetch(self, flags: int) -> Any:
        at, name = (AT_FDCWD, self.path) if self._dir_fd == -1 else (self._dir_fd, self.name)
        kernel = convert.path(name, "stat").kernel
        return stat_of(here.call("newfstatat", (at, kernel, flags), self.path))


if sys.version_info < (3, 12):
    del DirEntry.is_junction
POSIX.type(DirEntry)


def _entry(directory: Path, name: str, number: int, kind: int) -> DirEntry:
    entry = DirEntry.__new__(DirEntry)
    entry.name = decoded(name, directory.binary)
    prefix = directory.kernel
    if directory.fd != -1:
        prefix = ""
    elif not prefix.endswith("/"):
        prefix += "/"
    entry.path = decoded(prefix + name, directory.binary)
    entry._number, entry._kind, entry._dir_fd = number, kind, directory.fd
    entry._stat = entry._lstat = None
    return entry


class ScandirIterator:
    """The iterator that scandir() returns; closes its directory at the end."""

    __slots__ = ("_entries", "_fd", "_image", "_path")

    def __init__(self, path: Path) -> None:
        self._path = path
        self._image = here.image
        self._fd = _open(path)
        self._entries: Iterator[tuple[str, int, int]] | None = _entries(self._fd, path)

    def __iter__(self) -> ScandirIterator:
        return self

    def __next__(self) -> DirEntry:
        if self._entries is None:
            raise StopIteration
        try:
            return _entry(self._path, *next(self._entries))
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> ScandirIterator:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def __del__(self) -> None:
        if getattr(self, "_entries", None) and here.anyone and here.image is self._image:
            self.close()

    def close(self) -> None:
        """Close the iterator and free acquired resources."""
        if self._entries is not None:
            self._entries = None
            _close(self._fd, self._path)


ScandirIterator.__module__ = "posix"


@POSIX.function
def scandir(path: Any = None) -> ScandirIterator:
    """Return an iterator of DirEntry objects for given path."""
    return ScandirIterator(convert.path(path, "scandir", fd=True, optional=True))
