"""Terminals as records: who they belong to, how they are set, what is in them.

A terminal is either a pseudo-terminal, whose *master* end a program holds (an emulator, a test),
or the one *outside* that the user sits at. Processes use its *slave* end, /dev/pts/N; the line
discipline (`sim.kernel.line_discipline`) is between the two ends. `sim.kernel.job_control` says
who may use it when. Sources: tty(4), pts(4), termios(3); drivers/tty/pty.c,
drivers/tty/tty_io.c, include/linux/tty_std_termios.h.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sim.kernel.inodes import S_IFCHR, makedev
from sim.kernel.process import Process, Queue
from sim.kernel.record import Record

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

PTS = 136
"""The major number of /dev/pts/N."""
PTMX = makedev(5, 2)
TTY_GROUP = 5
VINTR, VQUIT, VERASE, VKILL, VEOF, VTIME, VMIN = 0, 1, 2, 3, 4, 5, 6
VSTART, VSTOP, VSUSP, VEOL, VREPRINT, VWERASE, VLNEXT, VEOL2 = 8, 9, 10, 11, 12, 14, 15, 16
ISTRIP, INLCR, IGNCR, ICRNL, IUCLC = 0o40, 0o100, 0o200, 0o400, 0o1000
IXON, IXANY, IUTF8 = 0o2000, 0o4000, 0o40000
OPOST, OLCUC, ONLCR, OCRNL, ONOCR, ONLRET = 1, 2, 4, 8, 16, 32
TABDLY = XTABS = 0o14000
CSIZE, CS8, CREAD, PARENB = 0o60, 0o60, 0o200, 0o400
ISIG, ICANON, ECHO, ECHOE, ECHOK, ECHONL, NOFLSH, TOSTOP = 1, 2, 8, 16, 32, 64, 128, 256
ECHOCTL, ECHOKE, IEXTEN = 0o1000, 0o4000, 0o100000


class Termios(NamedTuple):
    """The settings of a terminal (struct termios of the kernel): flags and special characters.

    A special character 0 is switched off.
    """

    iflag: int = ICRNL | IXON
    oflag: int = OPOST | ONLCR
    cflag: int = 0o277
    lflag: int = 0o105073
    line: int = 0
    cc: bytes = b"\x03\x1c\x7f\x15\x04\x00\x01\x00\x11\x13\x1a\x00\x12\x0f\x17\x16\x00\x00\x00"


class Terminal(Record):
    """One terminal (struct tty_struct of both ends, and n_tty_data).

    ``session`` and ``foreground`` are the session that it controls and its process group that may
    read now, 0 for none. ``buffer`` holds what was typed and not read; its first ``canon`` bytes
    are finished lines, ``marks`` the places where those end. ``pending`` has not got into
    the buffer yet, ``output`` waits for the master's reader, ``held`` is the echo that waits while
    output is ``stopped``. ``column`` and ``canon_column`` are where the cursor is and where the
    line began. ``size`` is rows, columns, and both in pixels.

    ``files`` are the slave's open files, ``master`` whether the other end is open, ``locked``
    that the slave cannot be opened yet, ``left`` that its last file was closed. ``ino`` and
    ``master_ino`` are the inodes of the two. ``outside`` is the stream outside on which the user
    sees the terminal, -1 for a pseudo-terminal; ``typed`` says that all of its input is
    typed by plan.
    """

    __slots__ = (
        "buffer", "canon", "canon_column", "column", "files", "foreground", "held", "index",
        "ino", "left", "literal", "locked", "marks", "master", "master_ino", "output", "outside",
        "pending", "session", "size", "stopped", "termios", "typed",
    )

    def __init__(self, index: int, ino: int, outside: int = -1) -> None:
        self.index = index
        self.ino = ino
        self.master_ino = 0
        self.outside = outside
        self.session = 0
        self.foreground = 0
        self.termios = Termios()
        self.size = (0, 0, 0, 0)
        self.buffer = b""
        self.canon = 0
        self.marks: tuple[int, ...] = ()
        self.literal = False
        self.pending = b""
        self.output = b""
        self.held = b""
        self.stopped = False
        self.column = 0
        self.canon_column = 0
        self.files: tuple[int, ...] = ()
        self.master = False
        self.locked = True
        self.left = False
        self.typed = False

    @property
    def name(self) -> str:
        """Its name as ps shows it, which is that of its file in /dev."""
        return f"pts/{self.index}"

    def has(self, flag: int) -> bool:
        """Whether a local mode is on (ICANON, ECHO, ...)."""
        return bool(self.termios.lflag & flag)

    def char(self, which: int) -> int:
        """A special character; -1, which nobody can type, if it is switched off."""
        return self.termios.cc[which] or -1


# ---- wait queues ----------------------------------------------------------------------------


def input_queue(terminal: Terminal) -> Queue:
    """Where readers of the slave wait."""
    return "tty-input", terminal.index


def room_queue(terminal: Terminal) -> Queue:
    """Where writers to the slave wait."""
    return "tty-room", terminal.index


def screen_queue(terminal: Terminal) -> Queue:
    """Where readers of the master wait."""
    return "tty-screen", terminal.index


def typing_queue(terminal: Terminal) -> Queue:
    """Where writers to the master wait."""
    return "tty-typing", terminal.index


# ---- coming and going -----------------------------------------------------------------------


def new_terminal(k: Kernel, uid: int, outside: int = -1) -> Terminal:
    """A terminal with the lowest free number, and its file in /dev/pts."""
    index = 0
    while index in k.terminals:
        index += 1
    inode = k.fs.create(S_IFCHR | 0o620, uid, TTY_GROUP, k.epoch + k.now)
    inode.rdev = makedev(PTS, index)
    directory = k.fs.make_directories("/dev/pts")
    k.fs.link(directory, str(index), inode.ino, k.epoch + k.now)
    terminal = k.terminals[index] = Terminal(index, inode.ino, outside)
    k.fs.hold(inode.ino)
    return terminal


def unlink_name(k: Kernel, terminal: Terminal) -> None:
    """Its file in /dev/pts is gone (devpts_pty_kill)."""
    directory = k.fs.make_directories("/dev/pts")
    if k.fs.inode(directory).entries.get(str(terminal.index)) == terminal.ino:
        k.fs.unlink(directory, str(terminal.index), k.epoch + k.now)


def forget_if_unused(k: Kernel, terminal: Terminal) -> None:
    """A pseudo-terminal without open files is gone, and its number is free again."""
    if not terminal.master and not terminal.files and terminal.outside < 0:
        del k.terminals[terminal.index]
        k.fs.release(terminal.ino)


def terminal_of(k: Kernel, process: Process) -> Terminal | None:
    """The controlling terminal of a process."""
    return k.terminals[int(process.tty[4:])] if process.tty else None
