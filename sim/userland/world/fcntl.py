"""The simulated module `fcntl`: descriptor flags and the ioctls of terminals and pipes.

File locks come later. Source: Modules/fcntlmodule.c.
"""

from __future__ import annotations

import struct
import sys
from typing import Any

from sim.kernel.errors import EFAULT
from sim.userland.errors import os_error
from sim.userland.here import here
from sim.userland.world.convert import buffer, c_int, c_long, file_descriptor
from sim.userland.world.registry import Module

FCNTL = Module("fcntl")
TCGETS, F_GETFD = 0x5401, 1
TERMIOS, WINSIZE = "<4IB19s", "<4H"
INPUTS = {0x5402: TERMIOS, 0x5403: TERMIOS, 0x5404: TERMIOS, 0x5410: "<i", 0x5414: WINSIZE,
          0x40045431: "<i"}
"""The requests that read a C structure, and its layout."""
POINTERS = {*INPUTS, TCGETS, 0x540F, 0x5411, 0x5413, 0x541B, 0x5429, 0x80045430, 0x80045439}
"""The requests whose argument is an address."""
LONGEST = 1024
LOCKS = "file locks come with a later version; os.open with O_EXCL makes a lock file"
LOCK_COMMANDS = {5, 6, 7, 36, 37, 38}
CONSTANTS = {
    "DN_ACCESS": 1, "DN_MODIFY": 2, "DN_CREATE": 4, "DN_DELETE": 8, "DN_RENAME": 16,
    "DN_ATTRIB": 32, "DN_MULTISHOT": 0x80000000, "F_DUPFD": 0, "F_RDLCK": 0, "F_GETFD": 1,
    "F_SEAL_SEAL": 1, "F_WRLCK": 1, "F_SEAL_SHRINK": 2, "F_SETFD": 2, "F_UNLCK": 2, "F_GETFL": 3,
    "F_EXLCK": 4, "F_SEAL_GROW": 4, "F_SETFL": 4, "F_GETLK": 5, "F_GETLK64": 5, "F_SETLK": 6,
    "F_SETLK64": 6, "F_SETLKW": 7, "F_SETLKW64": 7, "F_SEAL_WRITE": 8, "F_SETOWN": 8, "F_SHLCK": 8,
    "F_GETOWN": 9, "F_SETSIG": 10, "F_GETSIG": 11, "F_OFD_GETLK": 36, "F_OFD_SETLK": 37,
    "F_OFD_SETLKW": 38, "F_SETLEASE": 1024, "F_GETLEASE": 1025, "F_NOTIFY": 1026,
    "F_DUPFD_CLOEXEC": 1030, "F_SETPIPE_SZ": 1031, "F_GETPIPE_SZ": 1032, "F_ADD_SEALS": 1033,
    "F_GET_SEALS": 1034, "FASYNC": 8192, "FD_CLOEXEC": 1, "LOCK_SH": 1, "LOCK_EX": 2, "LOCK_NB": 4,
    "LOCK_UN": 8, "LOCK_MAND": 32, "LOCK_READ": 64, "LOCK_WRITE": 128, "LOCK_RW": 192,
}
SINCE_3_12 = {"FICLONE": 0x40049409, "FICLONERANGE": 0x4020940D}
SINCE_3_13 = {
    "F_GETOWN_EX": 16, "F_GET_FILE_RW_HINT": 1037, "F_GET_RW_HINT": 1035, "F_OWNER_PGRP": 2,
    "F_OWNER_PID": 1, "F_OWNER_TID": 0, "F_SEAL_FUTURE_WRITE": 16, "F_SETOWN_EX": 15,
    "F_SET_FILE_RW_HINT": 1038, "F_SET_RW_HINT": 1036, "RWH_WRITE_LIFE_EXTREME": 5,
    "RWH_WRITE_LIFE_LONG": 4, "RWH_WRITE_LIFE_MEDIUM": 3, "RWH_WRITE_LIFE_NONE": 1,
    "RWH_WRITE_LIFE_NOT_SET": 0, "RWH_WRITE_LIFE_SHORT": 2,
}


@FCNTL.function
def fcntl(fd: Any, cmd: int, arg: Any = 0, /) -> Any:
    """Perform the operation cmd on file descriptor fd.

    With bytes for ``arg`` (a C structure) the result is bytes; the commands that would
    change them are about locks, which are not simulated.
    """
    number, command = file_descriptor(fd), c_int(cmd)
    if command in LOCK_COMMANDS:
        raise here.image.unsupported("fcntl.fcntl with a lock command", LOCKS)
    if isinstance(arg, (str, bytes, bytearray, memoryview)):
        data = arg.encode() if isinstance(arg, str) else buffer(arg)
        if len(data) > LONGEST:
            raise ValueError("fcntl string arg too long")
        here.call("fcntl", (number, command, 0))
        return data
    return int(here.call("fcntl", (number, command, c_long(arg))))


@FCNTL.function
def ioctl(fd: Any, request: int, arg: Any = 0, mutate_flag: bool = True, /) -> Any:
    """Perform the operation request on file descriptor fd, with a number or a C structure.

    Bytes are copied and come back filled in, a writable buffer is filled in place.
    """
    number = file_descriptor(fd)
    code = c_long(request) & 0xFFFFFFFF
    if isinstance(arg, (str, bytes)) or not hasattr(arg, "__index__"):
        return _ioctl_buffer(number, code, arg, bool(mutate_flag))
    value = c_int(arg)
    if code in POINTERS:
        here.call("fcntl", (number, F_GETFD, 0))
        raise os_error(EFAULT)  # a number is no address
    answer = here.call("ioctl", (number, code, value))
    return answer if isinstance(answer, int) else 0


def _ioctl_buffer(fd: int, code: int, arg: Any, mutate: bool) -> Any:
    given = arg.encode() if isinstance(arg, str) else arg
    data = buffer(given)
    answer = here.call("ioctl", (fd, code, *_unpacked(code, data)))
    filled = b"" if code in INPUTS else _packed(code, answer)
    if isinstance(given, bytes) or not mutate or memoryview(given).readonly:
        return filled[: len(data)] + data[len(filled) :]
    view = memoryview(given).cast("B")
    view[: len(filled)] = filled[: len(view)]
    return answer if code not in POINTERS and isinstance(answer, int) else 0


def _unpacked(code: int, data: bytes) -> tuple[Any, ...]:
    """The kernel's argument from a C structure; none for a request that takes none."""
    layout = INPUTS.get(code)
    if layout is None:
        return ()
    size = struct.calcsize(layout)
    values = struct.unpack(layout, data[:size].ljust(size, b"\0"))
    return values if layout == "<i" else (values,)


def _packed(code: int, answer: Any) -> bytes:
    """The kernel's answer as the C structure."""
    if isinstance(answer, tuple):
        return struct.pack(TERMIOS if code == TCGETS else WINSIZE, *answer)
    return struct.pack("<i", answer or 0)


@FCNTL.function
def flock(fd: Any, operation: int, /) -> None:
    """Perform the lock operation on a descriptor: not simulated yet."""
    file_descriptor(fd), c_int(operation)
    raise here.image.unsupported("fcntl.flock", LOCKS)


@FCNTL.function
def lockf(fd: Any, cmd: int, len: int = 0, start: int = 0, whence: int = 0, /) -> Any:
    """A wrapper around the fcntl() locking calls: not simulated yet."""
    file_descriptor(fd), c_int(cmd)
    raise here.image.unsupported("fcntl.lockf", LOCKS)


def exports() -> dict[str, Any]:
    """All names of the module."""
    names = {**FCNTL.names, **CONSTANTS}
    if sys.version_info >= (3, 12):
        names.update(SINCE_3_12)
    if sys.version_info >= (3, 13):
        names.update(SINCE_3_13)
    return names
