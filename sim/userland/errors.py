"""What a simulated process sees when something goes wrong."""

from __future__ import annotations

from typing import Any

from sim.kernel import errors as linux
from sim.kernel.errors import strerror

_CLASSES: dict[int, type[OSError]] = {
    linux.EAGAIN: BlockingIOError,
    linux.EALREADY: BlockingIOError,
    linux.EINPROGRESS: BlockingIOError,
    linux.EPIPE: BrokenPipeError,
    linux.ESHUTDOWN: BrokenPipeError,
    linux.ECHILD: ChildProcessError,
    linux.ECONNABORTED: ConnectionAbortedError,
    linux.ECONNREFUSED: ConnectionRefusedError,
    linux.ECONNRESET: ConnectionResetError,
    linux.EEXIST: FileExistsError,
    linux.ENOENT: FileNotFoundError,
    linux.EINTR: InterruptedError,
    linux.EISDIR: IsADirectoryError,
    linux.ENOTDIR: NotADirectoryError,
    linux.EACCES: PermissionError,
    linux.EPERM: PermissionError,
    linux.ESRCH: ProcessLookupError,
    linux.ETIMEDOUT: TimeoutError,
}
"""PEP 3151 by Linux's numbers (the host's OSError would go by the host's)."""


def os_error(errno: int, path: Any = None, path2: Any = None) -> OSError:
    """The OSError CPython raises for a Linux error number and up to two file names."""
    kind = _CLASSES.get(errno, OSError)
    text = strerror(errno)
    if path2 is not None:
        return kind(errno, text, path, None, path2)
    if path is not None:
        return kind(errno, text, path)
    return kind(errno, text)


class NotSimulated(NotImplementedError):
    """The script asked for something that the simulator does not have.

    It is raised in the script at the place of the call, and named in the run's summary.
    """

    def __init__(self, what: str, instead: str = "") -> None:
        hint = f"; {instead}" if instead else ""
        super().__init__(f"{what} is not simulated{hint}")
        self.what = what
        self.instead = instead


NotSimulated.__module__ = "sim"


class Diverged(Exception):
    """A replay asked for another call than the recorded one: a fault of the simulator.

    Raised in the engine, never in the script (which might swallow it).
    """
