"""Opening files: openat(2).

Source: fs/namei.c (path_openat, open_last_lookups, lookup_open, may_open), fs/open.c
(build_open_flags).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel import nodes, proc_operations
from sim.kernel.calls import system_call
from sim.kernel.errors import (
    EACCES,
    EEXIST,
    EINVAL,
    EISDIR,
    ELOOP,
    ENOENT,
    ENXIO,
    EOPNOTSUPP,
    EPERM,
    KernelError,
)
from sim.kernel.fifos import open_fifo
from sim.kernel.files import (
    O_ACCMODE,
    O_CLOEXEC,
    O_CREAT,
    O_DIRECTORY,
    O_EXCL,
    O_NOATIME,
    O_NOFOLLOW,
    O_PATH,
    O_RDONLY,
    O_TMPFILE,
    O_TRUNC,
    drop,
    install,
    new_file,
)
from sim.kernel.inode_files import DEVICE_KINDS, open_node, remove_privileges
from sim.kernel.inodes import (
    S_IFCHR,
    S_IFDIR,
    S_IFIFO,
    S_IFLNK,
    S_IFREG,
    S_ISGID,
    Inode,
    major,
    makedev,
)
from sim.kernel.paths import Last, Walk, resolve
from sim.kernel.permissions import MAY_EXEC, MAY_READ, MAY_WRITE, in_group, owns
from sim.kernel.pipes import open_end
from sim.kernel.process import OpenFile, Process, Task, Wait
from sim.kernel.terminal_files import open_master, open_number, open_own, open_slave
from sim.kernel.terminals import PTMX, PTS

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

PATH_FLAGS = O_DIRECTORY | O_NOFOLLOW | O_PATH | O_CLOEXEC
TMPFILE = O_TMPFILE & ~O_DIRECTORY
OWN_TERMINAL = makedev(5, 0)


@system_call
def sys_openat(k: Kernel, task: Task, dirfd: int, path: str, flags: int, mode: int = 0
               ) -> int | Wait:
    """openat(2): the lowest free descriptor for the file."""
    flags = check_flags(flags)
    process = k.processes[task.pid]
    file = open_file(k, task, dirfd, path, flags, mode)
    if isinstance(file, Wait):
        return file
    try:
        return install(k, process, file, cloexec=bool(flags & O_CLOEXEC))
    except KernelError:
        file.refs += 1
        drop(k, file)
        raise


def check_flags(flags: int) -> int:
    """build_open_flags: which flags go together."""
    if flags & O_PATH:
        return flags & PATH_FLAGS
    if flags & TMPFILE and (not flags & O_DIRECTORY or flags & O_CREAT
                            or flags & O_ACCMODE == O_RDONLY):
        raise KernelError(EINVAL)
    if flags & O_CREAT and flags & O_DIRECTORY:
        raise KernelError(EINVAL)
    return flags


def open_file(k: Kernel, task: Task, dirfd: int, path: str, flags: int, mode: int
              ) -> OpenFile | Wait:
    """Find or make the file and open it; it has no descriptor yet."""
    if task.progress:  # a FIFO that it waits for, found already
        file = k.files[task.progress]
        return open_fifo(k, task, -file.target, file.flags, file.path)
    if flags & TMPFILE == TMPFILE:
        return open_nameless(k, task, resolve(k, task, dirfd, path, directory=True), flags, mode)
    walk = Walk(k, task, dirfd, path)
    directory = bool(flags & O_DIRECTORY)
    while True:
        last = walk.to_last()
        if last.is_plain and last.slash and flags & O_CREAT:
            raise KernelError(EISDIR)
        directory = directory or last.slash
        found = walk.step(last.name) if last.name else walk.node
        if found is None:
            if not flags & O_CREAT:
                raise KernelError(ENOENT)
            return create(k, task, last, flags, mode)
        if not nodes.is_link(k, found) or not (last.slash or _follows(flags)):
            break
        jumped = walk.enter(found, "/" if last.slash else "")
        if jumped is not None:
            found = jumped
            break
    if flags & O_CREAT and flags & O_EXCL:
        raise KernelError(EEXIST)
    if directory or (flags & O_CREAT and nodes.is_directory(k, found)):
        if flags & O_CREAT:
            raise KernelError(EISDIR)
        nodes.require_directory(k, found)
    return open_found(k, task, found, flags, _path(k, last))


def _follows(flags: int) -> bool:
    """Whether a symbolic link at the end is followed; O_EXCL makes files, not links' targets."""
    return not flags & O_NOFOLLOW and not (flags & O_CREAT and flags & O_EXCL)


def _path(k: Kernel, last: Last) -> str:
    """The path by which /proc will know the file."""
    if not last.is_plain:
        return ""
    return nodes.directory_path(k, last.parent, k.fs.root).rstrip("/") + "/" + last.name


# ---- new files -----------------------------------------------------------------------------


def may_create(k: Kernel, task: Task, directory: int) -> None:
    """may_create: /proc takes no names, nor does a removed directory; else write permission."""
    if nodes.is_proc(directory) or not k.fs.inode(directory).nlink:
        raise KernelError(ENOENT)
    if not nodes.allowed(k, task, directory, MAY_WRITE | MAY_EXEC):
        raise KernelError(EACCES)


def new_inode(k: Kernel, process: Process, directory: int, mode: int) -> Inode:
    """A new inode as the process makes it in a directory (inode_init_owner).

    In a directory with the set-group-id bit it gets the directory's group; a directory made
    there the bit too.
    """
    parent, cred = k.fs.inode(directory), process.cred
    gid = cred.egid
    if parent.mode & S_ISGID:
        gid = parent.gid
        if mode & S_IFDIR == S_IFDIR:
            mode |= S_ISGID
        elif mode & (S_ISGID | 0o010) == S_ISGID | 0o010 and not in_group(cred, gid):
            mode = mode if cred.euid == 0 else mode & ~S_ISGID
    return k.fs.create(mode, cred.euid, gid, k.epoch + k.now)


def create(k: Kernel, task: Task, last: Last, flags: int, mode: int) -> OpenFile:
    """O_CREAT for a name that is not there; its own mode does not limit the creator."""
    may_create(k, task, last.parent)
    process = k.processes[task.pid]
    inode = new_inode(k, process, last.parent, S_IFREG | (mode & 0o7777 & ~process.umask))
    path = _path(k, last)
    k.fs.link(last.parent, last.name, inode.ino, k.epoch + k.now)
    return open_node(k, "regular", inode.ino, flags, path)


def open_nameless(k: Kernel, task: Task, directory: int, flags: int, mode: int) -> OpenFile:
    """O_TMPFILE: a file without a name, in the file system of a directory (do_tmpfile)."""
    if nodes.is_proc(directory):
        raise KernelError(EOPNOTSUPP)
    if not nodes.allowed(k, task, directory, MAY_WRITE | MAY_EXEC):
        raise KernelError(EACCES)
    process = k.processes[task.pid]
    inode = new_inode(k, process, directory, S_IFREG | (mode & 0o7777 & ~process.umask))
    path = nodes.directory_path(k, directory, k.fs.root).rstrip("/") + f"/#{inode.ino}"
    return open_node(k, "regular", inode.ino, flags, path)


# ---- files that are there ------------------------------------------------------------------


def open_found(k: Kernel, task: Task, node: int, flags: int, path: str) -> OpenFile | Wait:
    """Open a node by its type, if the caller may (do_open, may_open)."""
    kind = nodes.type_of(k, node)
    if flags & O_PATH:
        return _open_path(k, node, flags, path)
    if kind == S_IFLNK:
        raise KernelError(ELOOP)
    check_access(k, task, node, kind, flags)
    if node < 0:
        return reopen(k, task, k.files[-node], flags)
    if kind == S_IFDIR:
        path = nodes.directory_path(k, node, k.fs.root)
        return open_node(k, "directory", node, flags, path)
    if nodes.is_proc(node):
        proc_operations.check_open(k, task, node, flags)
        return open_node(k, "proc", node, flags, path)
    if kind == S_IFIFO:
        return open_fifo(k, task, node, flags, path)
    if kind == S_IFCHR:
        return open_device(k, task, node, flags, path)
    if kind != S_IFREG:
        raise KernelError(ENXIO)
    if flags & O_TRUNC:
        truncate(k, task, node, 0, always=True)
    return open_node(k, "regular", node, flags, path)


def check_access(k: Kernel, task: Task, node: int, kind: int, flags: int) -> None:
    """may_open: the permissions that the access mode asks for; O_TRUNC is a kind of writing."""
    mask = (MAY_READ, MAY_WRITE, MAY_READ | MAY_WRITE, MAY_READ | MAY_WRITE)[flags & O_ACCMODE]
    if flags & O_TRUNC:
        mask |= MAY_WRITE
    if kind == S_IFDIR and mask & MAY_WRITE:
        raise KernelError(EISDIR)
    if not nodes.allowed(k, task, node, mask):
        raise KernelError(EACCES)
    cred = k.processes[task.pid].cred
    if flags & O_NOATIME and not owns(cred, nodes.attributes(k, node)):
        raise KernelError(EPERM)


def _open_path(k: Kernel, node: int, flags: int, path: str) -> OpenFile:
    if node < 0:
        raise KernelError(ENXIO)
    if nodes.is_directory(k, node):
        path = nodes.directory_path(k, node, k.fs.root)
    return open_node(k, "path", node, flags, path)


def open_device(k: Kernel, task: Task, node: int, flags: int, path: str) -> OpenFile:
    """A device node: its number says which driver; ENXIO if there is none."""
    number = k.fs.inode(node).rdev
    if number == OWN_TERMINAL:
        return open_own(k, task, flags, path)
    if number == PTMX:
        return open_master(k, task, node, flags, path)
    if major(number) == PTS:
        return open_number(k, task, number, flags, path)
    if number not in DEVICE_KINDS:
        raise KernelError(ENXIO)
    return open_node(k, DEVICE_KINDS[number], node, flags, path)


def reopen(k: Kernel, task: Task, file: OpenFile, flags: int) -> OpenFile:
    """Open what a descriptor in /proc/<pid>/fd leads to: a new open file of the same thing."""
    if file.kind == "pipe":
        return open_end(k, k.pipes[file.target], flags, file.path)
    if file.kind == "console":
        return new_file(k, "console", file.target, flags, file.path)
    if file.kind in ("terminal", "pts", "hung-up"):
        number = 0 if file.kind == "terminal" else file.target
        return open_slave(k, task, k.terminals[number], flags, file.path)
    if file.kind == "ptmx":
        return open_master(k, task, k.terminals[file.target].master_ino, flags, file.path)
    raise KernelError(ENXIO)


def truncate(k: Kernel, task: Task, ino: int, size: int, *, always: bool) -> None:
    """Set a regular file's size (do_truncate, shmem_setattr).

    ``always`` (ftruncate, O_TRUNC) changes the times even of an empty file that stays empty.
    """
    inode = k.fs.inode(ino)
    if always or size != inode.size or inode.pages:
        inode = k.fs.change(ino)
        inode.truncate(size)
        inode.touch(k.epoch + k.now)
        if k.processes[task.pid].cred.euid != 0:
            remove_privileges(inode)
