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


class Here:
    """The process that is executing now, and how it reaches the kernel."""

    __slots__ = ("_image", "call")

    def __init__(self) -> None:
        self._image: Image | None = None
        self.call: Call = nobody

    @property
    def image(self) -> Image:
        """The image of the executing process; `ProcessGone` if none is."""
        if self._image is None:
            raise ProcessGone("no process is running")
        return self._image

    @property
    def anyone(self) -> bool:
        """Whether a process is executing at all."""
        return self._image is not None

    def is_at(self, image: Image) -> bool:
        """Whether ``image`` is executing."""
        return self._image is image

    def enter(self, image: Image, call: Call) -> None:
        """From now on ``image`` is executing."""
        self._image = image
        self.call = call

    def leave(self) -> None:
        """From now on no process is executing."""
        self._image = None
        self.call = nobody


here = Here()
