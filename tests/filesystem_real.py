"""File operations (`tests.filesystem_operations`) on real Linux, in directories of their own."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Self

from tests.filesystem_operations import (
    OLD,
    ROOT,
    ZOO,
    Descriptors,
    NotOpen,
    Operation,
    fresh_times,
    shown,
    stat_fields,
)


class Real:
    """Operations on real Linux, below a directory of its own."""

    def __init__(self, base: str, who: str) -> None:
        self.base = base
        self.who = who
        self.fds = Descriptors()

    def perform(self, operation: Operation) -> str:
        """The result as a string."""
        name, *args = operation
        try:
            return shown(getattr(self, name)(*args), self.base)
        except NotOpen:
            return "not open"
        except OSError as error:
            return errno.errorcode[error.errno or 0]

    def at(self, path: str) -> str:
        return path.replace("{base}", self.base)

    def _dir(self, var: str | None) -> int | None:
        return None if var is None else self.fds[var]

    # making the zoo
    def put(self, path: str, text: str, mode: int, uid: int = 0, gid: int = 0) -> None:
        with open(path, "w") as file:
            file.write(text)
        os.chown(path, uid, gid)
        os.chmod(path, mode)

    def own(self, path: str, uid: int, gid: int) -> None:
        os.chown(path, uid, gid)

    # open files
    def open(self, var: str, path: str, flags: int, mode: int = 0o666, dir: str | None = None
             ) -> None:
        self.fds[var] = os.open(self.at(path), flags, mode, dir_fd=self._dir(dir))

    def close(self, var: str) -> None:
        os.close(self.fds[var])
        del self.fds[var]

    def read(self, var: str, count: int) -> bytes:
        return os.read(self.fds[var], count)

    def write(self, var: str, text: str) -> int:
        return os.write(self.fds[var], text.encode())

    def pread(self, var: str, count: int, offset: int) -> bytes:
        return os.pread(self.fds[var], count, offset)

    def pwrite(self, var: str, text: str, offset: int) -> int:
        return os.pwrite(self.fds[var], text.encode(), offset)

    def lseek(self, var: str, offset: int, whence: int) -> int:
        return os.lseek(self.fds[var], offset, whence)

    def ftruncate(self, var: str, size: int) -> None:
        os.ftruncate(self.fds[var], size)

    def fstat(self, var: str) -> Any:
        return stat_fields(os.fstat(self.fds[var]))

    def fchmod(self, var: str, mode: int) -> None:
        os.fchmod(self.fds[var], mode)

    def fchown(self, var: str, uid: int, gid: int) -> None:
        os.fchown(self.fds[var], uid, gid)

    def fchdir(self, var: str) -> None:
        os.fchdir(self.fds[var])

    def fsync(self, var: str) -> None:
        os.fsync(self.fds[var])

    def list_fd(self, var: str) -> list[str]:
        return os.listdir(self.fds[var])

    def name_fd(self, var: str) -> str:
        return os.readlink(f"/proc/self/fd/{self.fds[var]}")

    def reopen(self, var: str, other: str, flags: int) -> None:
        self.fds[var] = os.open(f"/proc/self/fd/{self.fds[other]}", flags)

    def link_fd(self, var: str, path: str) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.linkat(-100, f"/proc/self/fd/{self.fds[var]}".encode(), -100, path.encode(), 0x400):
            raise OSError(ctypes.get_errno(), "")

    def stat_fd_path(self, var: str) -> Any:
        return stat_fields(os.stat(f"/proc/self/fd/{self.fds[var]}"))

    # paths
    def stat(self, path: str, dir: str | None = None) -> Any:
        return stat_fields(os.stat(self.at(path), dir_fd=self._dir(dir)))

    def lstat(self, path: str) -> Any:
        return stat_fields(os.lstat(self.at(path)))

    def access(self, path: str, mode: int, effective: bool = False) -> bool:
        return os.access(self.at(path), mode, effective_ids=effective)

    def mkdir(self, path: str, mode: int = 0o777, dir: str | None = None) -> None:
        os.mkdir(self.at(path), mode, dir_fd=self._dir(dir))

    def mkfifo(self, path: str, mode: int = 0o666) -> None:
        os.mkfifo(self.at(path), mode)

    def mknod(self, path: str, mode: int) -> None:
        os.mknod(self.at(path), mode)

    def unlink(self, path: str, dir: str | None = None) -> None:
        os.unlink(self.at(path), dir_fd=self._dir(dir))

    def rmdir(self, path: str) -> None:
        os.rmdir(self.at(path))

    def rename(self, old: str, new: str, old_dir: str | None = None, new_dir: str | None = None
               ) -> None:
        os.rename(self.at(old), self.at(new), src_dir_fd=self._dir(old_dir),
                  dst_dir_fd=self._dir(new_dir))

    def rename_new(self, old: str, new: str) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.renameat2(-100, self.at(old).encode(), -100, self.at(new).encode(), 1):
            raise OSError(ctypes.get_errno(), "")

    def link(self, old: str, new: str, follow: bool = True) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        flags = 0x400 if follow else 0
        if libc.linkat(-100, self.at(old).encode(), -100, self.at(new).encode(), flags):
            raise OSError(ctypes.get_errno(), "")

    def symlink(self, target: str, path: str) -> None:
        os.symlink(self.at(target), self.at(path))

    def readlink(self, path: str) -> str:
        return os.readlink(self.at(path))

    def list(self, path: str) -> list[str]:
        return os.listdir(self.at(path))

    def chdir(self, path: str) -> None:
        os.chdir(self.at(path))

    def getcwd(self) -> str:
        return os.getcwd()

    def umask(self, mask: int) -> int:
        return os.umask(mask)

    def chmod(self, path: str, mode: int) -> None:
        os.chmod(self.at(path), mode)

    def chown(self, path: str, uid: int, gid: int) -> None:
        os.chown(self.at(path), uid, gid)

    def lchown(self, path: str, uid: int, gid: int) -> None:
        os.lchown(self.at(path), uid, gid)

    def truncate(self, path: str, size: int) -> None:
        os.truncate(self.at(path), size)

    def utime(self, path: str, ns: int | None) -> None:
        if ns is None:
            os.utime(self.at(path))
        else:
            os.utime(self.at(path), ns=(ns, ns))

    def age(self, path: str) -> None:
        """Give a file old times, whoever owns it."""
        with self._as_root():
            os.utime(self.at(path), ns=(OLD, OLD), follow_symlinks=False)

    def fresh(self, path: str) -> str:
        """Which of its times are not old any more."""
        with self._as_root():
            return fresh_times(os.lstat(self.at(path)))

    @contextlib.contextmanager
    def _as_root(self) -> Iterator[None]:
        uid = os.geteuid()
        if uid:
            os.seteuid(0)
        try:
            yield
        finally:
            if uid:
                os.seteuid(uid)

    def end(self) -> None:
        for fd in self.fds.values():
            os.close(fd)


SYSCTLS = {"protected_fifos": "0", "protected_hardlinks": "1", "protected_regular": "0",
           "protected_symlinks": "0"}
"""The settings below /proc/sys/fs that the simulated kernel has, too."""
OLDEST = (6, 6)
"""The first Linux that lists names on tmpfs in the order, and has the rules, simulated here."""


def can_run_real() -> bool:
    """Linux as it is simulated, root, and a tmpfs to work in."""
    if not hasattr(os, "fork") or not sys.platform.startswith("linux") or os.geteuid() != 0:
        return False
    release = tuple(int(part) for part in os.uname().release.split(".")[:2])
    settings = {name: Path("/proc/sys/fs", name) for name in SYSCTLS}
    return (release >= OLDEST and os.access("/dev/shm", os.W_OK)
            and all(path.exists() and path.read_text().strip() == SYSCTLS[name]
                    for name, path in settings.items()))


class RealRunner:
    """Runs cases on real Linux, each in a new directory with the zoo; a context manager."""

    def __enter__(self) -> Self:
        self.top = "/dev/shm/zoo-" + f"{os.getpid():x}"[-4:].zfill(4)
        os.mkdir(self.top)
        os.chmod(self.top, 0o755)
        self.count = 0
        self.cwd = os.getcwd()
        self.groups = os.getgroups()
        self.umask = os.umask(0o022)
        return self

    def __exit__(self, *_: object) -> None:
        os.chdir(self.cwd)
        os.umask(self.umask)
        shutil.rmtree(self.top)

    def run(self, who: str, operations: Sequence[Operation]) -> list[str]:
        """The results of the operations, as root or as uid 1000."""
        base = f"{self.top}/c{self.count:05}"
        self.count += 1
        os.mkdir(base)
        os.chdir(base)
        os.umask(0o022)
        real = Real(base, who)
        for operation in ZOO:
            assert real.perform(operation) == "ok", operation
        try:
            return self._as(who, lambda: [real.perform(operation) for operation in operations])
        finally:
            real.end()
            os.chdir(self.top)
            shutil.rmtree(base)

    def _as(self, who: str, action: Callable[[], list[str]]) -> list[str]:
        if who == ROOT:
            return action()
        os.setgroups([])
        os.setresgid(1000, 1000, 0)
        os.setresuid(1000, 1000, 0)
        try:
            return action()
        finally:
            os.setresuid(0, 0, 0)
            os.setresgid(0, 0, 0)
            os.setgroups(self.groups)
