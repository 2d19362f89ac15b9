"""The tree of /proc: computed when it is looked at, never stored.

A node of /proc is one number that says all: which entry of the table below, for which process or
thread, for which descriptor. What the files contain is in `sim.kernel.proc_files`.
Only listing /proc itself goes through all processes. Sources: proc(5) and the
proc_pid_*(5) pages; fs/proc/base.c, fs/proc/fd.c, fs/proc/root.c.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim.kernel import nodes, proc_files
from sim.kernel.errors import EACCES, EINVAL, EIO, ENOENT, ESRCH, KernelError
from sim.kernel.files import (
    O_ACCMODE, O_RDONLY, O_WRONLY, OPERATIONS, Operations, Stat,
)
from sim.kernel.filesystem import PROC_NODE
from sim.kernel.inodes import S_IFDIR, S_IFLNK, S_IFREG
from sim.kernel.permissions import Attributes
from sim.kernel.process import OpenFile, Process, Task, Wait

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

DEVICE = 21
_FD_SHIFT, _ID_SHIFT, _INDEX_MASK, _ID_MASK = 32, 8, 0xFF, 0xFFFFFF

Read = Callable[["Kernel", Process, Task], str]
Write = Callable[["Kernel", Process, bytes], None]


@dataclass(slots=True)
class Entry:
    """One kind of node: a file, directory or symbolic link of /proc or of a process in it.

    ``parent`` is the index of its directory in `ENTRIES`. ``secret`` files are for those only who
    might trace the process (ptrace_may_access).
    """

    index: int
    name: str
    parent: int
    mode: int
    read: Read | None = None
    write: Write | None = None
    secret: bool = False
    of_process: bool = False
    children: dict[str, int] = field(default_factory=dict)


ENTRIES: list[Entry] = []


def _add(parent: int, name: str, mode: int, read: Read | None = None, write: Write | None = None,
         *, secret: bool = False, of_process: bool = False) -> int:
    """Put an entry into the table and into its directory; its index."""
    index = len(ENTRIES)
    of_process = of_process or bool(ENTRIES and ENTRIES[parent].of_process)
    ENTRIES.append(Entry(index, name, parent, mode, read, write, secret, of_process))
    if index and name:
        ENTRIES[parent].children[name] = index
    return index


def _add_directory(parent: int, name: str, permissions: int = 0o555, *,
                   of_process: bool = False) -> int:
    return _add(parent, name, S_IFDIR | permissions, of_process=of_process)


ROOT = _add_directory(0, "")


def _add_root_files() -> tuple[int, int]:
    for name, read in proc_files.ROOT_FILES:
        _add(ROOT, name, S_IFREG | 0o444, read)
    paths = {"": _add_directory(ROOT, "sys")}
    for path, text, write in proc_files.SYSCTLS:
        above, _, name = path.rpartition("/")
        if above not in paths:
            high, _, low = above.rpartition("/")
            paths[above] = _add_directory(paths[high], low)
        _add(paths[above], name, S_IFREG | (0o644 if write else 0o444), text, write)
    link = S_IFLNK | 0o777
    return _add(ROOT, "self", link), _add(ROOT, "thread-self", link)


SELF, THREAD_SELF = _add_root_files()
PROCESS = _add_directory(ROOT, "", of_process=True)
TASKS = _add_directory(PROCESS, "task")
THREAD = _add_directory(TASKS, "")


def _add_process_files(directory: int) -> tuple[int, ...]:
    """What a process's and a thread's directory have alike; the indexes of fd, fdinfo, links."""
    fd = _add_directory(directory, "fd", 0o500)
    fdinfo = _add_directory(directory, "fdinfo")
    for name, mode, secret, read, write in proc_files.PROCESS_FILES:
        _add(directory, name, S_IFREG | mode, read, write, secret=secret)
    links = [_add(directory, name, S_IFLNK | 0o777) for name in ("cwd", "root", "exe")]
    return (fd, fdinfo, *links, _add(fd, "", S_IFLNK | 0o700), _add(fdinfo, "", S_IFREG | 0o444))


_OF_PROCESS, _OF_THREAD = _add_process_files(PROCESS), _add_process_files(THREAD)
_add(THREAD, "children", S_IFREG | 0o444, proc_files.children)
FD, FDINFO, CWD, ROOT_LINK, EXE, FD_LINK, FDINFO_FILE = (
    frozenset(pair) for pair in zip(_OF_PROCESS, _OF_THREAD, strict=True)
)
_ENTRY_OF_FD = {a: b for table in (_OF_PROCESS, _OF_THREAD)
                for a, b in ((table[0], table[5]), (table[1], table[6]))}


# ---- numbers ----------------------------------------------------------------------------------


def make_node(index: int, number: int = 0, fd: int = 0) -> int:
    """The node of an entry for a process or thread and a descriptor."""
    return PROC_NODE + (fd << _FD_SHIFT | number << _ID_SHIFT | index)


def _entry(node: int) -> Entry:
    return ENTRIES[node & _INDEX_MASK]


def _number(node: int) -> int:
    return node >> _ID_SHIFT & _ID_MASK


def _fd(node: int) -> int:
    return (node - PROC_NODE) >> _FD_SHIFT


def process_of(k: Kernel, node: int) -> tuple[Process, Task] | None:
    """The process and thread that a node is about; None if they are gone."""
    task = k.tasks.get(_number(node))
    process = k.processes.get(task.pid) if task is not None else None
    return None if process is None or task is None else (process, task)


def _living(k: Kernel, node: int) -> tuple[Process, Task]:
    found = process_of(k, node)
    if found is None:
        raise KernelError(ESRCH)
    return found


# ---- what the walk and stat need -----------------------------------------------------------------


def lookup(k: Kernel, directory: int, name: str) -> int | None:
    """The node with a name in a directory of /proc."""
    entry = _entry(directory)
    if entry.of_process and process_of(k, directory) is None:
        return None
    child = entry.children.get(name)
    number = _number(directory)
    if child is not None:
        return make_node(child, number)
    if not name.isascii() or not name.isdigit() or name != str(int(name)):
        return None
    value = int(name)
    if entry.index == ROOT:
        return make_node(PROCESS, value) if value in k.tasks else None
    process, _ = _living(k, directory) if entry.of_process else (None, None)
    if process is None:
        return None
    if entry.index == TASKS:
        return make_node(THREAD, value) if value in process.threads else None
    if entry.index in _ENTRY_OF_FD and value in process.fds:
        return make_node(_ENTRY_OF_FD[entry.index], number, value)
    return None


def parent(k: Kernel, node: int) -> int:
    """The directory a node is in; 0 above /proc."""
    entry = _entry(node)
    if entry.index == ROOT:
        return 0
    above = ENTRIES[entry.parent]
    if entry.index == THREAD:
        found = process_of(k, node)
        return make_node(TASKS, found[0].pid if found else _number(node))
    return make_node(above.index, _number(node) if above.of_process else 0)


def name(node: int) -> str:
    """The last component of a node's path."""
    entry = _entry(node)
    if entry.index == ROOT:
        return "proc"
    if entry.name:
        return entry.name
    return str(_number(node) if entry.index in (PROCESS, THREAD) else _fd(node))


def listing(k: Kernel, node: int) -> list[tuple[str, int]]:
    """The names in a directory; numbers come last, in order (proc_pid_readdir)."""
    entry, number = _entry(node), _number(node)
    names = [(name, make_node(index, number)) for name, index in entry.children.items()]
    if entry.index == ROOT:
        names += [(str(pid), make_node(PROCESS, pid)) for pid in sorted(k.processes)]
    if not entry.of_process:
        return names
    found = process_of(k, node)
    if found is None:
        raise KernelError(ENOENT)
    process = found[0]
    if entry.index == TASKS:
        names += [(str(tid), make_node(THREAD, tid)) for tid in sorted(process.threads)]
    elif entry.index in _ENTRY_OF_FD:
        child = _ENTRY_OF_FD[entry.index]
        names += [(str(fd), make_node(child, number, fd)) for fd in sorted(process.fds)]
    return names


def mode(k: Kernel, node: int) -> int:
    """Type and permissions; a link in fd/ shows how the file is open (tid_fd_mode)."""
    entry = _entry(node)
    if entry.index not in FD_LINK:
        return entry.mode
    access = _open_file(k, node).flags & O_ACCMODE
    return S_IFLNK | (0 if access == O_WRONLY else 0o500) | (0 if access == O_RDONLY else 0o300)


def _open_file(k: Kernel, node: int) -> OpenFile:
    """The open file that an entry of fd/ or fdinfo/ is about; ENOENT if it is closed."""
    found = process_of(k, node)
    descriptor = found[0].fds.get(_fd(node)) if found else None
    if descriptor is None:
        raise KernelError(ENOENT)
    return k.files[descriptor.file]


def stat(k: Kernel, node: int) -> Stat:
    """Attributes: size 0, owned by whom the process acts for (task_dump_owner).

    What belongs to a zombie is root's, but for the directories that anyone may read.
    """
    entry = _entry(node)
    found = process_of(k, node) if entry.of_process else None
    bits = mode(k, node)
    uid = gid = size = 0
    time = k.epoch
    if found is not None:
        process = found[0]
        time += process.started
        if process.exit_status is None or bits == S_IFDIR | 0o555:
            uid, gid = process.cred.euid, process.cred.egid
        if entry.index in FD:
            size = len(process.fds)
        elif entry.index in FD_LINK:
            size = 64
    nlink = 1 if bits & S_IFDIR != S_IFDIR else 2 + sum(
        ENTRIES[child].mode & S_IFDIR == S_IFDIR for child in entry.children.values()
    )
    return Stat(bits, node, DEVICE, nlink, uid, gid, size, time, time, time, 1024)


def allows(node: int, pid: int) -> bool:
    """A process may always use its own fd/ directory (proc_fd_permission)."""
    return _entry(node).index in FD and _number(node) == pid


def is_immutable(node: int) -> bool:
    """The directories of processes and threads cannot be written, not even by root."""
    return _entry(node).index in (PROCESS, THREAD)


# ---- symbolic links --------------------------------------------------------------------------------


def link_target(k: Kernel, task: Task, node: int) -> str | int:
    """Where a link of /proc leads: self to a name; the others straight to what is open."""
    entry = _entry(node)
    if entry.index == SELF:
        return str(task.pid)
    if entry.index == THREAD_SELF:
        return f"{task.pid}/task/{task.tid}"
    process, _ = _linked(k, task, node)
    if entry.index in CWD:
        return process.cwd
    if entry.index in ROOT_LINK:
        return process.root
    if entry.index in EXE:
        return exe_path(k, process)
    return nodes.node_of(_open_file(k, node))


def link_text(k: Kernel, task: Task, node: int) -> str:
    """What readlink gives for it: a path, or "pipe:[7]" and the like."""
    entry = _entry(node)
    if entry.index in FD_LINK:
        _linked(k, task, node)
        return nodes.file_path(k, _open_file(k, node))
    target = link_target(k, task, node)
    if isinstance(target, str):
        return target
    return nodes.directory_path(k, target, k.fs.root)


def _linked(k: Kernel, task: Task, node: int) -> tuple[Process, Task]:
    """The process a link is about: EACCES for whom it is no business, ENOENT for a zombie."""
    process, thread = _living(k, node)
    if not may_trace(k.processes[task.pid], process):
        raise KernelError(EACCES)
    if process.exit_status is not None:
        raise KernelError(ENOENT)
    return process, thread


def exe_path(k: Kernel, process: Process) -> str:
    """The program that a process runs: the interpreter of every script."""
    return proc_files.EXECUTABLE


def may_trace(process: Process, target: Process) -> bool:
    """ptrace_may_access: oneself, root, or all ids of the target are mine."""
    if process is target or process.cred.euid == 0:
        return True
    mine, its = process.cred, target.cred
    return (mine.euid == its.ruid == its.euid == its.suid
            and mine.egid == its.rgid == its.egid == its.sgid)


# ---- open files ------------------------------------------------------------------------------------


def attributes(k: Kernel, node: int) -> Attributes:
    """Mode and owner of a node."""
    shown = stat(k, node)
    return Attributes(shown.mode, shown.uid, shown.gid)


def check_open(k: Kernel, task: Task, node: int, flags: int) -> None:
    """Some files are for possible tracers only; a zombie's are gone (ESRCH)."""
    entry = _entry(node)
    if entry.secret:
        process, _ = _living(k, node)
        if not may_trace(k.processes[task.pid], process):
            raise KernelError(EACCES)
        if process.exit_status is not None:
            raise KernelError(ESRCH)


def content(k: Kernel, task: Task, node: int) -> bytes:
    """What a file of /proc says now; ESRCH if its process is gone."""
    entry = _entry(node)
    if entry.index in FDINFO_FILE:
        text = proc_files.fdinfo(k, _open_file(k, node))
    else:
        process, thread = _living(k, node) if entry.of_process else (k.processes[task.pid], task)
        if entry.read is None:
            raise KernelError(EIO)
        if entry.name in proc_files.TRACERS_SEE_MORE and not may_trace(
            k.processes[task.pid], process
        ):
            return b"0"
        text = entry.read(k, process, thread)
    return text.encode("utf-8", "surrogateescape")


class ProcOperations(Operations):
    """A file of /proc: made anew at each read."""

    def read(self, k: Kernel, task: Task, file: OpenFile, count: int) -> bytes | Wait:
        """The part of the present content that begins at the offset."""
        data = content(k, task, file.target)[file.offset : file.offset + count]
        file.offset += len(data)
        return data

    def write(self, k: Kernel, task: Task, file: OpenFile, data: bytes) -> int | Wait:
        """Set what can be set: a name, a limit of the machine."""
        entry = _entry(file.target)
        if entry.write is None:
            raise KernelError(EIO)
        process = _living(k, file.target)[0] if entry.of_process else k.processes[task.pid]
        if entry.of_process and process.pid != task.pid:
            raise KernelError(EINVAL)
        entry.write(k, process, data)
        file.offset += len(data)
        return len(data)

    def seek(self, k: Kernel, file: OpenFile, offset: int, whence: int) -> int:
        """From the start or the present place; there is no end (seq_lseek)."""
        place = offset + (file.offset if whence == 1 else 0)
        if whence not in (0, 1) or place < 0:
            raise KernelError(EINVAL)
        file.offset = place
        return place

    def stat(self, k: Kernel, file: OpenFile) -> Stat:
        """The node's attributes."""
        return stat(k, file.target)


OPERATIONS["proc"] = ProcOperations()
