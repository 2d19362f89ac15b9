"""The process table as ps(1) of procps prints it.

What the simulation does not have (VSZ, RSS, SZ, ADDR, %MEM) is shown
as "-". Three more differences: every process of the simulation is listed in every style;
WCHAN is the system call that a process waits in where no kernel function is known; and a
zombie is marked ``<defunct>`` in the CMD column as well (as all procps but 4.0.0-4.0.2 do).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from sim.trace.event import Event
from sim.trace.process_columns import COLUMNS, USERS, Column, View, columns_of
from sim.trace.table import ProcessTable, table_at

Style: TypeAlias = Literal["default", "aux", "ajx", "l", "f", "j"]

EPOCH_NS = 1_767_225_600 * 10**9
"""2026-01-01T00:00:00Z in nanoseconds since 1970: when the virtual clock starts."""


def ps(
    events: Sequence[Event],
    time: int | None = None,
    style: Style = "default",
    *,
    formats: Sequence[str] = (),
    epoch_ns: int = EPOCH_NS,
) -> str:
    """The text of ``ps``, with a newline at the end.

    ``time`` is the moment to show (ns since the start; None: the end of the run). ``style``
    is "default" (``ps``), "aux", "ajx", "l" (``ps -l``), "f" or "j". ``formats``
    are columns instead, each as ``ps -o`` takes them: "pid,stat,wchan:20,comm=NAME". ``epoch_ns``
    is the time of day at the start of the run, in ns since 1970, for the START column.

    Raises `ValueError` for an unknown style or column.
    """
    return ps_table(table_at(events, time), style, formats=formats, epoch_ns=epoch_ns)


def ps_table(
    table: ProcessTable,
    style: Style = "default",
    *,
    formats: Sequence[str] = (),
    epoch_ns: int = EPOCH_NS,
) -> str:
    """`ps` of a table that is there already (and settled)."""
    if style not in _STYLES:
        raise ValueError(f"unknown ps style {style!r}: use one of {', '.join(_STYLES)}")
    rows = [table.rows[pid] for pid in sorted(table.rows)]
    columns = columns_of(list(formats)) if formats else list(_STYLES[style])
    _fit(columns, table)
    lines = []
    if any(column.title for column in columns):
        lines.append(" ".join(_pad(column.title, column.width) for column in columns))
    for row in rows:
        foreground = table.foregrounds.get(row.tty) if row.tty else -1
        view = View(row, table.now, epoch_ns, foreground)
        lines.append(" ".join(_cell(column, view) for column in columns))
    return "".join(f"{line}\n" for line in lines)


def _fit(columns: list[Column], table: ProcessTable) -> None:
    """Make columns of pids and narrow ones wide enough, and the last one as wide as its text."""
    digits = max([
        5, *(len(str(n)) for row in table.rows.values()
             for n in (row.pid, row.ppid, row.pgid, row.sid))])
    for place, column in enumerate(columns):
        width = digits if column.pid else column.width
        widest = max(abs(width), len(column.title)) if width else 0
        columns[place] = column._replace(width=-widest if width < 0 else widest)
    if columns[-1].width < 0:
        columns[-1] = columns[-1]._replace(width=0, cut=False)


def _cell(column: Column, view: View) -> str:
    text = column.cell(view)
    return _pad(text[:abs(column.width)] if column.cut else text, column.width)


def _pad(text: str, width: int) -> str:
    """``text`` to the right of ``width`` columns, or to the left where it is negative."""
    return text.ljust(-width) if width < 0 else text.rjust(width)


# --- Styles -----------------------------------------------------------------------------


def _style(names: str, *last: Column) -> tuple[Column, ...]:
    return (*(COLUMNS[name] for name in names.split()), *last)


_CMD = COLUMNS["ucmd"]
_ADDRESS_AND_SIZE = Column("ADDR SZ", 7, lambda view: "-     -")  # two columns with one title

_STYLES: dict[str, tuple[Column, ...]] = {
    "default": _style("pid tname time", _CMD),
    "aux": _style("user pid pcpu pmem vsz rss tname stat start_time bsdtime args"),
    "ajx": _style("ppid pid pgid sid tname tpgid stat uid bsdtime args"),
    "l": (
        *_style("f s uid pid ppid c opri ni"), _ADDRESS_AND_SIZE,
        *_style("wchan tname time", _CMD)),
    "f": (COLUMNS["user"]._replace(title="UID"), *_style("pid ppid c stime tname time cmd")),
    "j": _style("pid pgid sid tname time", _CMD),
}

__all__ = ["EPOCH_NS", "USERS", "Style", "ps", "ps_table"]
