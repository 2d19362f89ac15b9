"""The trace file: JSON Lines, written once, read anywhere.

The first line is the header, ``{"forklore":"trace","version":1, ...options}``; the last
line is the footer, ``{"events":N}``, by which a file that was cut off is recognised.
Each line between them is one event (see `sim.trace.codec`).

The bytes depend on the events only, not on the platform.
"""

from __future__ import annotations

import json
import os
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TextIO, TypeAlias

from sim.trace.codec import event_of, row_of
from sim.trace.errors import TraceError
from sim.trace.event import Event

VERSION = 1

Scalar: TypeAlias = "str | int | float | bool | None"

_RESERVED = ("forklore", "version")
_CUT_OFF = "the file was cut off; make the trace again, or restore a copy"
_DAMAGED = "the file is damaged; make the trace again, or restore a copy"


@dataclass(frozen=True)
class Trace:
    """What a trace file holds.

    ``header`` has the options the trace was written with; ``events`` are in the order in
    which they happened.
    """

    header: dict[str, Scalar]
    events: list[Event]

    @property
    def duration(self) -> int:
        """The time of the last event, in virtual nanoseconds (0 for an empty trace)."""
        return self.events[-1].time if self.events else 0

    def index(self, time: int) -> int:
        """How many events happened at or before ``time`` (ns). O(log n)."""
        return bisect_right(self.events, time, key=attrgetter("time"))

    def at(self, time: int) -> list[Event]:
        """The events that happened at or before ``time`` (ns)."""
        return self.events[: self.index(time)]


# --- Writing ---------------------------------------------------------------------------


def write_trace(
    target: str | os.PathLike[str] | TextIO,
    header: Mapping[str, Scalar],
    events: Iterable[Event],
) -> int:
    """Write a trace file; return the number of events.

    ``target`` is a path, or a text file open for writing (which stays open). A file that
    is there under the path is replaced only when the new one is complete.
    ``header`` holds the options to keep with the trace; "forklore" and "version" are taken.

    Raises `TraceError` for events out of order or values that are not plain data, and
    `OSError` where the file cannot be written.
    """
    if isinstance(target, (str, os.PathLike)):
        with _replacing(target) as file:
            return _write(file, header, events)
    return _write(target, header, events)


@contextmanager
def _replacing(path: str | os.PathLike[str]) -> Iterator[TextIO]:
    """A text file that takes the place of ``path`` when the block ends without an error."""
    final = os.path.realpath(path)
    if os.path.exists(final) and not os.path.isfile(final):
        # A device or a FIFO such as /dev/null is written to, never replaced.
        with open(final, "w", encoding="ascii", newline="\n") as file:
            yield file
        return
    temporary = f"{final}.{os.urandom(4).hex()}.tmp"
    try:
        file = open(temporary, "x", encoding="ascii", newline="\n")  # noqa: SIM115
    except OSError as error:
        error.filename = os.fspath(path)  # the user does not know the temporary name
        raise
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, final)
    except BaseException:
        if os.path.exists(temporary):
            os.unlink(temporary)
        raise


def _write(file: TextIO, header: Mapping[str, Scalar], events: Iterable[Event]) -> int:
    """Write header, events and footer; return the number of events."""
    file.write(_header_line(header))
    count = 0
    previous: Event | None = None
    for event in events:
        try:
            line = _dump(row_of(event))
        except (TypeError, ValueError, RecursionError) as error:
            raise TraceError(f"event {event.n} cannot be written: {error}") from None
        wrong = _disorder(previous, event)
        if wrong:
            raise TraceError(f"event {event.n} cannot be written: {wrong}")
        file.write(line)
        previous = event
        count += 1
    file.write(_dump({"events": count}))
    return count


def _header_line(header: Mapping[str, Scalar]) -> str:
    """The first line; `TraceError` for a taken key or a value that is no JSON scalar."""
    for key, value in header.items():
        if key in _RESERVED:
            raise TraceError(f"the header key {key!r} is taken: rename the option")
        if not (value is None or isinstance(value, (str, int, float))):
            raise TraceError(f"the header's {key} is {value!r:.60}, which is no JSON scalar")
    first: dict[str, Scalar] = {"forklore": "trace", "version": VERSION}
    try:
        return _dump(first | {key: header[key] for key in sorted(header)})
    except ValueError as error:
        raise TraceError(f"the header cannot be written: {error}") from None


def _dump(row: Mapping[str, Any]) -> str:
    """One line: compact, ASCII only."""
    return json.dumps(row, ensure_ascii=True, separators=(",", ":"), allow_nan=False) + "\n"


def _disorder(previous: Event | None, event: Event) -> str:
    """What is wrong with ``event`` coming after ``previous`` ("" if nothing is)."""
    if previous is not None and event.n <= previous.n:
        return f"event number {event.n} comes after {previous.n}"
    if previous is not None and event.time < previous.time:
        return f"the time goes back from {previous.time} to {event.time} ns"
    return ""


# --- Reading ---------------------------------------------------------------------------


class _LineError(Exception):
    """What is wrong with the line that is being read."""


def read_trace(path: str | os.PathLike[str]) -> Trace:
    """Read a trace file.

    Raises `TraceError`, which names the file and the line, for a file that is cut off,
    damaged, not a trace, or newer than this program; `OSError` if it cannot be opened.
    """
    number = 1
    with open(path, "rb") as file:
        try:
            header = _header(file.readline())
            events: list[Event] = []
            for line in file:
                number += 1
                row = _parse(line)
                if "events" in row:
                    _check_footer(row, len(events), file.read(1))
                    return Trace(header, events)
                _append(events, row)
            number += 1
            raise _LineError(f"the last line, with the number of events, is missing: {_CUT_OFF}")
        except _LineError as error:
            raise TraceError(f"{os.fspath(path)}, line {number}: {error}") from None


def _parse(line: bytes) -> dict[str, Any]:
    """The JSON object on a line."""
    try:
        row = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        what = _DAMAGED if line.endswith(b"\n") else _CUT_OFF
        raise _LineError(f"this is not JSON: {what}") from None
    if not isinstance(row, dict):
        raise _LineError(f"this is not a JSON object: {_DAMAGED}")
    return row


def _header(line: bytes) -> dict[str, Scalar]:
    """The options in the header line; refuses foreign and newer files."""
    foreign = (
        "this is not a trace file of forklore (the first line has no "
        '{"forklore":"trace"}): give a file that was written with --trace'
    )
    if not line:
        raise _LineError(f"the file is empty: {_CUT_OFF}")
    try:
        row = _parse(line)
    except _LineError:
        raise _LineError(foreign) from None
    if row.get("forklore") != "trace":
        raise _LineError(foreign)
    version = row.get("version")
    if type(version) is not int or version < 1:
        raise _LineError(f"the version is {version!r}: {_DAMAGED}")
    if version > VERSION:
        raise _LineError(
            f"the file has version {version} and this program reads up to {VERSION}: "
            "a newer forklore wrote it; upgrade to read it"
        )
    return {key: value for key, value in row.items() if key not in _RESERVED}


def _check_footer(row: dict[str, Any], count: int, rest: bytes) -> None:
    """Compare the footer with the ``count`` of events read, and with what follows it."""
    if row != {"events": count}:
        raise _LineError(f"{row['events']!r} events were written and {count} are here: {_DAMAGED}")
    if rest:
        raise _LineError(f"there is more after the last line: {_DAMAGED}")


def _append(events: list[Event], row: dict[str, Any]) -> None:
    """Add the event that ``row`` stands for."""
    try:
        event = event_of(row)
    except (TypeError, ValueError, RecursionError) as error:
        raise _LineError(f"this is not an event ({error}): {_DAMAGED}") from None
    wrong = _disorder(events[-1] if events else None, event)
    if wrong:
        raise _LineError(f"{wrong}: {_DAMAGED}")
    events.append(event)
