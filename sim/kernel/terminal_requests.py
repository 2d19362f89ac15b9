"""What ioctl(2) can ask of a terminal: settings, window size, its session and groups.

A request takes and returns what its C structure holds, as plain values: a `Termios` as a tuple, a
struct winsize as four numbers, a number for a pointer to one.
Sources: ioctl_tty(2), TIOCSCTTY(2const) and the other pages of section 2const;
drivers/tty/tty_io.c (tty_ioctl), drivers/tty/tty_ioctl.c, drivers/tty/pty.c.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sim.kernel.errors import EINVAL, ENOTTY, KernelError
from sim.kernel.job_control import (
    acquire_by_request,
    check_change,
    give_up,
    require_own,
    set_foreground,
    signal_group,
)
from sim.kernel.line_discipline import (
    countable,
    flush_input,
    refill,
    set_termios,
    start,
    type_in,
)
from sim.kernel.process import OpenFile, Task, Value, Wait
from sim.kernel.signal_numbers import SIGTTOU, SIGWINCH
from sim.kernel.terminals import (
    CREAD,
    CS8,
    CSIZE,
    PARENB,
    VSTART,
    VSTOP,
    Terminal,
    Termios,
    room_queue,
)

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

TCIFLUSH, TCOFLUSH, TCIOFLUSH = range(3)
TCOOFF, TCOON, TCIOFF, TCION = range(4)


class Request(NamedTuple):
    """Who asks what of which terminal, by which of its ends."""

    k: Kernel
    task: Task
    terminal: Terminal
    file: OpenFile
    master: bool
    arg: Value

    @property
    def number(self) -> int:
        """The argument as a number."""
        return self.arg if isinstance(self.arg, int) else 0


Answer: TypeAlias = "Callable[[Request], Value | Wait]"


def carry_out(k: Kernel, task: Task, terminal: Terminal, file: OpenFile, request: int, arg: Value,
              *, master: bool) -> Value | Wait:
    """Answer a request; ENOTTY for one that is unknown."""
    answer = _ANSWERS.get(request)
    if answer is None:
        raise KernelError(ENOTTY)
    return answer(Request(k, task, terminal, file, master, arg))


# ---- settings -------------------------------------------------------------------------------


def _get_termios(r: Request) -> Value:
    """TCGETS."""
    return tuple(r.terminal.termios)


def _changing(answer: Answer) -> Answer:
    """A request that changes what the terminal does: not from the background."""

    def checked(r: Request) -> Value | Wait:
        wait = check_change(r.k, r.task, r.terminal, SIGTTOU)
        return answer(r) if wait is None else wait

    return checked


def _set_termios(r: Request) -> Value:
    """TCSETS; a pseudo-terminal always has eight bits and no parity (pty_set_termios)."""
    if not isinstance(r.arg, tuple):
        raise KernelError(EINVAL)
    new = Termios(*r.arg)  # type: ignore[arg-type]
    cflag = new.cflag & ~(CSIZE | PARENB) | CS8 | CREAD
    set_termios(r.k, r.terminal, new._replace(cflag=cflag))
    refill(r.k, r.terminal)
    return 0


def _flush_and_set_termios(r: Request) -> Value:
    """TCSETSF: what was typed before is forgotten."""
    flush_input(r.terminal)
    return _set_termios(r)


def _get_size(r: Request) -> Value:
    """TIOCGWINSZ."""
    return r.terminal.size


def _set_size(r: Request) -> Value:
    """TIOCSWINSZ: the foreground group learns it by SIGWINCH, if it is news (pty_resize)."""
    if not isinstance(r.arg, tuple):
        raise KernelError(EINVAL)
    rows, columns, width, height = [int(part) for part in r.arg if isinstance(part, int)]
    if (rows, columns, width, height) != r.terminal.size:
        r.terminal.size = rows, columns, width, height
        signal_group(r.k, r.terminal.foreground, SIGWINCH)
    return 0


# ---- what is in it --------------------------------------------------------------------------


def _count_input(r: Request) -> Value:
    """FIONREAD."""
    return len(r.terminal.output) if r.master else countable(r.terminal)


def _count_output(r: Request) -> Value:
    """TIOCOUTQ: what was written is out at once."""
    return 0


def _flush(r: Request) -> Value:
    """TCFLSH: forget what was typed, or what was printed and not read by the master."""
    if r.number not in (TCIFLUSH, TCOFLUSH, TCIOFLUSH):
        raise KernelError(EINVAL)
    if r.number != TCOFLUSH:
        flush_input(r.terminal)
        refill(r.k, r.terminal)
    if r.number != TCIFLUSH:
        r.terminal.output = b""
        r.k.wake(room_queue(r.terminal))
    return 0


def _flow(r: Request) -> Value:
    """TCXONC: stop output or let it go on; ask the other end to do so."""
    if r.number == TCOOFF:
        r.terminal.stopped = True
    elif r.number == TCOON:
        start(r.k, r.terminal)
    elif r.number in (TCIOFF, TCION):
        char = r.terminal.char(VSTOP if r.number == TCIOFF else VSTART)
        if char > 0:
            r.terminal.output += bytes((char,))
    else:
        raise KernelError(EINVAL)
    return 0


def _break(r: Request) -> Value:
    """TCSBRK, TCSBRKP: nothing is waiting to be sent, and a break means nothing here."""
    return 0


def _push(r: Request) -> Value:
    """TIOCSTI: as if it were typed."""
    type_in(r.k, r.terminal, bytes((r.number & 0xFF,)))
    return 0


# ---- sessions and groups --------------------------------------------------------------------


def _get_foreground(r: Request) -> Value:
    """TIOCGPGRP."""
    if not r.master:
        require_own(r.k, r.task, r.terminal)
    return r.terminal.foreground


def _set_foreground(r: Request) -> Value | Wait:
    """TIOCSPGRP."""
    wait = set_foreground(r.k, r.task, r.terminal, r.number)
    return 0 if wait is None else wait


def _get_session(r: Request) -> Value:
    """TIOCGSID."""
    if not r.master:
        require_own(r.k, r.task, r.terminal)
    if not r.terminal.session:
        raise KernelError(ENOTTY)
    return r.terminal.session


def _acquire(r: Request) -> Value:
    """TIOCSCTTY."""
    acquire_by_request(r.k, r.task, r.terminal, r.file, r.number)
    return 0


def _give_up(r: Request) -> Value:
    """TIOCNOTTY."""
    if r.master:
        raise KernelError(ENOTTY)
    require_own(r.k, r.task, r.terminal)
    give_up(r.k, r.k.processes[r.task.pid])
    return 0


# ---- of a pseudo-terminal's master ----------------------------------------------------------


def _get_number(r: Request) -> Value:
    """TIOCGPTN."""
    return r.terminal.index


def _lock(r: Request) -> Value:
    """TIOCSPTLCK."""
    r.terminal.locked = bool(r.number)
    return 0


def _is_locked(r: Request) -> Value:
    """TIOCGPTLCK."""
    return int(r.terminal.locked)


def _of_master(answer: Answer) -> Answer:
    """A request that only the master understands."""

    def checked(r: Request) -> Value | Wait:
        if not r.master:
            raise KernelError(ENOTTY)
        return answer(r)

    return checked


_ANSWERS: dict[int, Answer] = {
    0x5401: _get_termios, 0x5402: _changing(_set_termios), 0x5403: _changing(_set_termios),
    0x5404: _changing(_flush_and_set_termios), 0x5409: _changing(_break),
    0x540A: _changing(_flow), 0x540B: _changing(_flush), 0x540E: _acquire,
    0x540F: _get_foreground, 0x5410: _set_foreground, 0x5411: _count_output, 0x5412: _push,
    0x5413: _get_size, 0x5414: _set_size, 0x541B: _count_input, 0x5422: _give_up,
    0x5425: _changing(_break), 0x5429: _get_session,
    0x80045430: _of_master(_get_number), 0x40045431: _of_master(_lock),
    0x80045439: _of_master(_is_locked),
}
"""What answers each request (asm-generic/ioctls.h)."""
