"""The part of `posix` that works on paths.

Which system calls each function makes was seen with strace on CPython 3.12 and glibc 2.36,
but that the kernel here has only the "at" form of each (mkdirat, not mkdir). Errors name the
path as the caller gave it, after os.fspath. Source: Modules/posixmodule.c.
"""

from __future__ import annotations

import sys
from math import isnan, modf
from operator import index
from typing import Any

from sim.kernel.errors import ENOENT, EOPNOTSUPP
from sim.kernel.inodes import S_IFIFO
from sim.kernel.paths import (
    AT_EACCESS,
    AT_FDCWD,
    AT_REMOVEDIR,
    AT_SYMLINK_FOLLOW,
    AT_SYMLINK_NOFOLLOW,
)
from sim.userland.errors import os_error
from sim.userland.here import here
from sim.userland.world import convert
from sim.userland.world.convert import Path, c_int, c_long, decoded
from sim.userland.world.registry import Module
from sim.userland.world.structs import stat_of, statvfs_result

POSIX = Module("posix")
SECOND = 1_000_000_000
UTIME_NAMES_PATH = sys.version_info >= (3, 13)
"""Before 3.13 the error of os.utime named no path."""


def _check_exclusive(function: str, path: Path, dir_fd: int | None, follow: bool) -> None:
    """A descriptor given as path goes with neither dir_fd nor follow_symlinks."""
    if path.fd != -1 and dir_fd is not None:
        raise ValueError(f"{function}: can't specify both dir_fd and fd")
    if path.fd != -1 and not follow:
        raise ValueError(f"{function}: cannot use fd and follow_symlinks together")


# ---- attributes -----------------------------------------------------------------------------


@POSIX.function
def stat(path: Any, *, dir_fd: int | None = None, follow_symlinks: bool = True) -> Any:
    """Perform a stat system call on the given path."""
    where = convert.path(path, "stat", fd=True)
    at = convert.dir_fd(dir_fd)
    if where.fd == -1:
        flags = 0 if follow_symlinks else AT_SYMLINK_NOFOLLOW
        return stat_of(here.call("newfstatat", (at, where.kernel, flags), where.given))
    if dir_fd is not None:
        raise ValueError("stat: can't specify dir_fd without matching path")
    _check_exclusive("stat", where, None, follow_symlinks)
    return stat_of(here.call("fstat", (where.fd,), where.given))


@POSIX.function
def lstat(path: Any, *, dir_fd: int | None = None) -> Any:
    """Perform a stat system call on the given path, without following symbolic links."""
    where = convert.path(path, "lstat")
    args = (convert.dir_fd(dir_fd), where.kernel, AT_SYMLINK_NOFOLLOW)
    return stat_of(here.call("newfstatat", args, where.given))


@POSIX.function
def access(path: Any, mode: int, *, dir_fd: int | None = None, effective_ids: bool = False,
           follow_symlinks: bool = True) -> bool:
    """Use the real uid/gid to test for access to a path."""
    where = convert.path(path, "access")
    mode, at = c_int(mode), convert.dir_fd(dir_fd)
    flags = (0 if follow_symlinks else AT_SYMLINK_NOFOLLOW) | (AT_EACCESS if effective_ids else 0)
    try:
        here.call("faccessat2", (at, where.kernel, mode, flags))
    except OSError:
        return False
    return True


@POSIX.function
def chmod(path: Any, mode: int, *, dir_fd: int | None = None, follow_symlinks: bool = True
          ) -> None:
    """Change the access permissions of a file."""
    where = convert.path(path, "chmod", fd=True)
    mode, at = c_int(mode), convert.dir_fd(dir_fd)
    if where.fd != -1:
        here.call("fchmod", (where.fd, mode), where.given)
        return
    flags = 0 if follow_symlinks else AT_SYMLINK_NOFOLLOW
    try:
        here.call("fchmodat", (at, where.kernel, mode, flags), where.given)
    except OSError as error:
        if follow_symlinks or error.errno != EOPNOTSUPP:
            raise
        if dir_fd is not None:
            text = "chmod: cannot use dir_fd and follow_symlinks together"
            raise ValueError(text) from None
        text = "chmod: follow_symlinks unavailable on this platform"
        raise NotImplementedError(text) from None


@POSIX.function
def chown(path: Any, uid: int, gid: int, *, dir_fd: int | None = None,
          follow_symlinks: bool = True) -> None:
    """Change the owner and group id of path to the numeric uid and gid."""
    where = convert.path(path, "chown", fd=True)
    user, group, at = convert.user_id(uid), convert.group_id(gid), convert.dir_fd(dir_fd)
    _check_exclusive("chown", where, dir_fd, follow_symlinks)
    if where.fd != -1:
        here.call("fchown", (where.fd, user, group), where.given)
    else:
        flags = 0 if follow_symlinks else AT_SYMLINK_NOFOLLOW
        here.call("fchownat", (at, where.kernel, user, group, flags), where.given)


@POSIX.function
def lchown(path: Any, uid: int, gid: int) -> None:
    """Change the owner and group id of path, without following symbolic links."""
    where = convert.path(path, "lchown")
    args = (convert.user_id(uid), convert.group_id(gid), AT_SYMLINK_NOFOLLOW)
    here.call("fchownat", (AT_FDCWD, where.kernel, *args), where.given)


@POSIX.function
def truncate(path: Any, length: int) -> None:
    """Truncate a file, specified by path, to a specific length."""
    where = convert.path(path, "truncate", fd=True)
    length = c_long(length)
    if where.fd != -1:
        here.call("ftruncate", (where.fd, length))
    else:
        here.call("truncate", (where.kernel, length), where.given)


@POSIX.function
def statvfs(path: Any) -> Any:
    """Perform a statvfs system call on the given path."""
    where = convert.path(path, "statvfs", fd=True)
    if where.fd != -1:
        return _statvfs_of(here.call("fstatfs", (where.fd,), where.given))
    return _statvfs_of(here.call("statfs", (where.kernel,), where.given))


@POSIX.function
def fstatvfs(fd: int, /) -> Any:
    """Perform an fstatvfs system call on the given fd."""
    return _statvfs_of(here.call("fstatfs", (c_int(fd),)))


def _statvfs_of(found: tuple[int, ...]) -> Any:
    """The C library's statvfs from the kernel's statfs (f_favail is f_ffree)."""
    _, bsize, blocks, bfree, bavail, files, ffree, namelen, frsize, flags = found
    return statvfs_result(
        (bsize, frsize, blocks, bfree, bavail, files, ffree, ffree, flags, namelen, 0)
    )


# ---- times ----------------------------------------------------------------------------------


@POSIX.function
def utime(path: Any, times: Any = None, *, ns: Any = None, dir_fd: int | None = None,
          follow_symlinks: bool = True) -> None:
    """Set the access and modified time of path."""
    where = convert.path(path, "utime", fd=True)
    at = convert.dir_fd(dir_fd)
    stamps = _utime_stamps(times, ns)
    if where.fd != -1 and dir_fd is not None:
        raise ValueError("utime: can't specify dir_fd without matching path")
    _check_exclusive("utime", where, None, follow_symlinks)
    given = where.given if UTIME_NAMES_PATH else None
    if where.fd != -1:
        here.call("utimensat", (where.fd, None, stamps, 0), given)
    else:
        flags = 0 if follow_symlinks else AT_SYMLINK_NOFOLLOW
        here.call("utimensat", (at, where.kernel, stamps, flags), given)


def _utime_stamps(times: Any, ns: Any) -> tuple[int, int] | None:
    """Access and modification time in ns; None for now."""
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if times is not None:
        if not isinstance(times, tuple) or len(times) != 2:
            raise TypeError("utime: 'times' must be either a tuple of two ints or None")
        return _nanoseconds(times[0]), _nanoseconds(times[1])
    if ns is not None:
        if not isinstance(ns, tuple) or len(ns) != 2:
            raise TypeError("utime: 'ns' must be a tuple of two ints")
        return int(index(ns[0])), int(index(ns[1]))
    return None


def _nanoseconds(time: Any) -> int:
    """Seconds as ns, rounded down (_PyTime_ObjectToTimespec, ROUND_FLOOR)."""
    if not isinstance(time, float):
        return int(index(time)) * SECOND
    if isnan(time):
        raise ValueError("Invalid value NaN (not a number)")
    fraction, whole = modf(time)
    return int(whole) * SECOND + int(fraction * SECOND // 1)


# ---- names ----------------------------------------------------------------------------------


@POSIX.function
def mkdir(path: Any, mode: int = 511, *, dir_fd: int | None = None) -> None:
    """Create a directory."""
    where = convert.path(path, "mkdir")
    mode, at = c_int(mode), convert.dir_fd(dir_fd)
    here.call("mkdirat", (at, where.kernel, mode), where.given)


@POSIX.function
def rmdir(path: Any, *, dir_fd: int | None = None) -> None:
    """Remove a directory."""
    where = convert.path(path, "rmdir")
    here.call("unlinkat", (convert.dir_fd(dir_fd), where.kernel, AT_REMOVEDIR), where.given)


def _unlink(function: str, path: Any, dir_fd: int | None) -> None:
    where = convert.path(path, function)
    here.call("unlinkat", (convert.dir_fd(dir_fd), where.kernel, 0), where.given)


@POSIX.function
def unlink(path: Any, *, dir_fd: int | None = None) -> None:
    """Remove a file (same as remove())."""
    _unlink("unlink", path, dir_fd)


@POSIX.function
def remove(path: Any, *, dir_fd: int | None = None) -> None:
    """Remove a file (same as unlink())."""
    _unlink("remove", path, dir_fd)


def _rename(function: str, src: Any, dst: Any, src_dir_fd: int | None,
            dst_dir_fd: int | None) -> None:
    old, new = convert.path(src, function, "src"), convert.path(dst, function, "dst")
    args = (convert.dir_fd(src_dir_fd), old.kernel, convert.dir_fd(dst_dir_fd), new.kernel, 0)
    here.call("renameat2", args, old.given, new.given)


@POSIX.function
def rename(src: Any, dst: Any, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None
           ) -> None:
    """Rename a file or directory."""
    _rename("rename", src, dst, src_dir_fd, dst_dir_fd)


@POSIX.function
def replace(src: Any, dst: Any, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None
            ) -> None:
    """Rename a file or directory, overwriting the destination."""
    _rename("replace", src, dst, src_dir_fd, dst_dir_fd)


@POSIX.function
def link(src: Any, dst: Any, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None,
         follow_symlinks: bool = True) -> None:
    """Create a hard link to a file.

    Linux's link(2) does not follow symbolic links; linkat(2), used when a dir_fd is given,
    does as it is told.
    """
    old, new = convert.path(src, "link", "src"), convert.path(dst, "link", "dst")
    at, to = convert.dir_fd(src_dir_fd), convert.dir_fd(dst_dir_fd)
    told = (at, to) != (AT_FDCWD, AT_FDCWD) or not follow_symlinks
    flags = AT_SYMLINK_FOLLOW if told and follow_symlinks else 0
    here.call("linkat", (at, old.kernel, to, new.kernel, flags), old.given, new.given)


@POSIX.function
def symlink(src: Any, dst: Any, target_is_directory: bool = False, *, dir_fd: int | None = None
            ) -> None:
    """Create a symbolic link pointing to src named dst."""
    target, where = convert.path(src, "symlink", "src"), convert.path(dst, "symlink", "dst")
    args = (target.kernel, convert.dir_fd(dir_fd), where.kernel)
    here.call("symlinkat", args, target.given, where.given)


@POSIX.function
def readlink(path: Any, *, dir_fd: int | None = None) -> Any:
    """Return a string representing the path to which the symbolic link points."""
    where = convert.path(path, "readlink")
    found = here.call("readlinkat", (convert.dir_fd(dir_fd), where.kernel), where.given)
    return decoded(found, where.binary)


@POSIX.function
def mkfifo(path: Any, mode: int = 438, *, dir_fd: int | None = None) -> None:
    """Create a "fifo" (a POSIX named pipe). The error names no path."""
    where = convert.path(path, "mkfifo")
    mode, at = c_int(mode), convert.dir_fd(dir_fd)
    here.call("mknodat", (at, where.kernel, S_IFIFO | mode, 0))


@POSIX.function
def mknod(path: Any, mode: int = 384, device: int = 0, *, dir_fd: int | None = None) -> None:
    """Create a node in the file system. The error names no path."""
    where = convert.path(path, "mknod")
    mode, at = c_int(mode), convert.dir_fd(dir_fd)
    if not hasattr(device, "__index__"):
        raise TypeError("an integer is required")
    here.call("mknodat", (at, where.kernel, mode, c_long(device)))


# ---- where the process is -------------------------------------------------------------------


@POSIX.function
def chdir(path: Any) -> None:
    """Change the current working directory to the specified path."""
    where = convert.path(path, "chdir", fd=True)
    if where.fd != -1:
        here.call("fchdir", (where.fd,), where.given)
    else:
        here.call("chdir", (where.kernel,), where.given)


@POSIX.function
def chroot(path: Any) -> None:
    """Change root directory to path."""
    where = convert.path(path, "chroot")
    here.call("chroot", (where.kernel,), where.given)


@POSIX.function
def getcwd() -> str:
    """Return a unicode string representing the current working directory."""
    path: str = here.call("getcwd")
    if not path.startswith("/"):
        raise os_error(ENOENT)  # getcwd(3) of "(unreachable)..."
    return path


@POSIX.function
def getcwdb() -> bytes:
    """Return a bytes string representing the current working directory."""
    return getcwd().encode("utf-8", "surrogateescape")


@POSIX.function
def umask(mask: int, /) -> int:
    """Set the current numeric umask and return the previous umask."""
    return int(here.call("umask", (c_int(mask),)))
