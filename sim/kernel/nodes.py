"""What a path can lead to, whatever it is stored in.

A *node* is a number: an inode of the file system, something in /proc (from
`PROC_NODE` up, computed by `sim.kernel.procfs`), or, where /proc/<pid>/fd leads to a thing that
has no inode in the tree (a pipe, a console), ``-id`` of the open file. Path walking and
calls on files use these functions and need not know which of them it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel import procfs
from sim.kernel.errors import ENOTDIR, KernelError
from sim.kernel.files import OPERATIONS, Stat
from sim.kernel.filesystem import PROC_NODE
from sim.kernel.inodes import PAGE, S_IFDIR, S_IFLNK, S_IFMT, Inode
from sim.kernel.permissions import MAY_EXEC, Attributes, permitted
from sim.kernel.process import OpenFile, Process, Task

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

DEVICE = 24
"""The device number of the tree (st_dev)."""
INODE_KINDS = frozenset(
    {"regular", "directory", "path", "proc", "null", "zero", "full", "random"})
"""Kinds of open files whose target is a node; of a "fifo" it is the inode's negative."""
SHORT_LINK = 128
DAY = 86_400_000_000_000


def is_proc(node: int) -> bool:
    """Something in /proc."""
    return node >= PROC_NODE


def attributes(k: Kernel, node: int) -> Attributes:
    """Mode and owner."""
    if 0 < node < PROC_NODE:
        inode = k.fs.inode(node)
        return Attributes(inode.mode, inode.uid, inode.gid)
    shown = stat(k, node)
    return Attributes(shown.mode, shown.uid, shown.gid)


def stat(k: Kernel, node: int) -> Stat:
    """What stat(2) says of a node."""
    if node < 0:
        file = k.files[-node]
        return OPERATIONS[file.kind].stat(k, file)
    if is_proc(node):
        return procfs.stat(k, node)
    return inode_stat(k.fs.inode(node))


def inode_stat(inode: Inode) -> Stat:
    """As tmpfs shows it: a page takes eight blocks of 512 bytes, a hole none.

    The target of a symbolic link has a page if it is longer than 127 bytes.
    """
    pages = len(inode.pages) + (inode.type == S_IFLNK and inode.size >= SHORT_LINK)
    return Stat(inode.mode, inode.ino, DEVICE, inode.nlink, inode.uid, inode.gid,
                inode.shown_size, inode.atime, inode.mtime, inode.ctime, PAGE,
                pages * (PAGE // 512), inode.rdev)


def type_of(k: Kernel, node: int) -> int:
    """The file type bits."""
    if 0 < node < PROC_NODE:
        return k.fs.inode(node).mode & S_IFMT
    return procfs.mode(k, node) & S_IFMT if node > 0 else stat(k, node).mode & S_IFMT


def is_directory(k: Kernel, node: int) -> bool:
    """A directory."""
    return type_of(k, node) == S_IFDIR


def is_link(k: Kernel, node: int) -> bool:
    """A symbolic link (those of /proc that lead to open things included)."""
    return type_of(k, node) == S_IFLNK


def allowed(k: Kernel, task: Task, node: int, mask: int, process: Process | None = None) -> bool:
    """inode_permission for the task's process (or one like it with other ids)."""
    process = process or k.processes[task.pid]
    if permitted(process.cred, attributes(k, node), mask):
        return True
    return is_proc(node) and procfs.allows(node, process.pid)


def searchable(k: Kernel, task: Task, node: int, process: Process) -> bool:
    """Whether names in a directory may be looked up: mostly anyone may."""
    if 0 < node < PROC_NODE and k.fs.inode(node).mode & 0o111 == 0o111:
        return True
    return allowed(k, task, node, MAY_EXEC, process)


def lookup(k: Kernel, task: Task, directory: int, name: str) -> int | None:
    """The node with this name in a directory, or None."""
    if is_proc(directory):
        return procfs.lookup(k, directory, name)
    return k.fs.inode(directory).entries.get(name)


def parent(k: Kernel, node: int) -> int:
    """Where ".." of a directory leads to."""
    if is_proc(node):
        return procfs.parent(k, node) or k.fs.root
    return k.fs.inode(node).parent


def listing(k: Kernel, node: int) -> list[tuple[str, int, int]]:
    """A directory's names with inode number and type, the newest first as on tmpfs."""
    dots = [(".", node, S_IFDIR >> 12), ("..", parent(k, node), S_IFDIR >> 12)]
    if is_proc(node):
        names = procfs.listing(k, node)
    else:
        names = list(reversed(k.fs.inode(node).entries.items()))
    return dots + [(name, number, type_of(k, number) >> 12) for name, number in names]


def link_text(k: Kernel, task: Task, node: int) -> str:
    """What readlink(2) gives."""
    if is_proc(node):
        return procfs.link_text(k, task, node)
    accessed(k, node)
    return k.fs.inode(node).target


def link_target(k: Kernel, task: Task, node: int) -> str | int:
    """Where following a symbolic link goes on: a path, or at once a node (magic links)."""
    if is_proc(node):
        return procfs.link_target(k, task, node)
    accessed(k, node)
    return k.fs.inode(node).target


def accessed(k: Kernel, ino: int) -> None:
    """Update the access time as relatime does (relatime_need_update in fs/inode.c)."""
    inode = k.fs.inode(ino)
    now = k.epoch + k.now
    late = inode.atime <= inode.mtime or inode.atime <= inode.ctime or now - inode.atime >= DAY
    if late and inode.atime != now:
        k.fs.change(ino).atime = now


def node_of(file: OpenFile) -> int:
    """The node an open file is of: what fd-relative calls and /proc/<pid>/fd lead to."""
    if file.kind in INODE_KINDS:
        return file.target
    return -file.target if file.kind == "fifo" else -file.id


def directory_path(k: Kernel, node: int, root: int) -> str:
    """The path of a directory below ``root`` (d_path, getcwd(2)).

    A removed one gets " (deleted)"; one that is not below the root "(unreachable)" in front.
    """
    removed = not is_proc(node) and not k.fs.inode(node).nlink
    return dentry_path(k, node, root) + (" (deleted)" if removed else "")


def dentry_path(k: Kernel, node: int, root: int) -> str:
    """The same for a directory that may have been removed: where it was."""
    names: list[str] = []
    while node != root:
        if node == k.fs.root:
            return "(unreachable)/" + "/".join(reversed(names))
        names.append(procfs.name(node) if is_proc(node) else k.fs.inode(node).name)
        node = parent(k, node)
    return "/" + "/".join(reversed(names))


def file_path(k: Kernel, file: OpenFile) -> str:
    """What /proc/<pid>/fd calls an open file now: it may have been renamed or removed."""
    node = node_of(file)
    if node < 0 or is_proc(node):
        return file.path
    if is_directory(k, node):
        return directory_path(k, node, k.fs.root)
    if k.fs.find(file.path) == node:
        return file.path
    inode = k.fs.inode(node)
    if not k.fs.exists(inode.parent) or file.path.endswith(f"/#{node}"):  # O_TMPFILE
        return file.path + " (deleted)"
    path = dentry_path(k, inode.parent, k.fs.root).rstrip("/") + "/" + inode.name
    named = k.fs.inode(inode.parent).entries.get(inode.name) == node
    return path if named else path + " (deleted)"


def require_directory(k: Kernel, node: int) -> None:
    """ENOTDIR unless it is one."""
    if not is_directory(k, node):
        raise KernelError(ENOTDIR)
