"""Our own standard streams: their kinds, bytes out, bytes in, and what forklore itself says."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Callable

from sim.cli.errors import OutputClosed

TERMINAL, PIPE, FILE = "terminal", "pipe", "file"
LINE = 64 * 1024
"""How much of a line that does not end is handed over at once."""


def kinds(tty: bool | None) -> tuple[str, str, str]:
    """The kinds of descriptors 0, 1 and 2; ``tty`` overrules what they are."""
    if tty is None:
        return kind(0), kind(1), kind(2)
    if tty:
        return TERMINAL, TERMINAL, TERMINAL
    first, second, third = (PIPE if kind(fd) == TERMINAL else kind(fd) for fd in range(3))
    return first, second, third


def kind(fd: int) -> str:
    """What a descriptor of ours leads to; a closed one counts as a pipe."""
    try:
        if os.isatty(fd):
            return TERMINAL
        return FILE if stat.S_ISREG(os.fstat(fd).st_mode) else PIPE
    except OSError:
        return PIPE


# ---- out --------------------------------------------------------------------------------------


def write_bytes(fd: int, data: bytes) -> None:
    """Write all of the bytes now, as they are. Raises OutputClosed if nobody reads any more.

    Each write of a script is one of ours, so that what it says on standard output and
    on standard error comes out in its order, and at once.
    """
    write = _console_writer(fd) or os.write
    view = memoryview(data)
    while view:
        try:
            view = view[write(fd, view):]
        except BlockingIOError:
            time.sleep(0.005)  # somebody made the pipe non-blocking, and it is full
        except OSError as error:
            if error.errno == errno.EBADF:
                return  # the stream was closed before we started: python ignores it, too
            if isinstance(error, BrokenPipeError) or (
                    sys.platform == "win32" and error.errno == errno.EINVAL):
                raise OutputClosed from None
            raise


def _console_writer(fd: int) -> Callable[[int, memoryview], int] | None:
    """A Windows console wants its text through Python's own stream: bytes have no encoding."""
    if sys.platform != "win32" or not os.isatty(fd):
        return None
    stream = sys.__stdout__ if fd == 1 else sys.__stderr__
    raw = getattr(getattr(stream, "buffer", None), "raw", None)
    return None if raw is None else lambda _, data: raw.write(data)


def show(text: str) -> None:
    """Text on standard output; what it cannot encode comes out as a backslash escape."""
    write_bytes(1, text.encode(encoding(), "backslashreplace"))


def encoding() -> str:
    """The encoding of our standard output."""
    return getattr(sys.stdout, "encoding", None) or "utf-8"


def say(text: str) -> None:
    """Something that forklore itself has to say, on standard error; further lines indented."""
    used = getattr(sys.stderr, "encoding", None) or "utf-8"
    first, *others = text.rstrip("\n").split("\n")
    lines = f"forklore: {first}\n" + "".join(f"  {line}\n" for line in others)
    try:
        write_bytes(2, lines.encode(used, "backslashreplace"))
    except (OSError, OutputClosed):
        pass  # there is nobody left to tell


# ---- in ---------------------------------------------------------------------------------------


class Input:
    """Our standard input, handed over as a process waits for it.

    From a regular file all comes at once; from a terminal or a pipe line by line. So what a script
    gets does not depend on how fast somebody writes, and it can be talked to through pipes.
    """

    def __init__(self) -> None:
        self._whole = kind(0) == FILE
        self._rest = bytearray()
        self._ended = False

    def read(self, stream: int) -> bytes:
        """The next bytes; b"" at the end (also where our standard input is closed)."""
        while not self._ended and not self._enough():
            data = _read_bytes(LINE)
            self._rest += data
            self._ended = not data
        end = len(self._rest)
        if not self._whole:
            end = self._rest.find(b"\n", 0, LINE) + 1 or min(end, LINE)
        data = bytes(self._rest[:end])
        del self._rest[:end]
        return data

    def _enough(self) -> bool:
        """Whether what is there can be handed over."""
        return not self._whole and (b"\n" in self._rest or len(self._rest) >= LINE)


def _read_bytes(count: int) -> bytes:
    """Some bytes of our standard input; b"" at its end, or if it is closed or a directory."""
    while True:
        try:
            if sys.platform == "win32" and os.isatty(0) and sys.__stdin__ is not None:
                return sys.__stdin__.buffer.readline(count)
            return os.read(0, count)
        except BlockingIOError:
            time.sleep(0.005)
        except OSError:
            return b""
