"""Calls about a file itself: its attributes, owner, permissions, times and size.

Sources: stat(2), chmod(2), chown(2), utimensat(2), truncate(2), access(2), fsync(2),
statfs(2); fs/attr.c, fs/open.c, fs/utimes.c.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel import directory_calls, name_calls, nodes  # noqa: F401  (they register calls)
from sim.kernel.calls import system_call
from sim.kernel.errors import (
    EACCES,
    EBADF,
    EFBIG,
    EINVAL,
    EISDIR,
    EOPNOTSUPP,
    EPERM,
    KernelError,
)
from sim.kernel.files import O_ACCMODE, O_PATH, O_RDONLY, Stat, file_of
from sim.kernel.inode_files import remove_privileges
from sim.kernel.inodes import (
    MAX_FILE_SIZE,
    PAGE,
    S_IFDIR,
    S_IFLNK,
    S_IFREG,
    S_ISGID,
    Inode,
)
from sim.kernel.open_calls import truncate
from sim.kernel.paths import AT_EACCESS, AT_EMPTY_PATH, AT_SYMLINK_NOFOLLOW, resolve
from sim.kernel.permissions import (
    MAY_WRITE,
    check_chown,
    in_group,
    owns,
)
from sim.kernel.process import Credentials, OpenFile, Task, Value

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

AT_NO_AUTOMOUNT = 0x800
TMPFS_MAGIC, PROC_MAGIC, PIPEFS_MAGIC = 0x01021994, 0x9FA0, 0x50495045
BLOCKS, FILES = 1 << 20, 1 << 20


def follows(flags: int, known: int) -> bool:
    """Whether a call's AT_ flags (EINVAL for unknown ones) say to follow symbolic links."""
    if flags & ~(known | AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH):
        raise KernelError(EINVAL)
    return not flags & AT_SYMLINK_NOFOLLOW


def real_file(k: Kernel, task: Task, fd: int) -> OpenFile:
    """The open file of a descriptor, but EBADF if it was opened with O_PATH only."""
    file = file_of(k, task, fd)
    if file.flags & O_PATH:
        raise KernelError(EBADF)
    return file


# ---- stat ------------------------------------------------------------------------------------


@system_call
def sys_newfstatat(k: Kernel, task: Task, dirfd: int, path: str, flags: int) -> Stat:
    """fstatat(2): stat, lstat (AT_SYMLINK_NOFOLLOW), fstat (AT_EMPTY_PATH)."""
    follow = follows(flags, AT_NO_AUTOMOUNT)
    node = resolve(k, task, dirfd, path, follow=follow, empty=bool(flags & AT_EMPTY_PATH))
    return nodes.stat(k, node)


@system_call
def sys_faccessat2(k: Kernel, task: Task, dirfd: int, path: str, mode: int, flags: int = 0
                   ) -> None:
    """access(2): what the *real* ids may do; the effective ones with AT_EACCESS."""
    follow = follows(flags, AT_EACCESS)
    if mode & ~7:
        raise KernelError(EINVAL)
    process = k.processes[task.pid]
    if not flags & AT_EACCESS:
        cred = process.cred
        process = process.copy()
        process.cred = cred._replace(euid=cred.ruid, egid=cred.rgid)
    node = resolve(k, task, dirfd, path, follow=follow, empty=bool(flags & AT_EMPTY_PATH),
                   process=process)
    if not nodes.allowed(k, task, node, mode, process):
        raise KernelError(EACCES)


# ---- permissions and owner ------------------------------------------------------------------


@system_call
def sys_fchmodat(k: Kernel, task: Task, dirfd: int, path: str, mode: int, flags: int = 0) -> None:
    """chmod(2), fchmodat(2). A symbolic link has no permissions to change: EOPNOTSUPP."""
    node = resolve(k, task, dirfd, path, follow=follows(flags, 0))
    change_mode(k, task, node, mode)


@system_call
def sys_fchmod(k: Kernel, task: Task, fd: int, mode: int) -> None:
    """fchmod(2)."""
    change_mode(k, task, nodes.node_of(real_file(k, task, fd)), mode)


def change_mode(k: Kernel, task: Task, node: int, mode: int) -> None:
    """chmod_common: for the owner; set-group-id only for a group one is in."""
    cred = k.processes[task.pid].cred
    inode = changeable(k, node)
    if not owns(cred, nodes.attributes(k, node)):
        raise KernelError(EPERM)
    if inode.type == S_IFLNK:
        raise KernelError(EOPNOTSUPP)
    if cred.euid != 0 and not in_group(cred, inode.gid):
        mode &= ~S_ISGID
    inode = k.fs.change(node)
    inode.mode = inode.type | mode & 0o7777
    inode.ctime = k.epoch + k.now


def changeable(k: Kernel, node: int) -> Inode:
    """The inode, to look at before it is changed; what is in /proc cannot be changed."""
    if node < 0 or nodes.is_proc(node):
        raise KernelError(EPERM)
    return k.fs.inode(node)


@system_call
def sys_fchownat(k: Kernel, task: Task, dirfd: int, path: str, uid: int, gid: int, flags: int = 0
                 ) -> None:
    """chown(2), lchown(2), fchownat(2)."""
    follow = follows(flags, 0)
    node = resolve(k, task, dirfd, path, follow=follow, empty=bool(flags & AT_EMPTY_PATH))
    change_owner(k, task, node, uid, gid)


@system_call
def sys_fchown(k: Kernel, task: Task, fd: int, uid: int, gid: int) -> None:
    """fchown(2)."""
    change_owner(k, task, nodes.node_of(real_file(k, task, fd)), uid, gid)


def change_owner(k: Kernel, task: Task, node: int, uid: int, gid: int) -> None:
    """chown_common: a file with a new owner loses set-user-id and set-group-id."""
    changeable(k, node)
    check_chown(k.processes[task.pid].cred, nodes.attributes(k, node), uid, gid)
    inode = k.fs.change(node)
    inode.uid = inode.uid if uid == -1 else uid
    inode.gid = inode.gid if gid == -1 else gid
    if inode.type != S_IFDIR:
        remove_privileges(inode)
    inode.ctime = k.epoch + k.now


# ---- times -----------------------------------------------------------------------------------


@system_call
def sys_utimensat(k: Kernel, task: Task, dirfd: int, path: str | None,
                  times: tuple[int, int] | None, flags: int = 0) -> None:
    """utimensat(2): set access and modification time, in ns since the epoch; None for now.

    The path None means the file of the descriptor ``dirfd`` itself (futimens(3)).
    """
    follow = follows(flags, 0)
    if path is None:
        node = nodes.node_of(real_file(k, task, dirfd))
    else:
        node = resolve(k, task, dirfd, path, follow=follow, empty=bool(flags & AT_EMPTY_PATH))
    changeable(k, node)
    check_times(k, task, node, k.processes[task.pid].cred, to_now=times is None)
    now = k.epoch + k.now
    inode = k.fs.change(node)
    inode.atime, inode.mtime = (now, now) if times is None else times
    inode.ctime = now


def check_times(k: Kernel, task: Task, node: int, cred: Credentials, *, to_now: bool) -> None:
    """The owner may set any time; who may write may set the present one (utimes_common)."""
    if owns(cred, nodes.attributes(k, node)):
        return
    if not to_now:
        raise KernelError(EPERM)
    if not nodes.allowed(k, task, node, MAY_WRITE):
        raise KernelError(EACCES)


# ---- size ------------------------------------------------------------------------------------


@system_call
def sys_truncate(k: Kernel, task: Task, path: str, size: int) -> None:
    """truncate(2)."""
    if size < 0:
        raise KernelError(EINVAL)
    node = resolve(k, task, -100, path)
    kind = nodes.type_of(k, node)
    if kind == S_IFDIR:
        raise KernelError(EISDIR)
    if kind != S_IFREG:
        raise KernelError(EINVAL)
    if not nodes.allowed(k, task, node, MAY_WRITE):
        raise KernelError(EACCES)
    if not nodes.is_proc(node):
        truncate(k, task, node, size, always=False)


@system_call
def sys_ftruncate(k: Kernel, task: Task, fd: int, size: int) -> None:
    """ftruncate(2): of a regular file that is open for writing, else EINVAL."""
    if size < 0:
        raise KernelError(EINVAL)
    file = real_file(k, task, fd)
    if file.kind != "regular" or file.flags & O_ACCMODE == O_RDONLY:
        raise KernelError(EINVAL)
    if size > MAX_FILE_SIZE:
        raise KernelError(EFBIG)
    truncate(k, task, file.target, size, always=True)


# ---- storage ---------------------------------------------------------------------------------


@system_call
def sys_fsync(k: Kernel, task: Task, fd: int) -> None:
    """fsync(2): there is nothing to wait for; EINVAL for what is never stored."""
    if real_file(k, task, fd).kind not in ("regular", "directory"):
        raise KernelError(EINVAL)


@system_call
def sys_fdatasync(k: Kernel, task: Task, fd: int) -> None:
    """fdatasync(2)."""
    sys_fsync(k, task, fd)


@system_call
def sys_sync(k: Kernel, task: Task) -> None:
    """sync(2)."""


@system_call
def sys_statfs(k: Kernel, task: Task, path: str) -> tuple[Value, ...]:
    """statfs(2): (type, bsize, blocks, bfree, bavail, files, ffree, namelen, frsize, flags)."""
    return file_system_figures(k, resolve(k, task, -100, path))


@system_call
def sys_fstatfs(k: Kernel, task: Task, fd: int) -> tuple[Value, ...]:
    """fstatfs(2)."""
    return file_system_figures(k, nodes.node_of(file_of(k, task, fd)))


def file_system_figures(k: Kernel, node: int) -> tuple[Value, ...]:
    """A machine with 4 GiB of tmpfs, all of it free."""
    if node < 0:
        return (PIPEFS_MAGIC, PAGE, 0, 0, 0, 0, 0, 255, PAGE, 0)
    if nodes.is_proc(node):
        return (PROC_MAGIC, PAGE, 0, 0, 0, 0, 0, 255, PAGE, 0)
    return (TMPFS_MAGIC, PAGE, BLOCKS, BLOCKS, BLOCKS, FILES, FILES, 255, PAGE, 0)
