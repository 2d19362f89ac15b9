"""File operations (`tests.filesystem_operations`) as system calls of the simulated kernel."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from typing import Any

from sim.kernel import Kernel, KernelError
from sim.kernel.errors import ENOENT, ENOTDIR, ERRNO_NAMES
from sim.kernel.process import Credentials, Wait
from tests.filesystem_operations import (
    OLD,
    USER,
    ZOO,
    Descriptors,
    NotOpen,
    Operation,
    fresh_times,
    shown,
    sim_fields,
)
from tests.kernel_world import World


class Simulated:
    """The same operations as system calls of the simulated kernel."""

    def __init__(self, world: World, base: str) -> None:
        self.world = world
        self.call = world.call
        self.base = base
        self.fds = Descriptors()

    def perform(self, operation: Operation) -> str:
        """The result as a string."""
        name, *args = operation
        try:
            return shown(getattr(self, name)(*args), self.base)
        except NotOpen:
            return "not open"
        except KernelError as error:
            return ERRNO_NAMES[error.errno]

    def at(self, path: str) -> str:
        return path.replace("{base}", self.base)

    def _dir(self, var: str | None) -> int:
        return -100 if var is None else self.fds[var]

    def put(self, path: str, text: str, mode: int, uid: int = 0, gid: int = 0) -> None:
        self.world.write_file(path, text.encode())
        self.own(path, uid, gid)
        self.chmod(path, mode)

    def own(self, path: str, uid: int, gid: int) -> None:
        self.chown(path, uid, gid)

    def open(self, var: str, path: str, flags: int, mode: int = 0o666, dir: str | None = None
             ) -> Any:
        fd = self.call("openat", self._dir(dir), self.at(path), flags, mode)
        if isinstance(fd, Wait):
            return "WAIT"
        self.fds[var] = fd
        return None

    def close(self, var: str) -> None:
        self.call("close", self.fds[var])
        del self.fds[var]

    def read(self, var: str, count: int) -> bytes:
        data = self.call("read", self.fds[var], count)
        assert isinstance(data, bytes)
        return data

    def write(self, var: str, text: str) -> Any:
        return self.call("write", self.fds[var], text.encode())

    def pread(self, var: str, count: int, offset: int) -> Any:
        return self.call("pread64", self.fds[var], count, offset)

    def pwrite(self, var: str, text: str, offset: int) -> Any:
        return self.call("pwrite64", self.fds[var], text.encode(), offset)

    def lseek(self, var: str, offset: int, whence: int) -> Any:
        return self.call("lseek", self.fds[var], offset, whence)

    def ftruncate(self, var: str, size: int) -> None:
        self.call("ftruncate", self.fds[var], size)

    def fstat(self, var: str) -> Any:
        return sim_fields(self.call("fstat", self.fds[var]))

    def fchmod(self, var: str, mode: int) -> None:
        self.call("fchmod", self.fds[var], mode)

    def fchown(self, var: str, uid: int, gid: int) -> None:
        self.call("fchown", self.fds[var], uid, gid)

    def fchdir(self, var: str) -> None:
        self.call("fchdir", self.fds[var])

    def fsync(self, var: str) -> None:
        self.call("fsync", self.fds[var])

    def list_fd(self, var: str) -> list[str]:
        if self.call("fstat", self.fds[var]).mode & 0o170000 != 0o040000:
            raise KernelError(ENOTDIR)  # fdopendir(3) finds out itself
        try:
            names = [entry[0] for entry in self.call("getdents64", self.fds[var])[2:]]
        except KernelError as error:
            if error.errno != ENOENT:
                raise
            names = []  # the C library takes a removed directory for an empty one
        self.call("lseek", self.fds[var], 0, 0)
        return names

    def name_fd(self, var: str) -> Any:
        return self.call("readlinkat", -100, f"/proc/self/fd/{self.fds[var]}")

    def reopen(self, var: str, other: str, flags: int) -> Any:
        return self.open(var, f"/proc/self/fd/{self.fds[other]}", flags)

    def link_fd(self, var: str, path: str) -> None:
        self.call("linkat", -100, f"/proc/self/fd/{self.fds[var]}", -100, path, 0x400)

    def stat_fd_path(self, var: str) -> Any:
        return self.stat(f"/proc/self/fd/{self.fds[var]}")

    def stat(self, path: str, dir: str | None = None) -> Any:
        return sim_fields(self.call("newfstatat", self._dir(dir), self.at(path), 0))

    def lstat(self, path: str) -> Any:
        return sim_fields(self.call("newfstatat", -100, self.at(path), 0x100))

    def access(self, path: str, mode: int, effective: bool = False) -> bool:
        try:
            self.call("faccessat2", -100, self.at(path), mode, 0x200 if effective else 0)
        except KernelError:
            return False
        return True

    def mkdir(self, path: str, mode: int = 0o777, dir: str | None = None) -> None:
        self.call("mkdirat", self._dir(dir), self.at(path), mode)

    def mkfifo(self, path: str, mode: int = 0o666) -> None:
        self.call("mknodat", -100, self.at(path), 0o010000 | mode)

    def mknod(self, path: str, mode: int) -> None:
        self.call("mknodat", -100, self.at(path), mode)

    def unlink(self, path: str, dir: str | None = None) -> None:
        self.call("unlinkat", self._dir(dir), self.at(path), 0)

    def rmdir(self, path: str) -> None:
        self.call("unlinkat", -100, self.at(path), 0x200)

    def rename(self, old: str, new: str, old_dir: str | None = None, new_dir: str | None = None
               ) -> None:
        self.call("renameat2", self._dir(old_dir), self.at(old), self._dir(new_dir),
                  self.at(new), 0)

    def rename_new(self, old: str, new: str) -> None:
        self.call("renameat2", -100, self.at(old), -100, self.at(new), 1)

    def link(self, old: str, new: str, follow: bool = True) -> None:
        self.call("linkat", -100, self.at(old), -100, self.at(new), 0x400 if follow else 0)

    def symlink(self, target: str, path: str) -> None:
        self.call("symlinkat", self.at(target), -100, self.at(path))

    def readlink(self, path: str) -> Any:
        return self.call("readlinkat", -100, self.at(path))

    def list(self, path: str) -> list[str]:
        self.fds["listed"] = self.call("openat", -100, self.at(path), 0o200000, 0)
        try:
            return self.list_fd("listed")
        finally:
            self.close("listed")

    def chdir(self, path: str) -> None:
        self.call("chdir", self.at(path))

    def getcwd(self) -> Any:
        return self.call("getcwd")

    def umask(self, mask: int) -> Any:
        return self.call("umask", mask)

    def chmod(self, path: str, mode: int) -> None:
        self.call("fchmodat", -100, self.at(path), mode)

    def chown(self, path: str, uid: int, gid: int) -> None:
        self.call("fchownat", -100, self.at(path), uid, gid, 0)

    def lchown(self, path: str, uid: int, gid: int) -> None:
        self.call("fchownat", -100, self.at(path), uid, gid, 0x100)

    def truncate(self, path: str, size: int) -> None:
        self.call("truncate", self.at(path), size)

    def utime(self, path: str, ns: int | None) -> None:
        self.call("utimensat", -100, self.at(path), None if ns is None else (ns, ns), 0)

    def age(self, path: str) -> None:
        """Give a file old times, whoever owns it."""
        with self._as_root():
            self.call("utimensat", -100, self.at(path), (OLD, OLD), 0x100)

    def fresh(self, path: str) -> str:
        """Which of its times are not old any more."""
        with self._as_root():
            return fresh_times(self.call("newfstatat", -100, self.at(path), 0x100))

    @contextlib.contextmanager
    def _as_root(self) -> Iterator[None]:
        process = self.world.k.processes[1]
        cred = process.cred
        process.cred = cred._replace(euid=0)
        try:
            yield
        finally:
            process.cred = cred


def simulated_zoo(base: str = "/dev/shm/zoo-base/c00000") -> Kernel:
    """A kernel whose only process, root, stands in a directory with the zoo."""
    world = World()
    for path in (os.path.dirname(base), base):
        world.call("mkdirat", -100, path, 0o777)
    world.call("chdir", base)
    simulated = Simulated(world, base)
    for operation in ZOO:
        assert simulated.perform(operation) == "ok", operation
    return world.k


def run_simulated(zoo: Kernel, who: str, operations: Sequence[Operation],
                  base: str = "/dev/shm/zoo-base/c00000") -> list[str]:
    """The results of the operations on a copy of a kernel with the zoo."""
    world = World(zoo.copy())
    if who == USER:
        world.become(Credentials(1000, 1000, 0, 1000, 1000, 0))
    simulated = Simulated(world, base)
    return [simulated.perform(operation) for operation in operations]
