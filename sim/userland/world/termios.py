"""The simulated module `termios`: a terminal's settings, size and queues.

Sources: Modules/termios.c; tcsetattr(3), cfsetspeed(3) as in glibc 2.36.
Numbers: include/uapi/asm-generic/termbits.h and ioctls.h; bits/termios.h.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from sim.kernel.errors import EINVAL, strerror
from sim.userland.here import here
from sim.userland.world.convert import c_int, c_long, file_descriptor
from sim.userland.world.registry import Module

TERMIOS = Module("termios")
CONSTANTS = {
    "B0": 0, "B1000000": 4104, "B110": 3, "B115200": 4098, "B1152000": 4105, "B1200": 9, "B134": 4,
    "B150": 5, "B1500000": 4106, "B1800": 10, "B19200": 14, "B200": 6, "B2000000": 4107,
    "B230400": 4099, "B2400": 11, "B2500000": 4108, "B300": 7, "B3000000": 4109, "B3500000": 4110,
    "B38400": 15, "B4000000": 4111, "B460800": 4100, "B4800": 12, "B50": 1, "B500000": 4101,
    "B57600": 4097, "B576000": 4102, "B600": 8, "B75": 2, "B921600": 4103, "B9600": 13,
    "BRKINT": 2, "BS0": 0, "BS1": 8192, "BSDLY": 8192, "CBAUD": 4111, "CBAUDEX": 4096,
    "CDSUSP": 25, "CEOF": 4, "CEOL": 0, "CEOT": 4, "CERASE": 127, "CFLUSH": 15,
    "CIBAUD": 269418496, "CINTR": 3, "CKILL": 21, "CLNEXT": 22, "CLOCAL": 2048, "CQUIT": 28,
    "CR0": 0, "CR1": 512, "CR2": 1024, "CR3": 1536, "CRDLY": 1536, "CREAD": 128, "CRPRNT": 18,
    "CRTSCTS": 2147483648, "CS5": 0, "CS6": 16, "CS7": 32, "CS8": 48, "CSIZE": 48, "CSTART": 17,
    "CSTOP": 19, "CSTOPB": 64, "CSUSP": 26, "CWERASE": 23, "ECHO": 8, "ECHOCTL": 512, "ECHOE": 16,
    "ECHOK": 32, "ECHOKE": 2048, "ECHONL": 64, "ECHOPRT": 1024, "EXTA": 14, "EXTB": 15, "FF0": 0,
    "FF1": 32768, "FFDLY": 32768, "FIOASYNC": 0x5452, "FIOCLEX": 0x5451, "FIONBIO": 0x5421,
    "FIONCLEX": 0x5450, "FIONREAD": 0x541B, "FLUSHO": 4096, "HUPCL": 1024, "ICANON": 2,
    "ICRNL": 256, "IEXTEN": 32768, "IGNBRK": 1, "IGNCR": 128, "IGNPAR": 4, "IMAXBEL": 8192,
    "INLCR": 64, "INPCK": 16, "IOCSIZE_MASK": 0x3FFF0000, "IOCSIZE_SHIFT": 16, "ISIG": 1,
    "ISTRIP": 32, "IUCLC": 512, "IXANY": 2048, "IXOFF": 4096, "IXON": 1024, "NCC": 8, "NCCS": 32,
    "NL0": 0, "NL1": 256, "NLDLY": 256, "NOFLSH": 128, "N_MOUSE": 2, "N_PPP": 3, "N_SLIP": 1,
    "N_STRIP": 4, "N_TTY": 0, "OCRNL": 8, "OFDEL": 128, "OFILL": 64, "OLCUC": 2, "ONLCR": 4,
    "ONLRET": 32, "ONOCR": 16, "OPOST": 1, "PARENB": 256, "PARMRK": 8, "PARODD": 512,
    "PENDIN": 16384, "TAB0": 0, "TAB1": 2048, "TAB2": 4096, "TAB3": 6144, "TABDLY": 6144,
    "TCFLSH": 21515, "TCGETA": 0x5405, "TCGETS": 0x5401, "TCIFLUSH": 0, "TCIOFF": 2,
    "TCIOFLUSH": 2, "TCION": 3, "TCOFLUSH": 1, "TCOOFF": 0, "TCOON": 1, "TCSADRAIN": 1,
    "TCSAFLUSH": 2, "TCSANOW": 0, "TCSBRK": 0x5409, "TCSBRKP": 0x5425, "TCSETA": 0x5406,
    "TCSETAF": 0x5408, "TCSETAW": 0x5407, "TCSETS": 0x5402, "TCSETSF": 0x5404, "TCSETSW": 0x5403,
    "TCXONC": 21514, "TIOCCONS": 0x541D, "TIOCEXCL": 0x540C, "TIOCGETD": 0x5424,
    "TIOCGICOUNT": 0x545D, "TIOCGLCKTRMIOS": 0x5456, "TIOCGPGRP": 0x540F, "TIOCGSERIAL": 0x541E,
    "TIOCGSOFTCAR": 0x5419, "TIOCGWINSZ": 0x5413, "TIOCINQ": 0x541B, "TIOCLINUX": 0x541C,
    "TIOCMBIC": 0x5417, "TIOCMBIS": 0x5416, "TIOCMGET": 0x5415, "TIOCMIWAIT": 0x545C,
    "TIOCMSET": 0x5418, "TIOCM_CAR": 64, "TIOCM_CD": 64, "TIOCM_CTS": 32, "TIOCM_DSR": 0x100,
    "TIOCM_DTR": 2, "TIOCM_LE": 1, "TIOCM_RI": 128, "TIOCM_RNG": 128, "TIOCM_RTS": 4,
    "TIOCM_SR": 16, "TIOCM_ST": 8, "TIOCNOTTY": 0x5422, "TIOCNXCL": 0x540D, "TIOCOUTQ": 0x5411,
    "TIOCPKT": 0x5420, "TIOCPKT_DATA": 0, "TIOCPKT_DOSTOP": 32, "TIOCPKT_FLUSHREAD": 1,
    "TIOCPKT_FLUSHWRITE": 2, "TIOCPKT_NOSTOP": 16, "TIOCPKT_START": 8, "TIOCPKT_STOP": 4,
    "TIOCSCTTY": 0x540E, "TIOCSERCONFIG": 0x5453, "TIOCSERGETLSR": 0x5459,
    "TIOCSERGETMULTI": 0x545A, "TIOCSERGSTRUCT": 0x5458, "TIOCSERGWILD": 0x5454,
    "TIOCSERSETMULTI": 0x545B, "TIOCSERSWILD": 0x5455, "TIOCSER_TEMT": 1, "TIOCSETD": 0x5423,
    "TIOCSLCKTRMIOS": 0x5457, "TIOCSPGRP": 0x5410, "TIOCSSERIAL": 0x541F, "TIOCSSOFTCAR": 0x541A,
    "TIOCSTI": 0x5412, "TIOCSWINSZ": 0x5414, "TOSTOP": 256, "VDISCARD": 13, "VEOF": 4, "VEOL": 11,
    "VEOL2": 16, "VERASE": 2, "VINTR": 0, "VKILL": 3, "VLNEXT": 15, "VMIN": 6, "VQUIT": 1,
    "VREPRINT": 12, "VSTART": 8, "VSTOP": 9, "VSUSP": 10, "VSWTC": 7, "VSWTCH": 7, "VT0": 0,
    "VT1": 16384, "VTDLY": 16384, "VTIME": 5, "VWERASE": 14, "XCASE": 4, "XTABS": 6144,
}
SINCE_3_13 = {
    "EXTPROC": 65536, "IUTF8": 16384, "_POSIX_VDISABLE": 0,
}
NCCS, KERNEL_NCCS = 32, 19
VTIME, VMIN, ICANON = 5, 6, 2
CBAUD, IBAUD0 = 0o10017, 0o20000000000
FASTEST, SLOWEST_FAST = 4111, 4097
PARENB, CREAD, CSIZE = 0o400, 0o200, 0o60
TCGETS, TCSETS, TIOCGWINSZ, TIOCSWINSZ = 0x5401, 0x5402, 0x5413, 0x5414
TCSBRK, TCSBRKP, TCXONC, TCFLSH = 0x5409, 0x5425, 0x540A, 0x540B


class error(Exception):
    """What the functions of this module raise."""

    __module__ = "termios"


def _ioctl(fd: int, request: int, *arg: Any) -> Any:
    """A request; its failure is an `error`."""
    try:
        return here.call("ioctl", (fd, request, *arg))
    except OSError as problem:
        raise error(problem.errno, problem.strerror) from None


# ---- settings -------------------------------------------------------------------------------


@TERMIOS.function
def tcgetattr(fd: Any, /) -> list[Any]:
    """Get the tty attributes for file descriptor fd.

    A list [iflag, oflag, cflag, lflag, ispeed, ospeed, cc], where cc is a list of the special
    characters, each a string of length 1, except the items with indices VMIN and VTIME, which
    are integers when these fields are defined.
    """
    iflag, oflag, cflag, lflag, _, cc = _ioctl(file_descriptor(fd), TCGETS)
    chars: list[Any] = [bytes((char,)) for char in cc.ljust(NCCS, b"\0")]
    if not lflag & ICANON:
        chars[VTIME], chars[VMIN] = cc[VTIME], cc[VMIN]
    speed = cflag & CBAUD
    return [iflag, oflag, cflag, lflag, speed, speed, chars]


@TERMIOS.function
def tcsetattr(fd: Any, when: int, attributes: Any, /) -> None:
    """Set the tty attributes for file descriptor fd.

    When TCSANOW, TCSADRAIN or TCSAFLUSH; glibc looks whether TCSANOW has set the control modes.
    """
    number, when = file_descriptor(fd), c_int(when)
    if not isinstance(attributes, list) or len(attributes) != 7:
        raise TypeError("tcsetattr, arg 3: must be 7 element list")
    line = _ioctl(number, TCGETS)[4]
    *flags, ispeed, ospeed = [c_long(item) for item in attributes[:6]]
    chars = _characters(attributes[6])
    for speed in (ispeed, ospeed):
        if speed & ~CBAUD and not SLOWEST_FAST <= speed <= FASTEST:
            raise error(EINVAL, strerror(EINVAL))
    if when not in (0, 1, 2):
        raise error(EINVAL, strerror(EINVAL))
    iflag, oflag, cflag, lflag = [flag & 0xFFFFFFFF for flag in flags]
    cflag = cflag & ~CBAUD | ospeed & CBAUD
    _ioctl(number, TCSETS + when, (iflag & ~IBAUD0, oflag, cflag, lflag, line, chars))
    if when == 0:
        found = _ioctl(number, TCGETS)[2]
        wrong = (cflag ^ found) & (PARENB | CREAD)
        if wrong or (cflag & CSIZE and (cflag ^ found) & CSIZE):
            raise error(EINVAL, strerror(EINVAL))


def _characters(given: Any) -> bytes:
    """The special characters as the kernel takes them."""
    if not isinstance(given, list) or len(given) != NCCS:
        raise TypeError(f"tcsetattr: attributes[6] must be {NCCS} element list")
    chars = bytearray()
    for item in given:
        if isinstance(item, bytes) and len(item) == 1:
            chars += item
        elif isinstance(item, int):
            chars.append(c_long(item) & 0xFF)
        else:
            raise TypeError("tcsetattr: elements of attributes must be characters or integers")
    return bytes(chars[:KERNEL_NCCS])


# ---- requests -------------------------------------------------------------------------------


@TERMIOS.function
def tcsendbreak(fd: Any, duration: int, /) -> None:
    """Send a break on file descriptor fd; a duration is rounded up to tenths of a second."""
    number, length = file_descriptor(fd), c_int(duration)
    if length <= 0:
        _ioctl(number, TCSBRK, 0)
    else:
        _ioctl(number, TCSBRKP, (length + 99) // 100)


@TERMIOS.function
def tcdrain(fd: Any, /) -> None:
    """Wait until all output written to file descriptor fd has been transmitted."""
    _ioctl(file_descriptor(fd), TCSBRK, 1)


@TERMIOS.function
def tcflush(fd: Any, queue: int, /) -> None:
    """Discard queued data on file descriptor fd: TCIFLUSH, TCOFLUSH or TCIOFLUSH."""
    _ioctl(file_descriptor(fd), TCFLSH, c_int(queue))


@TERMIOS.function
def tcflow(fd: Any, action: int, /) -> None:
    """Suspend or resume input or output on file descriptor fd."""
    _ioctl(file_descriptor(fd), TCXONC, c_int(action))


@TERMIOS.function
def tcgetwinsize(fd: Any, /) -> tuple[int, int]:
    """Get the tty winsize for file descriptor fd: (rows, columns)."""
    rows, columns, *_ = _ioctl(file_descriptor(fd), TIOCGWINSZ)
    return rows, columns


@TERMIOS.function
def tcsetwinsize(fd: Any, winsize: Any, /) -> None:
    """Set the tty winsize for file descriptor fd: (rows, columns)."""
    number = file_descriptor(fd)
    if not isinstance(winsize, Sequence) or len(winsize) != 2:
        raise TypeError("tcsetwinsize, arg 2: must be a two-item sequence")
    rows, columns = [c_long(item) for item in winsize]
    _, _, width, height = _ioctl(number, TIOCGWINSZ)
    if not (0 <= rows < 1 << 16 and 0 <= columns < 1 << 16):
        raise OverflowError("winsize value(s) out of range.")
    _ioctl(number, TIOCSWINSZ, (rows, columns, width, height))


def exports() -> dict[str, Any]:
    """All names of the module."""
    names = {**TERMIOS.names, **CONSTANTS}
    names["error"] = error
    if sys.version_info >= (3, 13):
        names.update(SINCE_3_13)
    return names
