"""What a file is, apart from its names: the inode, and the pages of a regular file.

A name is an entry of a directory (`Inode.entries`), a number is what it leads to. Bytes are
kept in pages of 4,096 as tmpfs keeps them: a page that was never written is a hole, reads
as zeros and takes no space. Sources: inode(7), mm/shmem.c.
"""

from __future__ import annotations

from sim.kernel.record import Record

S_IFMT = 0o170000
S_IFSOCK, S_IFLNK, S_IFREG, S_IFBLK = 0o140000, 0o120000, 0o100000, 0o060000
S_IFDIR, S_IFCHR, S_IFIFO = 0o040000, 0o020000, 0o010000
S_ISUID, S_ISGID, S_ISVTX = 0o4000, 0o2000, 0o1000

PAGE = 4096
MAX_FILE_SIZE = (1 << 63) - 1
"""MAX_LFS_FILESIZE on 64-bit machines."""
MAX_COUNT = 0x7FFFF000
"""The most that one read or write moves (MAX_RW_COUNT)."""
DIRENT_SIZE = 20
"""What tmpfs counts for a name in a directory's size (BOGO_DIRENT_SIZE)."""

BOOT_EPOCH = 1_767_225_600_000_000_000
"""The wall clock at boot, 2026-01-01T00:00:00Z in ns: the times of the first inodes."""


def makedev(major: int, minor: int) -> int:
    """A device number as st_rdev has it (makedev(3)), for small major numbers."""
    return (minor & ~0xFF) << 12 | major << 8 | minor & 0xFF


def major(rdev: int) -> int:
    """The major number in a device number."""
    return rdev >> 8 & 0xFFF


def minor(rdev: int) -> int:
    """The minor number in a device number."""
    return rdev >> 12 & ~0xFF | rdev & 0xFF


class Inode(Record):
    """One file of any type (struct inode); times in ns since the epoch.

    ``entries`` is a directory's names, oldest first; ``pages`` a regular file's bytes, each
    page without the zeros at its end; ``target`` where a symbolic link points to; ``rdev`` which
    device a device node is. ``parent`` and ``name`` are the name the file was last
    given (its dentry), by which /proc and getcwd(2) call it.
    """

    __slots__ = (
        "atime", "ctime", "entries", "gid", "ino", "mode", "mtime", "name", "nlink",
        "pages", "parent", "rdev", "size", "target", "uid",
    )

    def __init__(
        self, ino: int, mode: int, uid: int, gid: int, atime: int, mtime: int, ctime: int,
        nlink: int = 1,
    ) -> None:
        self.ino = ino
        self.mode = mode
        self.uid = uid
        self.gid = gid
        self.atime = atime
        self.mtime = mtime
        self.ctime = ctime
        self.nlink = nlink
        self.size = 0
        self.rdev = 0
        self.target = ""
        self.parent = 0
        self.name = ""
        self.entries: dict[str, int] = {}
        self.pages: dict[int, bytes] = {}

    @property
    def type(self) -> int:
        """The file type bits of the mode."""
        return self.mode & S_IFMT

    @property
    def shown_size(self) -> int:
        """What stat(2) calls the size."""
        if self.type == S_IFDIR:
            return DIRENT_SIZE * (len(self.entries) + 2)
        return self.size

    def touch(self, now: int) -> None:
        """The content has changed."""
        self.mtime = self.ctime = now

    # ---- a regular file's bytes ----------------------------------------------------

    def read(self, offset: int, count: int) -> bytes:
        """The bytes from ``offset`` on, at most ``count``; holes are zeros."""
        end = min(offset + count, self.size)
        if offset >= end:
            return b""
        first, last = offset // PAGE, (end - 1) // PAGE
        pages = self.pages
        data = b"".join([pages.get(n, b"").ljust(PAGE, b"\0") for n in range(first, last + 1)])
        return data[offset - first * PAGE : end - first * PAGE]

    def write(self, offset: int, data: bytes) -> None:
        """Put ``data`` at ``offset``, beyond the end if need be (that leaves a hole)."""
        at, done = offset, 0
        while done < len(data):
            number, start = divmod(at, PAGE)
            part = data[done : done + PAGE - start]
            if len(part) < PAGE:
                old = self.pages.get(number, b"")
                part = old[:start].ljust(start, b"\0") + part + old[start + len(part) :]
            self.pages[number] = part.rstrip(b"\0")
            taken = min(PAGE - start, len(data) - done)
            at += taken
            done += taken
        self.size = max(self.size, at)

    def truncate(self, size: int) -> None:
        """Make the file ``size`` bytes long; what is cut off is zeros if it grows again."""
        if size < self.size:
            last, rest = divmod(size, PAGE)
            for number in [n for n in self.pages if n > last or (n == last and not rest)]:
                del self.pages[number]
            if last in self.pages:
                self.pages[last] = self.pages[last][:rest].rstrip(b"\0")
        self.size = size

    def next_data(self, offset: int) -> int | None:
        """SEEK_DATA: the first byte from ``offset`` on that is in no hole."""
        number = offset // PAGE
        if number in self.pages:
            return offset
        later = [n for n in self.pages if n > number]
        return min(later) * PAGE if later else None

    def next_hole(self, offset: int) -> int:
        """SEEK_HOLE: the first byte from ``offset`` on in a hole; the end counts as one."""
        number = offset // PAGE
        if number not in self.pages:
            return offset
        while number in self.pages:
            number += 1
        return min(number * PAGE, self.size)
