"""Schedules as short printable strings: ``100x3.101@1.100x2+1500``.

Each entry is one dispatch: which task got a CPU, how many system calls (or tick grants) it made,
after ``+`` how many ns into its next burst it was preempted, and after ``@`` which CPU it
was, unless it was the first.
"""

from __future__ import annotations

import re
from array import array
from typing import NamedTuple

_ENTRY = re.compile(r"(\d+)(?:x(\d+))?(?:\+(\d+))?(?:@(\d+))?\Z", re.ASCII)


class ScheduleError(ValueError):
    """A schedule string that cannot be read, or does not fit the run."""


class Dispatch(NamedTuple):
    """One entry of a schedule."""

    tid: int
    steps: int
    extra: int = 0
    cpu: int = 0

    def __str__(self) -> str:
        text = str(self.tid) if self.steps == 1 else f"{self.tid}x{self.steps}"
        text = f"{text}+{self.extra}" if self.extra else text
        return f"{text}@{self.cpu}" if self.cpu else text


def parse_schedule(text: str) -> list[Dispatch]:
    """Read a schedule; ScheduleError names the entry that is wrong."""
    dispatches = []
    for number, entry in enumerate(text.strip().split("."), 1):
        match = _ENTRY.match(entry.strip())
        if match is None:
            raise ScheduleError(
                f"entry {number} of the schedule is {entry!r}; expected PID or PIDxSTEPS, "
                f"as in 100x3.101.100x2")
        tid, steps, extra, cpu = match.groups()
        dispatches.append(Dispatch(
            int(tid), 1 if steps is None else int(steps), int(extra or 0), int(cpu or 0)))
    return dispatches


class Recorder:
    """The dispatches of a run as they happen, four numbers each: a run has very many."""

    def __init__(self) -> None:
        self.numbers = array("q")

    def begin(self, tid: int, cpu: int) -> int:
        """A task gets a CPU; returns where to note how that ends."""
        place = len(self.numbers)
        self.numbers.extend((tid, 0, 0, cpu))
        return place

    def end(self, place: int, steps: int, extra: int) -> None:
        """The dispatch begun at ``place`` is over."""
        self.numbers[place + 1] = steps
        self.numbers[place + 2] = extra

    def __str__(self) -> str:
        """The string that `parse_schedule` reads."""
        each = iter(self.numbers)
        return ".".join(str(Dispatch(*entry)) for entry in zip(each, each, each, each, strict=True))
