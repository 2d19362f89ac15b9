"""The in-memory file system: a table of inodes, and the tree of names that leads to them.

One tree, like a tmpfs at "/". The table has two layers, so that a kernel can be copied at the
cost of what the run has changed and not of all there is: `base` is shared by all copies and
never written; `changed` holds what differs from it. An inode is written only through
`FileSystem.change`, which copies it first if another kernel may have it too.
Sources: mm/shmem.c, fs/libfs.c.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeAlias

from sim.kernel.inodes import BOOT_EPOCH, S_IFCHR, S_IFDIR, S_IFLNK, S_IFREG, Inode, makedev

ROOT_INO = 1
PROC_NODE = 1 << 52
"""Nodes from here up are in /proc: computed, never stored (see `sim.kernel.procfs`)."""
USER, USER_HOME = 1000, "/home/user"

_DIRECTORIES = (
    ("/bin", 0o755), ("/dev", 0o755), ("/dev/shm", 0o1777), ("/dev/pts", 0o755), ("/etc", 0o755),
    ("/home", 0o755), ("/root", 0o700), ("/run", 0o755), ("/tmp", 0o1777), ("/usr", 0o755),
    ("/usr/bin", 0o755), ("/var", 0o755), ("/var/tmp", 0o1777),
)
_DEVICES = (
    ("/dev/null", 1, 3, 0o666), ("/dev/zero", 1, 5, 0o666), ("/dev/full", 1, 7, 0o666),
    ("/dev/random", 1, 8, 0o666), ("/dev/urandom", 1, 9, 0o666), ("/dev/tty", 5, 0, 0o666),
    ("/dev/ptmx", 5, 2, 0o666),
)
_LINKS = (
    ("/dev/fd", "/proc/self/fd"), ("/dev/stdin", "/proc/self/fd/0"),
    ("/dev/stdout", "/proc/self/fd/1"), ("/dev/stderr", "/proc/self/fd/2"),
)
_PASSWD = b"""\
root:x:0:0:root:/root:/bin/sh
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
user:x:1000:1000:user:/home/user:/bin/sh
"""
_FILES = (
    ("/etc/passwd", _PASSWD),
    ("/etc/group", b"root:x:0:\ntty:x:5:\nnogroup:x:65534:\nuser:x:1000:\n"),
    ("/etc/hostname", b"forklore\n"),
)

Key: TypeAlias = "tuple[Hashable, ...]"
Numbering: TypeAlias = "Callable[[int], int]"


class FileSystem:
    """All inodes of one machine, by number.

    ``holds`` counts what keeps an inode alive beside its names: open files, and processes whose
    working or root directory it is. ``unmet`` lists, for a FIFO, the open files that
    have not had anyone at the other end yet (see `sim.kernel.fifos`).
    """

    __slots__ = ("_own", "base", "changed", "epoch", "holds", "next_ino", "root", "unmet")

    def __init__(self, epoch: int = BOOT_EPOCH) -> None:
        self.root = ROOT_INO
        self.epoch = epoch
        self.base: dict[int, Inode] = {}
        self.changed: dict[int, Inode] = {}
        self.next_ino = ROOT_INO
        self.holds: dict[int, int] = {}
        self.unmet: dict[int, tuple[int, ...]] = {}
        self._own: set[int] = set()
        self._plant()

    def _plant(self) -> None:
        """The tree as it is at boot, which becomes the base layer."""
        root = self.create(S_IFDIR | 0o755, 0, 0, self.epoch)
        root.nlink, root.parent = 2, root.ino
        for path, mode in _DIRECTORIES:
            self.make_directories(path, mode=mode)
        self.make_directories(USER_HOME, uid=USER, gid=USER)
        for path, major, minor, mode in _DEVICES:
            self._place(path, S_IFCHR | mode).rdev = makedev(major, minor)
        for path, target in _LINKS:
            link = self._place(path, S_IFLNK | 0o777)
            link.target, link.size = target, len(target)
        for path, data in _FILES:
            self.install_file(path, data)
        root.entries["proc"] = PROC_NODE
        root.nlink += 1
        self.seal()

    def seal(self) -> None:
        """Make all that is there now the base, to which later states are compared.

        Only kernels with the same base (copies of one kernel, or kernels that did
        the same before sealing) have comparable keys.
        """
        self.base = {**self.base, **self.changed}
        self.changed, self._own = {}, set()

    def copy(self) -> FileSystem:
        """An independent file system in the same state; both now share every inode."""
        other = FileSystem.__new__(FileSystem)
        other.root, other.epoch, other.base = self.root, self.epoch, self.base
        other.next_ino = self.next_ino
        other.changed = self.changed.copy()
        other.holds = self.holds.copy()
        other.unmet = self.unmet.copy()
        other._own = set()
        self._own = set()
        return other

    # ---- inodes -----------------------------------------------------------------------

    def inode(self, ino: int) -> Inode:
        """The inode with this number, to be read only."""
        found = self.changed.get(ino)
        return self.base[ino] if found is None else found

    def exists(self, ino: int) -> bool:
        """Whether there is still an inode with this number."""
        return ino in self.changed or ino in self.base

    def change(self, ino: int) -> Inode:
        """The inode with this number, to be changed: from here on no copy shares it."""
        if ino in self._own:
            return self.changed[ino]
        inode = self.changed[ino] = self.inode(ino).copy()
        self._own.add(ino)
        return inode

    def create(self, mode: int, uid: int, gid: int, now: int) -> Inode:
        """A new inode that has no name yet."""
        inode = Inode(self.next_ino, mode, uid, gid, now, now, now, nlink=0)
        self.changed[inode.ino] = inode
        self._own.add(inode.ino)
        self.next_ino += 1
        return inode

    def hold(self, ino: int) -> None:
        """Something beside a name needs the inode: an open file, a working directory."""
        if ino < PROC_NODE:
            self.holds[ino] = self.holds.get(ino, 0) + 1

    def release(self, ino: int) -> None:
        """It no longer does; without a name and anyone who holds it the inode is gone."""
        if ino >= PROC_NODE:
            return
        left = self.holds.get(ino, 0) - 1
        if left > 0:
            self.holds[ino] = left
            return
        self.holds.pop(ino, None)
        inode = self.inode(ino)
        if not inode.nlink:
            self._forget(ino)
            if inode.type == S_IFDIR:
                self.release(inode.parent)

    def _forget(self, ino: int) -> None:
        self.changed.pop(ino, None)
        self._own.discard(ino)

    # ---- names ------------------------------------------------------------------------

    def link(self, parent: int, name: str, ino: int, now: int) -> None:
        """Give an inode a name in a directory (d_instantiate)."""
        directory, inode = self.change(parent), self.change(ino)
        directory.entries[name] = ino
        directory.touch(now)
        if inode.type == S_IFDIR:
            inode.nlink = 2
            directory.nlink += 1
        else:
            inode.nlink += 1
        if not inode.name:
            inode.parent, inode.name = parent, name

    def unlink(self, parent: int, name: str, now: int) -> None:
        """Take a name away; the inode goes with its last name unless something holds it."""
        directory = self.change(parent)
        ino = directory.entries.pop(name)
        directory.touch(now)
        inode = self.change(ino)
        inode.ctime = now
        if inode.type == S_IFDIR:
            inode.nlink = 0
            directory.nlink -= 1
        else:
            inode.nlink -= 1
        if inode.nlink:
            return
        if ino not in self.holds:
            self._forget(ino)
        elif inode.type == S_IFDIR:
            self.hold(parent)  # ".." of a removed directory leads on to where it was

    def rename(self, old: tuple[int, str], new: tuple[int, str], now: int) -> None:
        """Move a name to a place that is free; it becomes the newest there."""
        source, destination = self.change(old[0]), self.change(new[0])
        ino = source.entries.pop(old[1])
        destination.entries[new[1]] = ino
        inode = self.change(ino)
        inode.parent, inode.name = new
        if inode.type == S_IFDIR:
            source.nlink -= 1
            destination.nlink += 1
        source.touch(now)
        destination.touch(now)
        inode.ctime = now

    # ---- for the driver: files from outside -----------------------------------------------

    def find(self, path: str) -> int | None:
        """The node at an absolute path without symbolic links, or None."""
        node = self.root
        for name in path.split("/"):
            if name:
                entries = {} if node >= PROC_NODE else self.inode(node).entries
                if name not in entries:
                    return None
                node = entries[name]
        return node

    def make_directories(self, path: str, uid: int = 0, gid: int = 0, mode: int = 0o755) -> int:
        """Make the directories of an absolute path that are not there; the last one's number."""
        node = self.root
        for name in path.split("/"):
            if not name:
                continue
            found = self.inode(node).entries.get(name)
            if found is None:
                inode = self.create(S_IFDIR | mode, uid, gid, self.epoch)
                self.link(node, name, inode.ino, self.epoch)
                found = inode.ino
            node = found
        return node

    def install_file(self, path: str, data: bytes, mode: int = 0o644, uid: int = 0, gid: int = 0,
                     mtime_ns: int | None = None) -> int:
        """Put a file there, with its directories; what was there before is replaced."""
        parent, _, name = path.rpartition("/")
        directory = self.make_directories(parent)
        if name in self.inode(directory).entries:
            self.unlink(directory, name, self.epoch)
        inode = self._place(path, S_IFREG | mode)
        inode.uid, inode.gid = uid, gid
        inode.write(0, data)
        if mtime_ns is not None:
            inode.mtime = inode.atime = mtime_ns
        return inode.ino

    def _place(self, path: str, mode: int) -> Inode:
        parent, _, name = path.rpartition("/")
        inode = self.create(mode, 0, 0, self.epoch)
        self.link(self.make_directories(parent), name, inode.ino, self.epoch)
        return inode

    def read_file(self, path: str) -> bytes:
        """A regular file's bytes; FileNotFoundError if there is none at this path."""
        ino = self.find(path)
        if ino is None or ino >= PROC_NODE or self.inode(ino).type != S_IFREG:
            raise FileNotFoundError(path)
        inode = self.inode(ino)
        return inode.read(0, inode.size)

    # ---- the canonical key -----------------------------------------------------------------

    def label(self, ino: int, number: Numbering) -> int:
        """What a key calls an inode: its number if it is of the base (or of /proc), else
        ``-1 - number(ino)``.
        """
        return ino if ino in self.base or ino >= PROC_NODE else -1 - number(ino)

    def key(self, number: Numbering, *, times: bool = False) -> Key:
        """All that differs from the base, in a form that does not tell how it came about.

        ``number`` gives each new inode a canonical number, e.g. by counting them in the order in
        which it is first asked; whoever builds the kernel's key asks it for the inodes
        of open files and working directories too (through `label`). Inodes that only those hold
        are part of the key. The order of names in a directory counts, as listing shows it.
        """
        base = self.base
        todo = sorted(ino for ino in self.changed if ino in base)
        seen = set(todo)
        rows: list[Hashable] = []
        self._describe(todo, seen, number, times, rows)
        held = [ino for ino in self.changed if ino not in seen and ino in self.holds]
        held.sort(key=number)
        seen.update(held)
        self._describe(held, seen, number, times, rows)
        return tuple(rows)

    def _describe(self, todo: list[int], seen: set[int], number: Numbering, times: bool,
                  rows: list[Hashable]) -> None:
        """One row for each inode of ``todo`` and each new one that it leads to."""
        for ino in todo:  # grows while it is gone through
            inode = self.inode(ino)
            row = self._row(inode, number, times)
            if ino in self.base and row == self._row(self.base[ino], number, times):
                continue
            rows.append((self.label(ino, number), row))
            for child in inode.entries.values():
                if child not in seen and child not in self.base and child < PROC_NODE:
                    seen.add(child)
                    todo.append(child)

    def _row(self, inode: Inode, number: Numbering, times: bool) -> Key:
        entries = tuple([(name, self.label(ino, number)) for name, ino in inode.entries.items()])
        pages = tuple(sorted(inode.pages.items()))
        stamps = (inode.atime, inode.mtime, inode.ctime) if times else ()
        return (inode.mode, inode.uid, inode.gid, inode.nlink, inode.size, inode.rdev,
                inode.target, entries, pages, stamps)
