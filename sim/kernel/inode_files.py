"""Open files of the tree: regular files, directories, devices, and O_PATH.

Each kind is a class of operations (struct file_operations). ``OpenFile.target`` is the node, which
an open file holds. Sources: read(2), write(2), lseek(2), null(4), full(4), random(4);
mm/shmem.c, fs/libfs.c, drivers/char/mem.c.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel import nodes
from sim.kernel.entropy import random_bytes
from sim.kernel.errors import EBADF, EFBIG, EINVAL, EISDIR, ENOSPC, ENXIO, KernelError
from sim.kernel.files import O_APPEND, OPERATIONS, Operations, Stat, new_file
from sim.kernel.inodes import MAX_COUNT, MAX_FILE_SIZE, S_ISGID, S_ISUID, Inode, makedev
from sim.kernel.process import OpenFile, Task, Value, Wait

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

SEEK_SET, SEEK_CUR, SEEK_END, SEEK_DATA, SEEK_HOLE = range(5)
DEVICE_KINDS = {
    makedev(1, 3): "null", makedev(1, 5): "zero", makedev(1, 7): "full",
    makedev(1, 8): "random", makedev(1, 9): "random",
}
"""The kind of open file that each device number gives."""


def open_node(k: Kernel, kind: str, node: int, flags: int, path: str) -> OpenFile:
    """An open file for a node of the tree or of /proc, which it holds till it is closed."""
    k.fs.hold(node)
    return new_file(k, kind, node, flags, path)


class NodeOperations(Operations):
    """What all files with a node have in common."""

    def stat(self, k: Kernel, file: OpenFile) -> Stat:
        """The attributes of the inode."""
        return nodes.stat(k, file.target)

    def release(self, k: Kernel, file: OpenFile) -> None:
        """An inode without a name goes with its last open file."""
        k.fs.release(file.target)


class RegularOperations(NodeOperations):
    """A regular file: bytes, an offset, holes."""

    def read(self, k: Kernel, task: Task, file: OpenFile, count: int) -> bytes | Wait:
        """From the offset on (shmem_file_read_iter)."""
        check_range(file, count)
        data = k.fs.inode(file.target).read(file.offset, min(count, MAX_COUNT))
        nodes.accessed(k, file.target)
        file.offset += len(data)
        return data

    def write(self, k: Kernel, task: Task, file: OpenFile, data: bytes) -> int | Wait:
        """At the offset, or at the end with O_APPEND (generic_write_checks)."""
        if not data:
            return 0
        check_range(file, len(data))
        inode = k.fs.change(file.target)
        if file.flags & O_APPEND:
            file.offset = inode.size
        if file.offset >= MAX_FILE_SIZE:
            raise KernelError(EFBIG)
        data = data[: min(MAX_COUNT, MAX_FILE_SIZE - file.offset)]
        inode.write(file.offset, data)
        file.offset += len(data)
        inode.touch(k.epoch + k.now)
        if k.processes[task.pid].cred.euid != 0:
            remove_privileges(inode)
        return len(data)

    def seek(self, k: Kernel, file: OpenFile, offset: int, whence: int) -> int:
        """Any place up to the largest file, holes and data too (shmem_file_llseek)."""
        inode = k.fs.inode(file.target)
        if whence in (SEEK_DATA, SEEK_HOLE):
            if not 0 <= offset < inode.size:
                raise KernelError(ENXIO)
            found = (inode.next_data if whence == SEEK_DATA else inode.next_hole)(offset)
            if found is None:
                raise KernelError(ENXIO)
            file.offset = found
            return found
        return seek_from(file, offset, whence, inode.size)


def check_range(file: OpenFile, count: int) -> None:
    """rw_verify_area: no access may go beyond the largest offset there is."""
    if file.offset + count > MAX_FILE_SIZE:
        raise KernelError(EINVAL)


def seek_from(file: OpenFile, offset: int, whence: int, size: int | None) -> int:
    """SEEK_SET, SEEK_CUR and, where there is a size, SEEK_END (generic_file_llseek_size)."""
    if whence == SEEK_CUR:
        offset += file.offset
    elif whence == SEEK_END and size is not None:
        offset += size
    elif whence != SEEK_SET:
        raise KernelError(EINVAL)
    if not 0 <= offset <= MAX_FILE_SIZE:
        raise KernelError(EINVAL)
    file.offset = offset
    return offset


def remove_privileges(inode: Inode) -> None:
    """A file changed by anyone but root loses set-user-id and set-group-id
    (setattr_should_drop_suidgid).
    """
    if inode.mode & S_ISUID:
        inode.mode &= ~S_ISUID
    if inode.mode & S_ISGID and inode.mode & 0o010:
        inode.mode &= ~S_ISGID


class DirectoryOperations(NodeOperations):
    """A directory: getdents64 lists it, the offset says whether it has done so."""

    def read(self, k: Kernel, task: Task, file: OpenFile, count: int) -> bytes | Wait:
        """EISDIR (generic_read_dir)."""
        raise KernelError(EISDIR)

    def seek(self, k: Kernel, file: OpenFile, offset: int, whence: int) -> int:
        """Back to the beginning, mostly; there is no end to seek from (offset_dir_llseek)."""
        return seek_from(file, offset, whence, None)


class PathOperations(NodeOperations):
    """O_PATH: a place in the tree, not the file there. Only fstat and *at calls work."""

    def read(self, k: Kernel, task: Task, file: OpenFile, count: int) -> bytes | Wait:
        """EBADF, as all that needs the file itself."""
        raise KernelError(EBADF)

    def write(self, k: Kernel, task: Task, file: OpenFile, data: bytes) -> int | Wait:
        """EBADF."""
        raise KernelError(EBADF)

    def seek(self, k: Kernel, file: OpenFile, offset: int, whence: int) -> int:
        """EBADF."""
        raise KernelError(EBADF)

    def ioctl(self, k: Kernel, task: Task, file: OpenFile, request: int, arg: Value) -> Value:
        """EBADF."""
        raise KernelError(EBADF)


class NullOperations(NodeOperations):
    """/dev/null: empty to read, swallows all that is written."""

    def read(self, k: Kernel, task: Task, file: OpenFile, count: int) -> bytes | Wait:
        """The end of the file."""
        return b""

    def write(self, k: Kernel, task: Task, file: OpenFile, data: bytes) -> int | Wait:
        """All is taken."""
        return len(data)

    def seek(self, k: Kernel, file: OpenFile, offset: int, whence: int) -> int:
        """Always at 0 (null_lseek)."""
        return 0


class ZeroOperations(NullOperations):
    """/dev/zero: zeros without end."""

    def read(self, k: Kernel, task: Task, file: OpenFile, count: int) -> bytes | Wait:
        """As many zeros as are asked for."""
        return bytes(min(count, MAX_COUNT))


class FullOperations(ZeroOperations):
    """/dev/full: a disk without any space left."""

    def write(self, k: Kernel, task: Task, file: OpenFile, data: bytes) -> int | Wait:
        """ENOSPC."""
        raise KernelError(ENOSPC)


class RandomOperations(NullOperations):
    """/dev/random and /dev/urandom."""

    def read(self, k: Kernel, task: Task, file: OpenFile, count: int) -> bytes | Wait:
        """Bytes that follow from the seed of the machine."""
        return random_bytes(k, min(count, MAX_COUNT))


OPERATIONS["regular"] = RegularOperations()
OPERATIONS["directory"] = DirectoryOperations()
OPERATIONS["path"] = PathOperations()
OPERATIONS["null"] = NullOperations()
OPERATIONS["zero"] = ZeroOperations()
OPERATIONS["full"] = FullOperations()
OPERATIONS["random"] = RandomOperations()
