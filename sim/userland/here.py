"""Which process is executing now.

All simulated processes run in one host thread, one at a time. Simulated modules are shared
by all of them, so each time one asks the kernel for something it must know on whose behalf:
that is `here`. Whoever switches to a process (`Image.resume`) sets it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from sim.userland.image import Image


class ProcessGone(BaseException):
    """Code of a process that no longer exists tried to make a system call."""


class Call(Protocol):
    """Make a system call for the process that is executing now.

    Args:
        name: the kernel's name of the call.
        args: its arguments, plain immutable data.
        path, path2: for the error message only (``OSError.filename``, ``filename2``).

    Returns what the kernel function returns; raises the OSError that CPython would.
    """

    def __call__(
        self, name: str, args: tuple[Any, ...] = (), path: Any = None, path2: Any = None
    ) -> Any: ...


def nobody(name: str, args: tuple[Any, ...] = (), path: Any = None, path2: Any = None) -> Any:
    """The system call of code that runs outside of every process (a late finaliser)."""
    raise ProcessGone(name)


class _Nobody:
    """Stands where the image would be while no process is executing."""

    def __getattr__(self, name: str) -> Any:
        raise ProcessGone("no process is running")


_NOBODY: Any = _Nobody()


class Here:
    """The process that is executing now, and how it reaches the kernel.

    ``image`` is the executing process's image; using it raises `ProcessGone` if there is none.
    """

    __slots__ = ("call", "image")

    def __init__(self) -> None:
        self.image: Image = _NOBODY
        self.call: Call = nobody

    @property
    def anyone(self) -> bool:
        """Whether a process is executing at all."""
        return self.image is not _NOBODY

    def enter(self, image: Image, call: Call) -> None:
        """From now on ``image`` is executing."""
        self.image = image
        self.call = call

    def leave(self) -> None:
        """From now on no process is executing."""
        self.image = _NOBODY
        self.call = nobody


here = Here()
