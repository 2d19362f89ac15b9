"""Which files /proc has, and how each is named by one number.

The entries of the table stand for files of the machine, of every process, and of
every thread; a node's number says which entry it is, for which process or thread, and for
which descriptor. Sources: proc(5); fs/proc/base.c (tgid_base_stuff, tid_base_stuff).
"""

from __future__ import annotations

from typing import NamedTuple

from sim.kernel import proc_files, proc_machine
from sim.kernel.filesystem import PROC_NODE
from sim.kernel.inodes import S_IFDIR, S_IFLNK, S_IFREG
from sim.kernel.proc_files import Read, Write

_FD_SHIFT, _ID_SHIFT, _INDEX_MASK, _ID_MASK = 32, 8, 0xFF, 0xFFFFFF


class Entry(NamedTuple):
    """One kind of node: a file, directory or symbolic link of /proc or of a process in it.

    ``number`` is its index in `ENTRIES`, ``parent`` that of its directory. ``secret`` files are for
    those only who might trace the process (ptrace_may_access).
    """

    number: int
    name: str
    parent: int
    mode: int
    read: Read | None
    write: Write | None
    secret: bool
    of_process: bool
    children: dict[str, int]


ENTRIES: list[Entry] = []


def _add(parent: int, name: str, mode: int, read: Read | None = None, write: Write | None = None,
         *, secret: bool = False, of_process: bool = False) -> int:
    """Put an entry into the table and into its directory; its index."""
    index = len(ENTRIES)
    of_process = of_process or bool(ENTRIES and ENTRIES[parent].of_process)
    ENTRIES.append(Entry(index, name, parent, mode, read, write, secret, of_process, {}))
    if index and name:
        ENTRIES[parent].children[name] = index
    return index


def _add_directory(parent: int, name: str, permissions: int = 0o555, *,
                   of_process: bool = False) -> int:
    return _add(parent, name, S_IFDIR | permissions, of_process=of_process)


ROOT = _add_directory(0, "")


def _add_root_files() -> tuple[int, int]:
    for name, read in proc_machine.ROOT_FILES:
        _add(ROOT, name, S_IFREG | 0o444, read)
    paths = {"": _add_directory(ROOT, "sys")}
    for path, text, write in proc_machine.SYSCTLS:
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
ENTRY_OF_FD = {a: b for table in (_OF_PROCESS, _OF_THREAD)
                for a, b in ((table[0], table[5]), (table[1], table[6]))}


# ---- numbers ----------------------------------------------------------------------------------


def make_node(index: int, number: int = 0, fd: int = 0) -> int:
    """The node of an entry for a process or thread and a descriptor."""
    return PROC_NODE + (fd << _FD_SHIFT | number << _ID_SHIFT | index)


def entry_of(node: int) -> Entry:
    """Which entry of the table a node is."""
    return ENTRIES[node & _INDEX_MASK]


def number_of(node: int) -> int:
    """The pid or thread id in a node's number."""
    return node >> _ID_SHIFT & _ID_MASK


def fd_of(node: int) -> int:
    """The descriptor in a node's number."""
    return (node - PROC_NODE) >> _FD_SHIFT
