"""Calls that make, move and remove names.

Sources: mkdir(2), mknod(2), unlink(2), rmdir(2), rename(2), link(2), symlink(2); fs/namei.c
(filename_create, may_create, may_delete, do_unlinkat, do_rmdir, do_renameat2, vfs_rename,
do_linkat), mm/shmem.c.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel import nodes, procfs
from sim.kernel.calls import system_call
from sim.kernel.errors import (
    EACCES,
    EBUSY,
    EEXIST,
    EINVAL,
    EISDIR,
    ENOENT,
    ENOTDIR,
    ENOTEMPTY,
    EPERM,
    EXDEV,
    KernelError,
)
from sim.kernel.filesystem import PROC_NODE
from sim.kernel.inodes import (
    S_IFBLK,
    S_IFCHR,
    S_IFDIR,
    S_IFIFO,
    S_IFLNK,
    S_IFMT,
    S_IFREG,
    S_IFSOCK,
    S_ISGID,
    S_ISUID,
    S_ISVTX,
    Inode,
)
from sim.kernel.open_calls import may_create, new_inode
from sim.kernel.paths import (
    AT_EMPTY_PATH,
    AT_REMOVEDIR,
    AT_SYMLINK_FOLLOW,
    Last,
    Walk,
    byte_length,
    check_length,
    resolve,
)
from sim.kernel.permissions import MAY_EXEC, MAY_READ, MAY_WRITE, owns, sticky_forbids
from sim.kernel.process import Task

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

RENAME_NOREPLACE, RENAME_EXCHANGE, RENAME_WHITEOUT = 1, 2, 4


# ---- making ----------------------------------------------------------------------------------


def new_name(k: Kernel, task: Task, dirfd: int, path: str, *, directory: bool) -> Last:
    """The place for a name that is to be made (filename_create); EEXIST if there is one.

    Only the name of a directory may end in a slash.
    """
    walk = Walk(k, task, dirfd, path)
    last = walk.to_last()
    if not last.is_plain or walk.step(last.name) is not None:
        raise KernelError(EEXIST)
    if nodes.is_proc(last.parent) or (last.slash and not directory):
        raise KernelError(ENOENT)
    return last


def make(k: Kernel, task: Task, last: Last, mode: int) -> Inode:
    """A new inode under a new name."""
    may_create(k, task, last.parent)
    inode = new_inode(k, k.processes[task.pid], last.parent, mode)
    k.fs.link(last.parent, last.name, inode.ino, k.epoch + k.now)
    return inode


@system_call
def sys_mkdirat(k: Kernel, task: Task, dirfd: int, path: str, mode: int) -> None:
    """mkdirat(2)."""
    last = new_name(k, task, dirfd, path, directory=True)
    umask = k.processes[task.pid].umask
    make(k, task, last, S_IFDIR | mode & (0o777 | S_ISVTX) & ~umask)


@system_call
def sys_mknodat(k: Kernel, task: Task, dirfd: int, path: str, mode: int, dev: int = 0) -> None:
    """mknodat(2): a FIFO, an empty file, the name of a socket. EPERM for devices."""
    kind = mode & S_IFMT or S_IFREG
    if kind == S_IFDIR:
        raise KernelError(EPERM)
    if kind not in (S_IFREG, S_IFIFO, S_IFSOCK, S_IFCHR, S_IFBLK):
        raise KernelError(EINVAL)
    last = new_name(k, task, dirfd, path, directory=False)
    if kind in (S_IFCHR, S_IFBLK):
        may_create(k, task, last.parent)
        raise KernelError(EPERM)
    make(k, task, last, kind | mode & 0o7777 & ~k.processes[task.pid].umask)


@system_call
def sys_symlinkat(k: Kernel, task: Task, target: str, dirfd: int, path: str) -> None:
    """symlinkat(2): the target need not exist, but may not be empty."""
    check_length(target)
    last = new_name(k, task, dirfd, path, directory=False)
    link = make(k, task, last, S_IFLNK | 0o777)
    link.target, link.size = target, byte_length(target)


@system_call
def sys_linkat(k: Kernel, task: Task, olddir: int, old: str, newdir: int, new: str,
               flags: int = 0) -> None:
    """linkat(2): another name for a file; never for a directory."""
    if flags & ~(AT_SYMLINK_FOLLOW | AT_EMPTY_PATH):
        raise KernelError(EINVAL)
    node = resolve(k, task, olddir, old, follow=bool(flags & AT_SYMLINK_FOLLOW),
                   empty=bool(flags & AT_EMPTY_PATH))
    last = new_name(k, task, newdir, new, directory=False)
    if not 0 < node < PROC_NODE:
        raise KernelError(EXDEV)
    inode = k.fs.inode(node)
    if not may_link(k, task, inode):
        raise KernelError(EPERM)
    may_create(k, task, last.parent)
    if inode.type == S_IFDIR:
        raise KernelError(EPERM)
    if not inode.nlink and inode.name:  # it had a name: one made by O_TMPFILE may get one
        raise KernelError(ENOENT)
    k.fs.link(last.parent, last.name, node, k.epoch + k.now)
    k.fs.change(node).ctime = k.epoch + k.now


def may_link(k: Kernel, task: Task, inode: Inode) -> bool:
    """may_linkat with fs.protected_hardlinks set, as distributions do (proc_sys_fs(5)).

    The owner and root may link any file; others ordinary ones that they may read and write.
    """
    if owns(k.processes[task.pid].cred, nodes.attributes(k, inode.ino)):
        return True
    if inode.type != S_IFREG or inode.mode & S_ISUID:
        return False
    if inode.mode & S_ISGID and inode.mode & 0o010:
        return False
    return nodes.allowed(k, task, inode.ino, MAY_READ | MAY_WRITE)


# ---- removing --------------------------------------------------------------------------------


def may_delete(k: Kernel, task: Task, directory: int, victim: int, *, is_directory: bool) -> None:
    """may_delete: write permission on the directory, the sticky bit, and the right type.

    Nothing in /proc can be removed; the directories of processes are immutable (EPERM).
    """
    if nodes.is_proc(directory) and procfs.is_immutable(directory):
        raise KernelError(EPERM)
    if not nodes.allowed(k, task, directory, MAY_WRITE | MAY_EXEC):
        raise KernelError(EACCES)
    cred = k.processes[task.pid].cred
    if nodes.is_proc(directory) or sticky_forbids(
        cred, nodes.attributes(k, directory), nodes.attributes(k, victim)
    ):
        raise KernelError(EPERM)
    if is_directory:
        nodes.require_directory(k, victim)
        if nodes.is_proc(victim):
            raise KernelError(EBUSY)
    elif nodes.is_directory(k, victim):
        raise KernelError(EISDIR)


@system_call
def sys_unlinkat(k: Kernel, task: Task, dirfd: int, path: str, flags: int = 0) -> None:
    """unlinkat(2): unlink, or rmdir with AT_REMOVEDIR."""
    if flags & ~AT_REMOVEDIR:
        raise KernelError(EINVAL)
    walk = Walk(k, task, dirfd, path)
    last = walk.to_last()
    if not last.is_plain:
        if not flags:
            raise KernelError(EISDIR)
        raise KernelError({"..": ENOTEMPTY, ".": EINVAL, "": EBUSY}[last.name])
    victim = walk.step(last.name)
    if victim is None:
        raise KernelError(ENOENT)
    if not flags and last.slash:
        raise KernelError(EISDIR if nodes.is_directory(k, victim) else ENOTDIR)
    may_delete(k, task, last.parent, victim, is_directory=bool(flags))
    if flags and k.fs.inode(victim).entries:
        raise KernelError(ENOTEMPTY)
    k.fs.unlink(last.parent, last.name, k.epoch + k.now)


# ---- moving ----------------------------------------------------------------------------------


@system_call
def sys_renameat2(k: Kernel, task: Task, olddir: int, old: str, newdir: int, new: str,
                  flags: int = 0) -> None:
    """renameat2(2): move a name, over another one if need be; flag RENAME_NOREPLACE."""
    if flags & ~RENAME_NOREPLACE:
        raise KernelError(EINVAL)
    old_walk, new_walk = Walk(k, task, olddir, old), Walk(k, task, newdir, new)
    source, target = old_walk.to_last(), new_walk.to_last()
    if nodes.is_proc(source.parent) != nodes.is_proc(target.parent):
        raise KernelError(EXDEV)
    if not source.is_plain:
        raise KernelError(EBUSY)
    if not target.is_plain:
        raise KernelError(EEXIST if flags else EBUSY)
    moved, replaced = old_walk.step(source.name), new_walk.step(target.name)
    if moved is None:
        raise KernelError(ENOENT)
    if replaced is not None and flags:
        raise KernelError(EEXIST)
    _check_places(k, source, target, moved, replaced)
    if moved == replaced:
        return
    _check_rename(k, task, source, target, moved, replaced)
    now = k.epoch + k.now
    if replaced is not None:
        k.fs.unlink(target.parent, target.name, now)
    k.fs.rename((source.parent, source.name), (target.parent, target.name), now)


def _check_places(k: Kernel, source: Last, target: Last, moved: int, replaced: int | None) -> None:
    """No directory may come to lie in itself, nor replace one that it lies in."""
    if not nodes.is_directory(k, moved) and (source.slash or target.slash):
        raise KernelError(ENOTDIR)
    if moved in _ancestors(k, target.parent):
        raise KernelError(EINVAL)
    if replaced is not None and replaced in _ancestors(k, source.parent):
        raise KernelError(ENOTEMPTY)


def _ancestors(k: Kernel, node: int) -> set[int]:
    """A directory and all directories above it."""
    above = {node}
    while (node := nodes.parent(k, node)) not in above:
        above.add(node)
    return above


def _check_rename(k: Kernel, task: Task, source: Last, target: Last, moved: int,
                  replaced: int | None) -> None:
    """vfs_rename: one name is removed, the other made or replaced by one of the same type."""
    is_directory = nodes.is_directory(k, moved)
    may_delete(k, task, source.parent, moved, is_directory=is_directory)
    if replaced is None:
        may_create(k, task, target.parent)
    else:
        may_delete(k, task, target.parent, replaced, is_directory=is_directory)
    moves = is_directory and source.parent != target.parent  # its ".." is written
    if moves and not nodes.allowed(k, task, moved, MAY_WRITE):
        raise KernelError(EACCES)
    if replaced is not None and is_directory and k.fs.inode(replaced).entries:
        raise KernelError(ENOTEMPTY)
