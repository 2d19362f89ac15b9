"""The simulated module `select`: select and poll; epoll is missing.

Source: Modules/selectmodule.c.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, isnan
from operator import index
from typing import Any

from sim.kernel.errors import ENOENT
from sim.userland.errors import NotSimulated, os_error
from sim.userland.here import here
from sim.userland.world.convert import INT_MAX, INT_MIN, file_descriptor
from sim.userland.world.registry import Module

SELECT = Module("select")
FD_SETSIZE = 1024
SECOND, MILLISECOND = 1_000_000_000, 1_000_000
POLLIN, POLLPRI, POLLOUT = 1, 2, 4
CONSTANTS = {
    "POLLIN": 1, "POLLPRI": 2, "POLLOUT": 4, "POLLERR": 8, "POLLHUP": 16, "POLLNVAL": 32,
    "POLLRDNORM": 64, "POLLRDBAND": 128, "POLLWRNORM": 256, "POLLWRBAND": 512, "POLLMSG": 1024,
    "POLLRDHUP": 8192, "PIPE_BUF": 4096,
}


@SELECT.function
def select(rlist: Iterable[Any], wlist: Iterable[Any], xlist: Iterable[Any],
           timeout: float | None = None, /) -> tuple[list[Any], list[Any], list[Any]]:
    """Wait until one or more file descriptors are ready for some kind of I/O."""
    wait = _timeout(timeout)
    wanted = [_with_descriptors(things) for things in (rlist, wlist, xlist)]
    sets = tuple(tuple(sorted({fd for _, fd in pairs})) for pairs in wanted)
    answer = here.call("select", (*sets, wait))
    reads, writes, excepts = (
        [thing for thing, fd in pairs if fd in ready]
        for pairs, ready in zip(wanted, answer, strict=True)
    )
    return reads, writes, excepts


def _timeout(timeout: Any) -> int | None:
    """A timeout in seconds as ns, rounded up."""
    if timeout is None:
        return None
    if isinstance(timeout, float):
        if isnan(timeout):
            raise ValueError("Invalid value NaN (not a number)")
        if abs(timeout) > 1 << 62:
            raise OverflowError("timestamp out of range for platform time_t")
        ns = ceil(timeout * SECOND) if timeout >= 0 else -1
    elif hasattr(timeout, "__index__"):
        ns = int(index(timeout)) * SECOND
    else:
        raise TypeError("timeout must be a float or None")
    if ns < 0:
        raise ValueError("timeout must be non-negative")
    return ns


def _with_descriptors(things: Any) -> list[tuple[Any, int]]:
    try:
        found = list(things)
    except TypeError:
        raise TypeError("arguments 1-3 must be sequences") from None
    pairs = [(thing, file_descriptor(thing)) for thing in found]
    if any(fd >= FD_SETSIZE for _, fd in pairs):
        raise ValueError("filedescriptor out of range in select()")
    return pairs


class Poll:
    """A set of descriptors to be polled, in the order in which they were registered."""

    __slots__ = ("_wanted",)
    _wanted: dict[int, int]

    def __init__(self) -> None:
        raise TypeError("cannot create 'select.poll' instances")

    def register(self, fd: Any, eventmask: int = POLLIN | POLLPRI | POLLOUT, /) -> None:
        """Register a file descriptor with the polling object."""
        self._wanted[file_descriptor(fd)] = _events(eventmask)

    def modify(self, fd: Any, eventmask: int, /) -> None:
        """Modify an already registered file descriptor."""
        number = file_descriptor(fd)
        events = _events(eventmask)
        if number not in self._wanted:
            raise os_error(ENOENT)
        self._wanted[number] = events

    def unregister(self, fd: Any, /) -> None:
        """Remove a file descriptor being tracked by the polling object."""
        del self._wanted[file_descriptor(fd)]

    def poll(self, timeout: float | None = None, /) -> list[tuple[int, int]]:
        """Polls the set of registered file descriptors; ``timeout`` is in milliseconds."""
        wait = _milliseconds(timeout)
        if not self._wanted and wait == 0:
            return []  # asked by selectors.py when it is imported, by whichever process is first
        return list(here.call("poll", (tuple(self._wanted.items()), wait)))


Poll.__module__, Poll.__qualname__, Poll.__name__ = "select", "poll", "poll"


def _events(mask: Any) -> int:
    """An event mask (an unsigned short)."""
    number = int(index(mask))
    if number < 0:
        raise ValueError("value must be positive")
    if number > 0xFFFF:
        raise OverflowError("Python int too large for C unsigned short")
    return number


def _milliseconds(timeout: Any) -> int | None:
    """A timeout in ms as ns; None and negative numbers mean for ever."""
    if timeout is None:
        return None
    if isinstance(timeout, float):
        if isnan(timeout):
            raise ValueError("Invalid value NaN (not a number)")
        ms = ceil(timeout)
    elif hasattr(timeout, "__index__"):
        ms = int(index(timeout))
    else:
        raise TypeError("timeout must be an integer or None")
    if not INT_MIN <= ms <= INT_MAX:
        raise OverflowError("timeout is too large")
    return None if ms < 0 else ms * MILLISECOND


@SELECT.function
def poll() -> Poll:
    """Returns a polling object."""
    made = Poll.__new__(Poll)
    made._wanted = {}
    return made


class AttributeNotSimulated(NotSimulated, AttributeError):
    """A name of a module that is missing in a way that ``hasattr`` can ask about."""


def missing(name: str) -> Any:
    """The module's ``__getattr__``: selectors.py takes poll when it finds that epoll is missing."""
    if name == "epoll" or name.startswith("EPOLL"):
        raise AttributeNotSimulated(f"select.{name}", "use select.poll or selectors")
    raise AttributeError(f"module 'select' has no attribute {name!r}")


def exports() -> dict[str, Any]:
    """All names of the module."""
    return {**SELECT.names, **CONSTANTS, "error": OSError, "__getattr__": missing}


