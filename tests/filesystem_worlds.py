"""The same small file operations on real Linux and on the simulated kernel.

An operation is a tuple: its name and its arguments, e.g. ``("open", "a", "f", 0o2)``. Open files have
names ("a"), not numbers, and "{base}" in a path stands for the directory that the case runs in.
A result is a string: what came back, or the error's name.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sim.kernel import Kernel, KernelError
from sim.kernel.errors import ENOENT, ENOTDIR, ERRNO_NAMES
from sim.kernel.process import Credentials, Wait
from tests.kernel_world import World

Operation = tuple[Any, ...]
ROOT, USER = "root", "user"
OLD = 1_000_000_000_000_000_000
"""A time long ago, to see whether an operation changes a file's times."""

ZOO: tuple[Operation, ...] = (
    ("chmod", ".", 0o777),
    ("put", "f", "hello", 0o644), ("put", "u", "mine", 0o600, 1000, 1000),
    ("put", "s", "secret", 0o000), ("put", "g", "group", 0o664, 0, 1000),
    ("put", "x", "#!", 0o755), ("put", "k", "suid", 0o6755, 1000, 1000),
    ("mkdir", "d", 0o755), ("put", "d/f", "inner", 0o644), ("mkdir", "d/sub", 0o755),
    ("mkdir", "e", 0o755),
    ("mkdir", "m", 0o755), ("put", "m/u", "mine", 0o644, 1000, 1000),
    ("put", "m/r", "root's", 0o644), ("mkdir", "m/sub", 0o755), ("own", "m", 1000, 1000),
    ("own", "m/sub", 1000, 1000), ("mkdir", "m/rsub", 0o755),
    ("mkdir", "n", 0o755), ("put", "n/f", "hidden", 0o644), ("chmod", "n", 0o700),
    ("mkdir", "q", 0o755), ("put", "q/f", "listed", 0o666), ("chmod", "q", 0o744),
    ("mkdir", "t", 0o755), ("put", "t/u", "mine", 0o666, 1000, 1000),
    ("put", "t/r", "root's", 0o666), ("mkdir", "t/d", 0o755), ("chmod", "t", 0o1777),
    ("mkdir", "w", 0o755), ("put", "w/r", "root's", 0o644), ("chmod", "w", 0o777),
    ("mkdir", "i", 0o755), ("own", "i", 0, 50), ("chmod", "i", 0o2777),
    ("symlink", "f", "lf"), ("symlink", "d", "ld"), ("symlink", "x-none", "lx"),
    ("symlink", "lo", "lo"), ("symlink", "d/", "ls"), ("symlink", "{base}/d/f", "la"),
    ("symlink", "lf", "ll"), ("symlink", "x-none/y", "ly"), ("symlink", "f/", "lfs"),
    ("mkfifo", "p", 0o644), ("chmod", "p", 0o666),
)
"""What is there before a case begins, made by root."""


class NotOpen(Exception):
    """The case names a file that it could not open."""


class Descriptors(dict[str, int]):
    """The open files of a case by name."""

    def __missing__(self, name: str) -> int:
        raise NotOpen(name)


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


def stat_fields(st: os.stat_result) -> tuple[str, int, int, int, int, int]:
    return (oct(st.st_mode), st.st_nlink, st.st_uid, st.st_gid, st.st_size, st.st_blocks)


def sim_fields(st: Any) -> tuple[str, int, int, int, int, int]:
    return (oct(st.mode), st.nlink, st.uid, st.gid, st.size, st.blocks)


def fresh_times(st: Any) -> str:
    atime = st.st_atime_ns if isinstance(st, os.stat_result) else st.atime
    mtime = st.st_mtime_ns if isinstance(st, os.stat_result) else st.mtime
    return ("a" if atime != OLD else "-") + ("m" if mtime != OLD else "-")


def shown(value: Any, base: str) -> str:
    """A result as it is compared: "ok" for None, long data by its length."""
    if value is None:
        return "ok"
    if isinstance(value, bytes):
        text = value.decode("latin-1")
        return repr(text) if len(text) < 40 else f"{len(text)} bytes from {text[:8]!r}"
    top, name = os.path.split(base)
    text = str(value).replace(base, "{base}").replace(top, "{top}").replace(name, "{name}")
    return re.sub(r"/#\d+", "/#N", text)


# ---- running cases -------------------------------------------------------------------------------


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


def can_run_real() -> bool:
    """Linux, root, and a tmpfs to work in."""
    return (hasattr(os, "setresuid") and os.path.isdir("/dev/shm")
            and os.geteuid() == 0 and os.access("/dev/shm", os.W_OK))


class RealRunner:
    """Runs cases on real Linux, each in a new directory with the zoo; a context manager."""

    def __enter__(self) -> RealRunner:
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
