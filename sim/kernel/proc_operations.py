"""Opening, reading and writing the files of /proc.

Sources: proc(5); fs/proc/base.c, fs/proc/array.c, fs/seq_file.c.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel import proc_files, procfs
from sim.kernel.errors import EACCES, EINVAL, EIO, ESRCH, KernelError
from sim.kernel.files import OPERATIONS, Operations, Stat
from sim.kernel.proc_tree import FDINFO_FILE, entry_of
from sim.kernel.process import OpenFile, Task, Wait
from sim.kernel.procfs import living, may_trace

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel


def check_open(k: Kernel, task: Task, node: int, flags: int) -> None:
    """Some files are for possible tracers only; a zombie's are gone (ESRCH)."""
    entry = entry_of(node)
    if entry.secret:
        process, _ = living(k, node)
        if not may_trace(k.processes[task.pid], process):
            raise KernelError(EACCES)
        if process.exit_status is not None:
            raise KernelError(ESRCH)


def content(k: Kernel, task: Task, node: int) -> bytes:
    """What a file of /proc says now; ESRCH if its process is gone."""
    entry = entry_of(node)
    if entry.number in FDINFO_FILE:
        text = proc_files.fdinfo(k, procfs.open_file(k, node))
    else:
        process, thread = living(k, node) if entry.of_process else (k.processes[task.pid], task)
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
        entry = entry_of(file.target)
        if entry.write is None:
            raise KernelError(EIO)
        process = living(k, file.target)[0] if entry.of_process else k.processes[task.pid]
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
        return procfs.stat(k, file.target)


OPERATIONS["proc"] = ProcOperations()
