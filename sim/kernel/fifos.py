"""FIFOs: pipes with a name.

The pipe of a FIFO exists while anyone has it open or tries to; its number in `Kernel.pipes` is
the inode's, negative. Opening one end waits until someone opens the other. An open file notes in
its ``offset`` whether it has met anyone at the other end: 1 for yes. Until then
`FileSystem.unmet` lists it, and whoever opens the other end marks it, so that an opener that
was slow to wake up still gets its file if its partner has left again.
Sources: fifo(7); fs/pipe.c (fifo_open, pipe_poll).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel import nodes
from sim.kernel.calls import UNDO
from sim.kernel.errors import ENXIO, KernelError
from sim.kernel.files import (
    O_ACCMODE,
    O_NONBLOCK,
    O_RDONLY,
    O_RDWR,
    O_WRONLY,
    OPERATIONS,
    POLLHUP,
    Ready,
    Stat,
    drop,
    new_file,
)
from sim.kernel.pipes import Pipe, PipeOperations
from sim.kernel.process import OpenFile, Task, Wait

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

MET = 1


class FifoOperations(PipeOperations):
    """A pipe whose attributes are those of an inode."""

    def stat(self, k: Kernel, file: OpenFile) -> Stat:
        """The inode's."""
        return nodes.stat(k, -file.target)

    def ready(self, k: Kernel, file: OpenFile) -> Ready:
        """A reader that never had a writer is not told that they have gone."""
        events, queues = super().ready(k, file)
        if file.offset != MET:
            events &= ~POLLHUP
        return Ready(events, queues)

    def release(self, k: Kernel, file: OpenFile) -> None:
        """Close an end; the inode may go with it."""
        _strike(k, file)
        super().release(k, file)
        k.fs.release(-file.target)


OPERATIONS["fifo"] = FifoOperations()


def open_fifo(k: Kernel, task: Task, ino: int, flags: int, path: str) -> OpenFile | Wait:
    """Open one end, or both (O_RDWR never waits).

    With O_NONBLOCK a reader does not wait and a writer without a reader fails with ENXIO. Tried
    again after a wait, it goes on with the open file it made at first (``task.progress``).
    """
    if task.progress:
        file = k.files[task.progress]
        if file.offset != MET:
            return _wait(ino, file)
        task.progress = 0
        return file
    pipe = k.pipes.get(-ino)
    mode = flags & O_ACCMODE
    if mode == O_WRONLY and flags & O_NONBLOCK and (pipe is None or not pipe.readers):
        raise KernelError(ENXIO)
    if pipe is None:
        pipe = k.pipes[-ino] = Pipe(-ino)
    file = new_file(k, "fifo", -ino, flags, path)
    k.fs.hold(ino)
    pipe.readers += mode != O_WRONLY
    pipe.writers += mode != O_RDONLY
    _meet(k, ino, file)
    if mode == O_RDWR or pipe.readers and pipe.writers:
        file.offset = MET
    else:
        k.fs.unmet[ino] = (*k.fs.unmet.get(ino, ()), file.id)
        if not flags & O_NONBLOCK:
            task.progress = file.id
            return _wait(ino, file)
    return file


def _wait(ino: int, file: OpenFile) -> Wait:
    end = "writer" if file.flags & O_ACCMODE == O_RDONLY else "reader"
    return Wait((("fifo", ino),), f"open of a FIFO, for a {end}")


def _meet(k: Kernel, ino: int, newcomer: OpenFile) -> None:
    """Mark those who are glad that the newcomer opens its end, and wake them."""
    mode = newcomer.flags & O_ACCMODE
    unmet = k.fs.unmet.get(ino, ())
    glad = [id for id in unmet if mode == O_RDWR or k.files[id].flags & O_ACCMODE != mode]
    if not glad:
        return
    for id in glad:
        k.files[id].offset = MET
        _strike(k, k.files[id])
    k.wake(("fifo", ino))


def _strike(k: Kernel, file: OpenFile) -> None:
    """Take an open file off the list of those that have met nobody."""
    ino = -file.target
    left = tuple(id for id in k.fs.unmet.get(ino, ()) if id != file.id)
    if left:
        k.fs.unmet[ino] = left
    else:
        k.fs.unmet.pop(ino, None)


def abandon_open(k: Kernel, task: Task) -> None:
    """A waiting openat will not be tried again (a signal, the end of the process): undo it."""
    if task.progress:
        file = k.files[task.progress]
        task.progress = 0
        file.refs += 1
        drop(k, file)


UNDO["openat"] = abandon_open
