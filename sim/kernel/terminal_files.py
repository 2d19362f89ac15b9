"""The two ends of a terminal as files, and how they are opened: /dev/ptmx, /dev/pts/N, /dev/tty.

Sources: pty(7), pts(4), tty(4); drivers/tty/pty.c, drivers/tty/tty_io.c, drivers/tty/n_tty.c.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel import nodes, terminal_requests
from sim.kernel.errors import EAGAIN, EIO, ENOTTY, ENXIO, KernelError
from sim.kernel.files import (
    O_CLOEXEC,
    O_NONBLOCK,
    OPERATIONS,
    POLLERR,
    POLLHUP,
    POLLIN,
    POLLOUT,
    POLLRDNORM,
    POLLWRNORM,
    Operations,
    Ready,
    Stat,
    install_new,
    new_file,
    write_returns,
)
from sim.kernel.inodes import makedev, minor
from sim.kernel.job_control import (
    acquire_by_open,
    check_change,
    lose_session,
)
from sim.kernel.line_discipline import (
    BACKLOG,
    drop_input,
    free_room,
    put_out,
    readable,
    refill,
    take_line,
    type_in,
)
from sim.kernel.process import OpenFile, Queue, Task, Value, Wait
from sim.kernel.signal_numbers import SIGTTIN, SIGTTOU
from sim.kernel.terminals import (
    ICANON,
    PTS,
    TOSTOP,
    VMIN,
    VTIME,
    Terminal,
    forget_if_unused,
    input_queue,
    new_terminal,
    room_queue,
    screen_queue,
    terminal_of,
    typing_queue,
    unlink_name,
)

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

BLOCK = 1024
TIOCSPGRP, TIOCGPTPEER = 0x5410, 0x5441
TENTH = 100_000_000
"""VTIME counts in tenths of a second, here in ns."""
READABLE, WRITABLE = POLLIN | POLLRDNORM, POLLOUT | POLLWRNORM


# ---- the slave end: the terminal as its programs see it -----------------------------------------


class SlaveOperations(Operations):
    """/dev/pts/N."""

    def terminal(self, k: Kernel, file: OpenFile) -> Terminal:
        """The terminal of an open file."""
        return k.terminals[file.target]

    def queues(self, k: Kernel, file: OpenFile) -> tuple[Queue, ...]:
        """Where input is announced."""
        return (input_queue(self.terminal(k, file)),)

    def at_end(self, k: Kernel, file: OpenFile) -> bool:
        """Whether no input will come any more, though the terminal is there."""
        return False

    def read(self, k: Kernel, task: Task, file: OpenFile, count: int) -> bytes | Wait:
        """A line, or what is there; only from the foreground (n_tty_read)."""
        terminal = self.terminal(k, file)
        wait = check_change(k, task, terminal, SIGTTIN)
        if wait is not None:
            return wait
        if count == 0:
            return b""
        data = _take(k, task, terminal, count)
        if data is not None:
            refill(k, terminal)
            return data
        if self.at_end(k, file):
            return b""
        deadline = None
        if not terminal.has(ICANON) and not terminal.termios.cc[VMIN]:
            deadline = k.deadline(task, terminal.termios.cc[VTIME] * TENTH)
            if deadline is not None and deadline <= k.now:
                return b""
        if file.flags & O_NONBLOCK:
            raise KernelError(EAGAIN)
        return Wait(self.queues(k, file), "read from the terminal", deadline)

    def write(self, k: Kernel, task: Task, file: OpenFile, data: bytes) -> int | Wait:
        """All of it, waiting for room; with TOSTOP only from the foreground (n_tty_write)."""
        terminal = self.terminal(k, file)
        done = task.progress
        if terminal.has(TOSTOP) and not done:
            wait = check_change(k, task, terminal, SIGTTOU)
            if wait is not None:
                return wait
        done += put_out(k, terminal, data[done:])
        if write_returns(task, file, done, len(data)):
            return done
        return Wait((room_queue(terminal),), "room for output on the terminal")

    def ready(self, k: Kernel, file: OpenFile) -> Ready:
        """n_tty_poll: with VMIN and no VTIME that many bytes must be there."""
        terminal = self.terminal(k, file)
        least, time = terminal.termios.cc[VMIN], terminal.termios.cc[VTIME]
        least = max(1, least) if not time and not terminal.has(ICANON) else 1
        events = READABLE if readable(terminal) >= least or self.at_end(k, file) else 0
        events |= WRITABLE if free_room(terminal) > 0 else 0
        return Ready(events, (*self.queues(k, file), room_queue(terminal)))

    def stat(self, k: Kernel, file: OpenFile) -> Stat:
        """As devpts shows it."""
        return nodes.stat(k, self.terminal(k, file).ino)._replace(blksize=BLOCK)

    def ioctl(self, k: Kernel, task: Task, file: OpenFile, request: int, arg: Value
              ) -> Value | Wait:
        """See `sim.kernel.terminal_requests`."""
        return terminal_requests.carry_out(
            k, task, self.terminal(k, file), file, request, arg, master=False)

    def release(self, k: Kernel, file: OpenFile) -> None:
        """The last file closed is the end of input for the master's reader."""
        terminal = self.terminal(k, file)
        terminal.files = tuple(number for number in terminal.files if number != file.id)
        if not terminal.files:
            terminal.left = True
            k.wake(screen_queue(terminal))
        forget_if_unused(k, terminal)


def _take(k: Kernel, task: Task, terminal: Terminal, count: int) -> bytes | None:
    """Input for a reader; None while it must wait.

    Without ICANON it waits for VMIN bytes, or as many as it asked for, or till a signal comes.
    """
    there = readable(terminal)
    if terminal.has(ICANON):
        return take_line(terminal, count) if there else None
    least = min(max(1, terminal.termios.cc[VMIN]), count)
    if not there or (there < least and not k.processes[task.pid].pending):
        return None
    data = terminal.buffer[:count]
    drop_input(terminal, len(data))
    return data


class HungUpOperations(SlaveOperations):
    """A slave's file whose master was closed (hung_up_tty_fops)."""

    def read(self, k: Kernel, task: Task, file: OpenFile, count: int) -> bytes | Wait:
        """The end of the file; EIO for a read that was waiting when it happened."""
        if task.call is not None and not task.interrupted:
            raise KernelError(EIO)
        return b""

    def write(self, k: Kernel, task: Task, file: OpenFile, data: bytes) -> int | Wait:
        """EIO."""
        raise KernelError(EIO)

    def ready(self, k: Kernel, file: OpenFile) -> Ready:
        """Everything at once."""
        return Ready(READABLE | WRITABLE | POLLERR | POLLHUP, ())

    def ioctl(self, k: Kernel, task: Task, file: OpenFile, request: int, arg: Value
              ) -> Value | Wait:
        """EIO."""
        raise KernelError(ENOTTY if request == TIOCSPGRP else EIO)


# ---- the master end -----------------------------------------------------------------------------


class MasterOperations(Operations):
    """/dev/ptmx, once opened: the keyboard and the screen of a pseudo-terminal."""

    def read(self, k: Kernel, task: Task, file: OpenFile, count: int) -> bytes | Wait:
        """What was printed; EIO when nobody has the slave open any more."""
        terminal = k.terminals[file.target]
        if count == 0:
            return b""
        if terminal.output:
            data, terminal.output = terminal.output[:count], terminal.output[count:]
            k.wake(room_queue(terminal))
            return data
        if terminal.left:
            raise KernelError(EIO)
        if file.flags & O_NONBLOCK:
            raise KernelError(EAGAIN)
        return Wait((screen_queue(terminal),), "read from a pseudo-terminal's master")

    def write(self, k: Kernel, task: Task, file: OpenFile, data: bytes) -> int | Wait:
        """Type."""
        terminal = k.terminals[file.target]
        done = task.progress
        while done < len(data) and len(terminal.pending) < BACKLOG:
            part = data[done : done + BACKLOG - len(terminal.pending)]
            done += len(part)
            type_in(k, terminal, part)
        if write_returns(task, file, done, len(data)):
            return done
        return Wait((typing_queue(terminal),), "room for input on a pseudo-terminal's master")

    def ready(self, k: Kernel, file: OpenFile) -> Ready:
        """n_tty_poll."""
        terminal = k.terminals[file.target]
        events = (READABLE if terminal.output else 0) | (POLLHUP if terminal.left else 0)
        events |= WRITABLE if len(terminal.pending) < BACKLOG else 0
        return Ready(events, (screen_queue(terminal), typing_queue(terminal)))

    def stat(self, k: Kernel, file: OpenFile) -> Stat:
        """That of /dev/ptmx."""
        return nodes.stat(k, k.terminals[file.target].master_ino)

    def ioctl(self, k: Kernel, task: Task, file: OpenFile, request: int, arg: Value
              ) -> Value | Wait:
        """TIOCGPTPEER opens the slave with the flags given; most other requests are about it."""
        if request == TIOCGPTPEER and isinstance(arg, int):
            peer = open_slave(k, task, k.terminals[file.target], arg)
            process = k.processes[task.pid]
            return install_new(k, process, peer, cloexec=bool(arg & O_CLOEXEC))
        return terminal_requests.carry_out(
            k, task, k.terminals[file.target], file, request, arg, master=True)

    def release(self, k: Kernel, file: OpenFile) -> None:
        """The terminal is hung up: its session loses it, its open files are of no use any more
        (pty_close, __tty_hangup).
        """
        terminal = k.terminals[file.target]
        terminal.master = False
        unlink_name(k, terminal)
        for number in terminal.files:
            k.files[number].kind = "hung-up"
        lose_session(k, terminal)
        for queue in (input_queue(terminal), room_queue(terminal)):
            k.wake(queue, everyone=True)
        k.fs.release(terminal.master_ino)
        forget_if_unused(k, terminal)


# ---- the terminal outside -----------------------------------------------------------------------


class OutsideOperations(SlaveOperations):
    """The terminal that the user sits at; an open file's target is the stream outside."""

    def terminal(self, k: Kernel, file: OpenFile) -> Terminal:
        """The first one there was."""
        return k.terminals[0]

    def queues(self, k: Kernel, file: OpenFile) -> tuple[Queue, ...]:
        """Unless all keys are planned, the driver is asked for input."""
        own = input_queue(k.terminals[0])
        return (own,) if k.terminals[0].typed else (("console", file.target), own)

    def at_end(self, k: Kernel, file: OpenFile) -> bool:
        """Whether the input outside is at its end."""
        return any(console.ended for console in k.consoles.values())

    def write(self, k: Kernel, task: Task, file: OpenFile, data: bytes) -> int | Wait:
        """To the stream that the file stands for."""
        terminal = k.terminals[0]
        usual, terminal.outside = terminal.outside, file.target
        try:
            return super().write(k, task, file, data)
        finally:
            terminal.outside = usual

    def release(self, k: Kernel, file: OpenFile) -> None:
        """The terminal stays."""


OPERATIONS["pts"] = SlaveOperations()
OPERATIONS["hung-up"] = HungUpOperations()
OPERATIONS["ptmx"] = MasterOperations()
OPERATIONS["terminal"] = OutsideOperations()


# ---- opening ------------------------------------------------------------------------------------


def open_master(k: Kernel, task: Task, node: int, flags: int, path: str) -> OpenFile:
    """Open /dev/ptmx: each time a new pseudo-terminal, whose slave is locked (ptmx_open)."""
    terminal = new_terminal(k, k.processes[task.pid].cred.euid)
    terminal.master, terminal.master_ino = True, node
    k.fs.hold(node)
    return new_file(k, "ptmx", terminal.index, flags, path)


def open_slave(k: Kernel, task: Task, terminal: Terminal, flags: int, path: str = "") -> OpenFile:
    """Open the slave end, or the terminal outside; EIO if it is locked or hung up (pty_open)."""
    path = path or f"/dev/{terminal.name}"
    if terminal.outside >= 0:
        file = new_file(k, "terminal", terminal.outside, flags, path)
    else:
        if not terminal.master or terminal.locked:
            raise KernelError(EIO)
        file = new_file(k, "pts", terminal.index, flags, path)
        terminal.files += (file.id,)
        terminal.left = False
    acquire_by_open(k, task, terminal, flags)
    return file


def open_own(k: Kernel, task: Task, flags: int, path: str) -> OpenFile:
    """Open /dev/tty: the caller's controlling terminal, whatever that is. ENXIO without one."""
    terminal = terminal_of(k, k.processes[task.pid])
    if terminal is None:
        raise KernelError(ENXIO)
    return open_slave(k, task, terminal, flags, path)


def open_number(k: Kernel, task: Task, rdev: int, flags: int, path: str) -> OpenFile:
    """Open a terminal by its device number; ENXIO if there is none."""
    terminal = k.terminals.get(minor(rdev))
    if terminal is None or rdev != makedev(PTS, terminal.index):
        raise KernelError(ENXIO)
    return open_slave(k, task, terminal, flags, path)
