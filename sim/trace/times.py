"""The accounting of a run as a table for people, and as plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from sim.trace.accounting import Accounting, Life
from sim.trace.table import printable
from sim.trace.text_table import aligned, percent, seconds


class _Figure(NamedTuple):
    """A column: its title, its key in the data, its value, and how it is treated."""

    title: str
    key: str
    of: Callable[[Life], int | None]
    time: bool = True
    averaged: bool = False
    optional: bool = False
    """Whether it is left out of the table where it is 0 for everyone."""


FIGURES = (
    _Figure("BIRTH", "birth", lambda life: life.birth),
    _Figure("FIRST RUN", "first_run", lambda life: life.first_run),
    _Figure("END", "end", lambda life: life.end),
    _Figure("TURNAROUND", "turnaround", lambda life: life.turnaround, averaged=True),
    _Figure("RESPONSE", "response", lambda life: life.response, averaged=True),
    _Figure("WAITING", "waiting", lambda life: life.waiting, averaged=True),
    _Figure("CPU", "cpu", lambda life: life.running, averaged=True),
    _Figure("SLEEPING", "sleeping", lambda life: life.sleeping, averaged=True),
    _Figure("STOPPED", "stopped", lambda life: life.stopped, averaged=True, optional=True),
    _Figure("VOL", "voluntary", lambda life: life.voluntary, time=False),
    _Figure("INVOL", "involuntary", lambda life: life.involuntary, time=False),
    _Figure("MIGR", "migrations", lambda life: life.migrations, time=False, optional=True),
)


def average(values: Iterable[int | None]) -> int | None:
    """The mean of those that are there, rounded to a whole number; None of none."""
    known = [value for value in values if value is not None]
    return (2 * sum(known) + len(known)) // (2 * len(known)) if known else None


def times_text(accounting: Accounting) -> str:
    """The script's processes, their averages, and the CPUs; times in seconds."""
    lives = accounting.script
    figures = [figure for figure in FIGURES
               if not figure.optional or any(figure.of(life) for life in lives)]
    rows = [["PID", *(figure.title for figure in figures), "COMMAND"]]
    for life in lives:
        cells = [_shown(figure, figure.of(life)) for figure in figures]
        rows.append([str(life.pid), *cells, printable(life.comm)])
    means = [seconds(average(map(figure.of, lives))) if figure.averaged else ""
             for figure in figures]
    rows.append(["average", *means, ""])
    cpus = [["CPU", "BUSY", "IDLE", "USE"]]
    for cpu, busy in enumerate(accounting.busy):
        cpus.append([str(cpu), seconds(busy), seconds(accounting.idle(cpu)),
                     percent(busy, accounting.now)])
    return "".join(f"{line}\n" for line in (
        *aligned(rows, {len(figures) + 1}), "", *aligned(cpus)))


def _shown(figure: _Figure, value: int | None) -> str:
    return seconds(value) if figure.time else str(value)


def times_data(accounting: Accounting) -> dict[str, Any]:
    """All of it as plain data, times in ns; averages are rounded to whole ns."""
    lives = accounting.script
    return {
        "length": accounting.now,
        "makespan": accounting.makespan,
        "processes": [
            {"pid": life.pid, "command": life.comm,
             **{figure.key: figure.of(life) for figure in FIGURES}}
            for life in lives],
        "average": {figure.key: average(map(figure.of, lives))
                    for figure in FIGURES if figure.averaged},
        "cpus": [{"cpu": cpu, "busy": busy, "idle": accounting.idle(cpu)}
                 for cpu, busy in enumerate(accounting.busy)],
    }
