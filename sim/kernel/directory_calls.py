"""Calls about where a process is in the tree, and what is in a directory.

Sources: chdir(2), chroot(2), getcwd(2), umask(2), getdents(2), readlink(2); fs/open.c,
fs/readdir.c, fs/d_path.c.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel import nodes
from sim.kernel.calls import system_call
from sim.kernel.errors import EACCES, EBADF, EINVAL, ENOENT, ENOTDIR, EPERM, KernelError
from sim.kernel.files import O_PATH, file_of
from sim.kernel.paths import AT_FDCWD, resolve
from sim.kernel.permissions import MAY_EXEC
from sim.kernel.process import Task, Value

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel


@system_call
def sys_getdents64(k: Kernel, task: Task, fd: int) -> tuple[Value, ...]:
    """getdents64(2), all at once: (name, inode number, type) of each entry, "." and "..".

    Nothing at the end; lseek(fd, 0, SEEK_SET) begins again. The type is as in d_type.
    """
    file = file_of(k, task, fd)
    if file.flags & O_PATH:
        raise KernelError(EBADF)
    if file.kind != "directory":
        raise KernelError(ENOTDIR)
    removed = not nodes.is_proc(file.target) and not k.fs.inode(file.target).nlink
    if removed:
        raise KernelError(ENOENT)
    if file.offset:
        return ()
    names = nodes.listing(k, file.target)
    file.offset = len(names)
    if not nodes.is_proc(file.target):
        nodes.accessed(k, file.target)
    return tuple(names)


@system_call
def sys_readlinkat(k: Kernel, task: Task, dirfd: int, path: str) -> str:
    """readlinkat(2): EINVAL if it is no symbolic link."""
    node = resolve(k, task, dirfd, path, follow=False, empty=True)
    if not nodes.is_link(k, node):
        raise KernelError(EINVAL if path else ENOENT)
    return nodes.link_text(k, task, node)


@system_call
def sys_chdir(k: Kernel, task: Task, path: str) -> None:
    """chdir(2)."""
    enter(k, task, resolve(k, task, AT_FDCWD, path, directory=True))


@system_call
def sys_fchdir(k: Kernel, task: Task, fd: int) -> None:
    """fchdir(2)."""
    node = nodes.node_of(file_of(k, task, fd))
    nodes.require_directory(k, node)
    enter(k, task, node)


def enter(k: Kernel, task: Task, node: int) -> None:
    """Make a directory the working directory; one must be allowed to search it."""
    if not nodes.allowed(k, task, node, MAY_EXEC):
        raise KernelError(EACCES)
    process = k.processes[task.pid]
    k.fs.hold(node)
    k.fs.release(process.cwd)
    process.cwd = node


@system_call
def sys_chroot(k: Kernel, task: Task, path: str) -> None:
    """chroot(2): for root only."""
    node = resolve(k, task, AT_FDCWD, path, directory=True)
    process = k.processes[task.pid]
    if not nodes.allowed(k, task, node, MAY_EXEC):
        raise KernelError(EACCES)
    if process.cred.euid != 0:
        raise KernelError(EPERM)
    k.fs.hold(node)
    k.fs.release(process.root)
    process.root = node


@system_call
def sys_getcwd(k: Kernel, task: Task) -> str:
    """getcwd(2), the system call: "(unreachable)/..." from outside the process's root.

    The C library's getcwd(3) makes ENOENT of that. ENOENT when the directory was removed.
    """
    process = k.processes[task.pid]
    if not nodes.is_proc(process.cwd) and not k.fs.inode(process.cwd).nlink:
        raise KernelError(ENOENT)
    return nodes.directory_path(k, process.cwd, process.root)


@system_call
def sys_umask(k: Kernel, task: Task, mask: int) -> int:
    """umask(2): the old mask."""
    process = k.processes[task.pid]
    old, process.umask = process.umask, mask & 0o777
    return old
