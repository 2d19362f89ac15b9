"""Schedules as short printable strings: ``100x3.101.100x2+1500``.

Each entry is one dispatch: which task got a CPU, how many system calls (or tick grants)
it made, and, after ``+``, how many ns into its next burst it was preempted.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ENTRY = re.compile(r"(\d+)(?:x(\d+))?(?:\+(\d+))?\Z", re.ASCII)


class ScheduleError(ValueError):
    """A schedule string that cannot be read, or does not fit the run."""


class Dispatch(NamedTuple):
    """One entry of a schedule."""

    tid: int
    steps: int
    extra: int = 0

    def __str__(self) -> str:
        text = str(self.tid) if self.steps == 1 else f"{self.tid}x{self.steps}"
        return f"{text}+{self.extra}" if self.extra else text


def parse_schedule(text: str) -> list[Dispatch]:
    """Read a schedule; ScheduleError names the entry that is wrong."""
    dispatches = []
    for number, entry in enumerate(text.strip().split("."), 1):
        match = _ENTRY.match(entry.strip())
        if match is None:
            raise ScheduleError(
                f"entry {number} of the schedule is {entry!r}; expected PID or PIDxSTEPS, "
                f"as in 100x3.101.100x2")
        tid, steps, extra = match.groups()
        dispatches.append(Dispatch(int(tid), 1 if steps is None else int(steps), int(extra or 0)))
    return dispatches


def format_schedule(dispatches: list[Dispatch]) -> str:
    """The string that `parse_schedule` reads."""
    return ".".join(map(str, dispatches))
