"""What the processes of a run have written to the outside, from the events alone.

Descriptors 1 and 2 of the script's first process lead there, and so do their duplicates in all its
descendants. What a terminal adds (the echo of keys) is not in it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from sim.trace.event import Event

STREAMS = (1, 2)
F_DUPFD, F_DUPFD_CLOEXEC = 0, 1030

Descriptors = set[int]
"""Those of one process that lead to the outside."""


class Output:
    """The bytes that were written to the outside, up to any place of the run."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._places: list[int] = []  # after how many events each piece was there
        self._pieces: list[bytes] = []
        self._open: dict[int, Descriptors] = {}
        for place, event in enumerate(events, 1):
            self._take(place, event)

    def after(self, index: int) -> bytes:
        """What was written by the first ``index`` events."""
        return b"".join(self._pieces[:bisect_right(self._places, index)])

    def since(self, start: int, index: int) -> bytes:
        """What was written by the events from ``start`` up to ``index``."""
        first, last = (bisect_right(self._places, place) for place in (start, index))
        return b"".join(self._pieces[first:last])

    def _take(self, place: int, event: Event) -> None:
        if event.kind == "call" and not event.errno:
            self._call(place, event)
        elif event.kind == "boot":
            self._open[event.pid] = set(STREAMS)
        elif event.kind == "birth":
            self._open[event.pid] = set(self._open.get(_number(event.args[0]), ()))
        elif event.kind == "exit":
            self._open.pop(event.pid, None)

    def _call(self, place: int, event: Event) -> None:
        fds = self._open.get(event.pid)
        if fds is None:
            return
        if event.name == "write" and event.args[0] in fds:
            data = event.args[1]
            if isinstance(data, bytes):
                self._places.append(place)
                self._pieces.append(data[:_number(event.result)])
        elif event.name in _CHANGES:
            _CHANGES[event.name](fds, [_number(arg) for arg in event.args], _number(event.result))


def _number(value: object) -> int:
    """A descriptor, or -1 for what is none."""
    return value if isinstance(value, int) else -1


def _copy(fds: Descriptors, old: int, new: int) -> None:
    """``new`` leads where ``old`` does."""
    if old in fds:
        fds.add(new)
    else:
        fds.discard(new)


def _fcntl(fds: Descriptors, args: list[int], result: int) -> None:
    if args[1] in (F_DUPFD, F_DUPFD_CLOEXEC):
        _copy(fds, args[0], result)


def _close_range(fds: Descriptors, args: list[int], result: int) -> None:
    fds -= {fd for fd in fds if args[0] <= fd <= args[1]}


def _dup(fds: Descriptors, args: list[int], result: int) -> None:
    _copy(fds, args[0], result)


def _close(fds: Descriptors, args: list[int], result: int) -> None:
    fds.discard(args[0])


_CHANGES: dict[str, Callable[[Descriptors, list[int], int], None]] = {
    "dup": _dup, "dup2": _dup, "dup3": _dup, "fcntl": _fcntl, "close": _close,
    "close_range": _close_range,
}
"""The calls that change which descriptors lead there; the duplicating ones return the new one."""
