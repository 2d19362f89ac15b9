"""What descriptors 0, 1 and 2 of the first process lead to: the world outside.

The kernel never touches the host. Bytes written to a console pile up in `Kernel.output`
for the driver to take away; bytes to be read are put in by the driver
(`feed`), and a reader waits until some are there. A console has the *kind* of the stream
outside (terminal, pipe or file), because buffering and error messages depend on it. Streams that
are a terminal are all the same `Terminal`, through whose line discipline their input goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.errors import EAGAIN, EINVAL, ENOTTY, ESPIPE, KernelError
from sim.kernel.files import (
    O_NONBLOCK,
    O_RDONLY,
    O_WRONLY,
    OPERATIONS,
    POLLIN,
    POLLOUT,
    POLLRDNORM,
    POLLWRNORM,
    Operations,
    Ready,
    Stat,
    install,
    new_file,
)
from sim.kernel.job_control import put_in_foreground
from sim.kernel.line_discipline import end_of_input, type_in
from sim.kernel.process import OpenFile, Process, Task, Value, Wait
from sim.kernel.record import Record
from sim.kernel.terminals import new_terminal

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

TERMINAL, PIPE, FILE = "terminal", "pipe", "file"
_MODES = {PIPE: 0o010600, FILE: 0o100644}
FIONREAD = 0x541B
WINDOW = (24, 80, 0, 0)


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
    """Reading from and writing to a file or a pipe outside; for a terminal see
    `sim.kernel.terminal_files`.
    """

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
        """A pipe or a regular file."""
        console = k.consoles[file.target]
        size = console.size if console.kind == FILE else 0
        return Stat(_MODES[console.kind], 3 + console.id, 24, 1, console.owner, 5, size,
                    k.epoch, k.epoch, k.epoch)

    def ioctl(self, k: Kernel, task: Task, file: OpenFile, request: int, arg: Value
              ) -> Value | Wait:
        """It is no terminal."""
        raise KernelError(ENOTTY if request != FIONREAD else EINVAL)


OPERATIONS["console"] = ConsoleOperations()


def feed(k: Kernel, console: Console, data: bytes) -> None:
    """Input arrives from outside; b"" means that there will be no more."""
    if console.kind != TERMINAL:
        console.buffered += data
    elif data:
        type_in(k, k.terminals[0], data, echo=False)  # the terminal outside has echoed it
    else:
        end_of_input(k, k.terminals[0])
    console.ended = console.ended or not data
    k.wake(("console", console.id))


def press(k: Kernel, data: bytes, text: str) -> None:
    """Keys are pressed at the terminal outside, by plan; ``text`` is how the plan writes them."""
    terminal = k.terminals[0]
    k.note("keys", 0, text, (terminal.name, data))
    type_in(k, terminal, data)


def connect(k: Kernel, process: Process, kinds: tuple[str, ...]) -> None:
    """Give a process its standard streams; those that are a terminal are all the same one.

    Its session has that terminal, and its group is in the foreground.
    """
    owner = process.cred.euid
    if TERMINAL in kinds:
        _make_terminal(k, process, kinds)
    for fd, kind in enumerate(kinds):
        k.consoles[fd] = Console(fd, kind, owner=owner)
        name, of = (f"{kind}:[{fd}]", "console")
        if kind == TERMINAL:
            name, of = "/dev/pts/0", "terminal"
        file = new_file(k, of, fd, O_WRONLY if fd else O_RDONLY, name)
        install(k, process, file, cloexec=False)


def _make_terminal(k: Kernel, process: Process, kinds: tuple[str, ...]) -> None:
    """The terminal outside. What it echoes comes out with standard output if that is it."""
    shown = next(fd for fd in (1, 2, 0) if kinds[fd : fd + 1] == (TERMINAL,))
    terminal = new_terminal(k, process.cred.euid, outside=shown)
    terminal.session = process.sid
    put_in_foreground(k, terminal, process.pgid)
    terminal.size = WINDOW
