"""What descriptors 0, 1 and 2 of the first process lead to: the world outside.

The kernel never touches the host. Bytes written to a console pile up in `Kernel.output`
for the driver to take away; bytes to be read are put in by the driver
(`feed`), and a reader waits until some are there. A console has the *kind* of the stream
outside (terminal, pipe or file), because buffering and error messages depend on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.errors import EAGAIN, EINVAL, ENOTTY, ESPIPE, KernelError
from sim.kernel.files import (
    O_NONBLOCK,
    OPERATIONS,
    POLLIN,
    POLLOUT,
    POLLRDNORM,
    POLLWRNORM,
    Operations,
    Ready,
    Stat,
)
from sim.kernel.process import OpenFile, Task, Value, Wait
from sim.kernel.record import Record

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

TERMINAL, PIPE, FILE = "terminal", "pipe", "file"
_MODES = {TERMINAL: 0o020620, PIPE: 0o010600, FILE: 0o100644}
TCGETS, TIOCGWINSZ, FIONREAD = 0x5401, 0x5413, 0x541B


class Console(Record):
    """One stream to or from the outside: 0 standard input, 1 output, 2 error.

    ``buffered`` holds input not read yet; ``ended`` says that no more will come.
    ``size`` counts all bytes that went through.
    """

    __slots__ = ("buffered", "ended", "id", "kind", "owner", "size")

    def __init__(self, id: int, kind: str, owner: int = 0) -> None:
        self.id = id
        self.kind = kind
        self.owner = owner
        self.buffered = b""
        self.ended = False
        self.size = 0


class ConsoleOperations(Operations):
    """Reading from and writing to the outside."""

    def read(self, k: Kernel, task: Task, file: OpenFile, count: int) -> bytes | Wait:
        """What the outside has given so far; waits while there is nothing."""
        console = k.consoles[file.target]
        if count == 0:
            return b""
        if console.buffered:
            data, console.buffered = console.buffered[:count], console.buffered[count:]
            return data
        if console.ended:
            return b""
        if file.flags & O_NONBLOCK:
            raise KernelError(EAGAIN)
        return Wait((("console", console.id),), "read from standard input")

    def write(self, k: Kernel, task: Task, file: OpenFile, data: bytes) -> int | Wait:
        """Hand the bytes to the driver."""
        console = k.consoles[file.target]
        console.size += len(data)
        k.output.append((console.id, data))
        k.stirred = True
        return len(data)

    def seek(self, k: Kernel, file: OpenFile, offset: int, whence: int) -> int:
        """Only a file can tell where it is."""
        console = k.consoles[file.target]
        if console.kind != FILE:
            raise KernelError(ESPIPE)
        if whence == 0 and offset != console.size or whence not in (0, 1, 2):
            raise KernelError(EINVAL)
        return console.size

    def ready(self, k: Kernel, file: OpenFile) -> Ready:
        """Always writable; readable when something is there or the end was reached."""
        console = k.consoles[file.target]
        readable = POLLIN | POLLRDNORM if console.buffered or console.ended else 0
        return Ready(POLLOUT | POLLWRNORM | readable, (("console", console.id),))

    def stat(self, k: Kernel, file: OpenFile) -> Stat:
        """A terminal, a pipe or a regular file."""
        console = k.consoles[file.target]
        block = 1024 if console.kind == TERMINAL else 4096
        rdev = 136 << 8 if console.kind == TERMINAL else 0
        size = console.size if console.kind == FILE else 0
        return Stat(_MODES[console.kind], 3 + console.id, 24, 1, console.owner, 5, size,
                    k.epoch, k.epoch, k.epoch, block, 0, rdev)

    def ioctl(self, k: Kernel, task: Task, file: OpenFile, request: int, arg: Value) -> Value:
        """TCGETS (isatty) and the window size, on a terminal."""
        console = k.consoles[file.target]
        if console.kind != TERMINAL:
            raise KernelError(ENOTTY if request != FIONREAD else EINVAL)
        if request == TCGETS:
            return 0
        if request == TIOCGWINSZ:
            return (24, 80)
        raise KernelError(EINVAL)


OPERATIONS["console"] = ConsoleOperations()


def feed(k: Kernel, console: Console, data: bytes) -> None:
    """Input arrives from outside; b"" means that there will be no more."""
    console.buffered += data
    console.ended = console.ended or not data
    k.wake(("console", console.id))
