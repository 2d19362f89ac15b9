"""The part of `posix` that is about terminals: pseudo-terminals, their groups, their size.

Which system calls each function makes was seen with strace on CPython 3.13 and glibc 2.36.
Sources: Modules/posixmodule.c; openpty(3), login_tty(3), ptsname(3), tcgetpgrp(3).
"""

from __future__ import annotations

from typing import Any

from sim.kernel.errors import EINVAL, ENOTTY
from sim.kernel.files import FIOCLEX, O_CLOEXEC, O_NOCTTY, O_RDWR
from sim.userland.errors import os_error
from sim.userland.here import here
from sim.userland.world import convert
from sim.userland.world.convert import c_int, c_pid
from sim.userland.world.posix_process import after_fork, before_fork
from sim.userland.world.registry import Module
from sim.userland.world.structs import terminal_size

POSIX = Module("posix")
TCGETS, TIOCGWINSZ, TIOCSCTTY, TIOCGPGRP, TIOCSPGRP = 0x5401, 0x5413, 0x540E, 0x540F, 0x5410
TIOCGPTN, TIOCSPTLCK, TIOCGPTPEER = 0x80045430, 0x40045431, 0x5441
MULTIPLEXER = "/dev/ptmx"


# ---- what a terminal is ---------------------------------------------------------------------


@POSIX.function
def isatty(fd: int, /) -> bool:
    """Return True if the fd is connected to a terminal."""
    try:
        here.call("ioctl", (c_int(fd), TCGETS))
    except OSError:
        return False
    return True


@POSIX.function
def ttyname(fd: int, /) -> str:
    """Return the name of the terminal device connected to 'fd' (ttyname(3))."""
    fd = c_int(fd)
    here.call("ioctl", (fd, TCGETS))
    return str(here.call("readlinkat", (convert.AT_FDCWD, f"/proc/self/fd/{fd}")))


@POSIX.function
def ctermid() -> str:
    """Return the name of the controlling terminal for this process."""
    return "/dev/tty"


@POSIX.function
def device_encoding(fd: int) -> str | None:
    """The encoding of a terminal; None if the descriptor is none."""
    return "UTF-8" if isatty(fd) else None


@POSIX.function
def get_terminal_size(fd: int = 1, /) -> Any:
    """Return the size of the terminal window as (columns, lines)."""
    size = here.call("ioctl", (c_int(fd), TIOCGWINSZ))
    if not isinstance(size, tuple):
        raise os_error(ENOTTY)
    return terminal_size((size[1], size[0]))


# ---- pseudo-terminals -----------------------------------------------------------------------


def _open_pair() -> tuple[int, int]:
    """openpty(3): a master and its slave."""
    master = here.call("openat", (convert.AT_FDCWD, MULTIPLEXER, O_RDWR, 0))
    try:
        here.call("ioctl", (master, TIOCGPTN))
        here.call("ioctl", (master, TIOCSPTLCK, 0))
        return master, here.call("ioctl", (master, TIOCGPTPEER, O_RDWR | O_NOCTTY))
    except OSError:
        here.call("close", (master,))
        raise


@POSIX.function
def openpty() -> tuple[int, int]:
    """Open a pseudo-terminal: (master, slave), neither inheritable."""
    master, slave = _open_pair()
    for fd in (master, slave):
        here.call("ioctl", (fd, FIOCLEX))
    return master, slave


def _become_session(fd: int) -> None:
    """login_tty(3): a new session with this terminal, which is also the standard streams."""
    try:
        here.call("setsid")
    except OSError:
        pass  # it leads one already
    here.call("ioctl", (fd, TIOCSCTTY, 0))
    for stream in range(3):
        here.call("dup2", (fd, stream))
    if fd > 2:
        here.call("close", (fd,))


@POSIX.function
def login_tty(fd: int, /) -> None:
    """Prepare the tty of which fd is a file descriptor for a new login session."""
    _become_session(c_int(fd))


@POSIX.function
def forkpty() -> tuple[int, int]:
    """Fork a new process with a new pseudo-terminal as controlling tty: (pid, master fd).

    In the child both are 0 and -1: the terminal is its standard streams.
    """
    before_fork()
    try:
        master, slave = _open_pair()
        answer = here.call("fork")
    except OSError:
        after_fork(1)
        raise
    if answer < 0:
        here.image.pid = -answer
        here.call("close", (master,))
        _become_session(slave)
        after_fork(0)
        return 0, -1
    here.call("close", (slave,))
    after_fork(answer)
    return answer, master


@POSIX.function
def posix_openpt(oflag: int, /) -> int:
    """Open and return a file descriptor for a master pseudo-terminal device."""
    fd = here.call("openat", (convert.AT_FDCWD, MULTIPLEXER, c_int(oflag) | O_CLOEXEC, 0))
    here.call("ioctl", (fd, FIOCLEX))
    return int(fd)


def _ask_master(fd: int, *request: int) -> None:
    """A request that must be for a master: EINVAL if it is not, as POSIX has it."""
    try:
        here.call("ioctl", (fd, *request))
    except OSError as error:
        if error.errno == ENOTTY:
            raise os_error(EINVAL) from None
        raise


@POSIX.function
def grantpt(fd: int, /) -> None:
    """Grant access to the slave pseudo-terminal device: Linux does so when it is made."""
    _ask_master(convert.file_descriptor(fd), TIOCGPTN)


@POSIX.function
def unlockpt(fd: int, /) -> None:
    """Unlock a pseudo-terminal master/slave pair."""
    _ask_master(convert.file_descriptor(fd), TIOCSPTLCK, 0)


@POSIX.function
def ptsname(fd: int, /) -> str:
    """Return the name of the slave pseudo-terminal device."""
    return f"/dev/pts/{here.call('ioctl', (convert.file_descriptor(fd), TIOCGPTN))}"


POSIX.since((3, 13), "posix_openpt", "grantpt", "unlockpt", "ptsname")


# ---- job control ----------------------------------------------------------------------------


@POSIX.function
def tcgetpgrp(fd: int, /) -> int:
    """Return the process group associated with the terminal specified by fd."""
    return int(here.call("ioctl", (c_int(fd), TIOCGPGRP)))


@POSIX.function
def tcsetpgrp(fd: int, pgid: int, /) -> None:
    """Set the process group associated with the terminal specified by fd."""
    here.call("ioctl", (c_int(fd), TIOCSPGRP, c_pid(pgid)))
