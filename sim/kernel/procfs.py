"""The tree of /proc: computed when it is looked at, never stored.

What there is says the table in `sim.kernel.proc_tree`; what the files contain,
`sim.kernel.proc_files` and `sim.kernel.proc_machine`. Only listing /proc itself goes through all
processes. Sources: proc(5) and the proc_pid_*(5) pages; fs/proc/base.c, fs/proc/fd.c,
fs/proc/root.c.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel import nodes, proc_files
from sim.kernel.errors import EACCES, ENOENT, ESRCH, KernelError
from sim.kernel.files import O_ACCMODE, O_RDONLY, O_WRONLY, Stat
from sim.kernel.inodes import S_IFDIR, S_IFLNK
from sim.kernel.proc_tree import (
    CWD,
    ENTRIES,
    ENTRY_OF_FD,
    EXE,
    FD,
    FD_LINK,
    PROCESS,
    ROOT,
    ROOT_LINK,
    SELF,
    TASKS,
    THREAD,
    THREAD_SELF,
    entry_of,
    fd_of,
    make_node,
    number_of,
)
from sim.kernel.process import OpenFile, Process, Task

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

DEVICE = 21


def process_of(k: Kernel, node: int) -> tuple[Process, Task] | None:
    """The process and thread that a node is about; None if they are gone."""
    task = k.tasks.get(number_of(node))
    process = k.processes.get(task.pid) if task is not None else None
    return None if process is None or task is None else (process, task)


def living(k: Kernel, node: int) -> tuple[Process, Task]:
    """The process and thread that a node is about; ESRCH if they are gone."""
    found = process_of(k, node)
    if found is None:
        raise KernelError(ESRCH)
    return found


# ---- what the walk and stat need -----------------------------------------------------------------


def lookup(k: Kernel, directory: int, name: str) -> int | None:
    """The node with a name in a directory of /proc."""
    entry = entry_of(directory)
    if entry.of_process and process_of(k, directory) is None:
        return None
    child = entry.children.get(name)
    number = number_of(directory)
    if child is not None:
        return make_node(child, number)
    if not name.isascii() or not name.isdigit() or name != str(int(name)):
        return None
    value = int(name)
    if entry.number == ROOT:
        return make_node(PROCESS, value) if value in k.tasks else None
    process, _ = living(k, directory) if entry.of_process else (None, None)
    if process is None:
        return None
    if entry.number == TASKS:
        return make_node(THREAD, value) if value in process.threads else None
    if entry.number in ENTRY_OF_FD and value in process.fds:
        return make_node(ENTRY_OF_FD[entry.number], number, value)
    return None


def parent(k: Kernel, node: int) -> int:
    """The directory a node is in; 0 above /proc."""
    entry = entry_of(node)
    if entry.number == ROOT:
        return 0
    above = ENTRIES[entry.parent]
    if entry.number == THREAD:
        found = process_of(k, node)
        return make_node(TASKS, found[0].pid if found else number_of(node))
    return make_node(above.number, number_of(node) if above.of_process else 0)


def name(node: int) -> str:
    """The last component of a node's path."""
    entry = entry_of(node)
    if entry.number == ROOT:
        return "proc"
    if entry.name:
        return entry.name
    return str(number_of(node) if entry.number in (PROCESS, THREAD) else fd_of(node))


def listing(k: Kernel, node: int) -> list[tuple[str, int]]:
    """The names in a directory; numbers come last, in order (proc_pid_readdir)."""
    entry, number = entry_of(node), number_of(node)
    names = [(name, make_node(index, number)) for name, index in entry.children.items()]
    if entry.number == ROOT:
        names += [(str(pid), make_node(PROCESS, pid)) for pid in sorted(k.processes)]
    if not entry.of_process:
        return names
    found = process_of(k, node)
    if found is None:
        raise KernelError(ENOENT)
    process = found[0]
    if entry.number == TASKS:
        names += [(str(tid), make_node(THREAD, tid)) for tid in sorted(process.threads)]
    elif entry.number in ENTRY_OF_FD:
        child = ENTRY_OF_FD[entry.number]
        names += [(str(fd), make_node(child, number, fd)) for fd in sorted(process.fds)]
    return names


def mode(k: Kernel, node: int) -> int:
    """Type and permissions; a link in fd/ shows how the file is open (tid_fd_mode)."""
    entry = entry_of(node)
    if entry.number not in FD_LINK:
        return entry.mode
    access = open_file(k, node).flags & O_ACCMODE
    return S_IFLNK | (0 if access == O_WRONLY else 0o500) | (0 if access == O_RDONLY else 0o300)


def open_file(k: Kernel, node: int) -> OpenFile:
    """The open file that an entry of fd/ or fdinfo/ is about; ENOENT if it is closed."""
    found = process_of(k, node)
    descriptor = found[0].fds.get(fd_of(node)) if found else None
    if descriptor is None:
        raise KernelError(ENOENT)
    return k.files[descriptor.file]


def stat(k: Kernel, node: int) -> Stat:
    """Attributes: size 0, owned by whom the process acts for (task_dump_owner).

    What belongs to a zombie is root's, but for the directories that anyone may read.
    """
    entry = entry_of(node)
    found = process_of(k, node) if entry.of_process else None
    bits = mode(k, node)
    uid = gid = size = 0
    time = k.epoch
    if found is not None:
        process = found[0]
        time += process.started
        if process.exit_status is None or bits == S_IFDIR | 0o555:
            uid, gid = process.cred.euid, process.cred.egid
        if entry.number in FD:
            size = len(process.fds)
        elif entry.number in FD_LINK:
            size = 64
    nlink = 1 if bits & S_IFDIR != S_IFDIR else 2 + sum(
        ENTRIES[child].mode & S_IFDIR == S_IFDIR for child in entry.children.values()
    )
    return Stat(bits, node, DEVICE, nlink, uid, gid, size, time, time, time, 1024)


def allows(node: int, pid: int) -> bool:
    """A process may always use its own fd/ directory (proc_fd_permission)."""
    return entry_of(node).number in FD and number_of(node) == pid


def is_immutable(node: int) -> bool:
    """The directories of processes and threads cannot be written, not even by root."""
    return entry_of(node).number in (PROCESS, THREAD)


# ---- symbolic links ----------------------------------------------------------------------


def link_target(k: Kernel, task: Task, node: int) -> str | int:
    """Where a link of /proc leads: self to a name; the others straight to what is open."""
    entry = entry_of(node)
    if entry.number == SELF:
        return str(task.pid)
    if entry.number == THREAD_SELF:
        return f"{task.pid}/task/{task.tid}"
    process, _ = _linked(k, task, node)
    if entry.number in CWD:
        return process.cwd
    if entry.number in ROOT_LINK:
        return process.root
    if entry.number in EXE:
        return exe_path(k, process)
    return nodes.node_of(open_file(k, node))


def link_text(k: Kernel, task: Task, node: int) -> str:
    """What readlink gives for it: a path, or "pipe:[7]" and the like."""
    entry = entry_of(node)
    if entry.number in FD_LINK:
        _linked(k, task, node)
        return nodes.file_path(k, open_file(k, node))
    target = link_target(k, task, node)
    if isinstance(target, str):
        return target
    return nodes.directory_path(k, target, k.fs.root)


def _linked(k: Kernel, task: Task, node: int) -> tuple[Process, Task]:
    """The process a link is about: EACCES for whom it is no business, ENOENT for a zombie."""
    process, thread = living(k, node)
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
