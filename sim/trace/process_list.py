"""The process table as ps(1) of procps prints it.

What the simulation does not have (VSZ, RSS, SZ, ADDR, %MEM) is shown
as "-". Three more differences: every process of the simulation is listed in every style;
WCHAN is the system call that a process waits in where no kernel function is known; and a
zombie is marked ``<defunct>`` in the CMD column as well (as all procps but 4.0.0-4.0.2 do).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple, TypeAlias

from sim.trace.event import Event
from sim.trace.table import ProcessTable, Row, printable, table_at

Style: TypeAlias = Literal["default", "aux", "ajx", "l"]

EPOCH_NS = 1_767_225_600 * 10**9
"""2026-01-01T00:00:00Z in nanoseconds since 1970: when the virtual clock starts."""

USERS: dict[int, str] = {0: "root", 1000: "user"}

_SECOND = 10**9
_DAY = 86_400


class _View(NamedTuple):
    """What a cell is computed from."""

    row: Row
    now: int
    epoch_ns: int
    foreground: int | None
    """The process group in the foreground of its terminal; None: unknown, -1: no terminal."""


class _Column(NamedTuple):
    """A column: a negative ``width`` aligns to the left, 0 is as wide as its text."""

    title: str
    width: int
    cell: Callable[[_View], str]


def ps(
    events: Sequence[Event],
    time: int | None = None,
    style: Style = "default",
    *,
    epoch_ns: int = EPOCH_NS,
) -> str:
    """The text of ``ps``, with a newline at the end.

    ``time`` is the moment to show (ns since the start; None: the end of the run). ``style``
    is "default" (``ps``), "aux", "ajx" or "l" (``ps -l``). ``epoch_ns`` is the time of
    day at the start of the run, in ns since 1970, for the START column.

    Raises `ValueError` for an unknown style.
    """
    return ps_table(table_at(events, time), style, epoch_ns=epoch_ns)


def ps_table(table: ProcessTable, style: Style = "default", *, epoch_ns: int = EPOCH_NS) -> str:
    """`ps` of a table that is there already (and settled)."""
    if style not in _STYLES:
        raise ValueError(f"unknown ps style {style!r}: use one of {', '.join(_STYLES)}")
    rows = [table.rows[pid] for pid in sorted(table.rows)]
    digits = max(
        [5, *(len(str(n)) for row in rows for n in (row.pid, row.ppid, row.pgid, row.sid))]
    )
    columns = [
        column._replace(width=digits) if column.title in _PID_TITLES else column
        for column in _STYLES[style]
    ]
    lines = [" ".join(_pad(column.title, column.width) for column in columns)]
    for row in rows:
        foreground = table.foregrounds.get(row.tty) if row.tty else -1
        view = _View(row, table.now, epoch_ns, foreground)
        lines.append(" ".join(_pad(column.cell(view), column.width) for column in columns))
    return "\n".join(lines) + "\n"


def _pad(text: str, width: int) -> str:
    """``text`` to the right of ``width`` columns, or to the left where it is negative."""
    return text.ljust(-width) if width < 0 else text.rjust(width)


# --- Cells ------------------------------------------------------------------------------


def _user(view: _View) -> str:
    return USERS.get(view.row.uid, str(view.row.uid))


def _tty(view: _View) -> str:
    return view.row.tty or "?"


def _stat(view: _View) -> str:
    row = view.row
    out = row.letter
    out += "<" if row.nice < 0 else "N" if row.nice > 0 else ""
    out += "s" if row.sid == row.pid else ""
    out += "l" if len(row.threads) > 1 else ""
    return out + ("+" if view.foreground == row.pgid else "")


def _priority(view: _View) -> str:
    """60 above the priority that the kernel counts with."""
    row = view.row
    return str(59 - row.rt_priority if row.rt_priority else 80 + row.nice)


def _nice(view: _View) -> str:
    """Shown only where it counts: under SCHED_OTHER and SCHED_BATCH."""
    return str(view.row.nice) if view.row.policy in (0, 3) else "-"


def _per_mille(view: _View) -> int:
    """CPU time per time since birth, in thousandths."""
    elapsed = view.now - view.row.start
    return view.row.cpu_ns * 1000 // elapsed if elapsed > 0 else 0


def _percent_cpu(view: _View) -> str:
    share = _per_mille(view)
    return str(share // 10) if share > 999 else f"{share // 10}.{share % 10}"


def _c(view: _View) -> str:
    return str(min(_per_mille(view) // 10, 99))


def _bsd_time(view: _View) -> str:
    minutes, seconds = divmod(view.row.cpu_ns // _SECOND, 60)
    return f"{minutes}:{seconds:02d}"


def _time(view: _View) -> str:
    days, rest = divmod(view.row.cpu_ns // _SECOND, _DAY)
    clock = f"{rest // 3600:02d}:{rest // 60 % 60:02d}:{rest % 60:02d}"
    return f"{days}-{clock}" if days else clock


def _start(view: _View) -> str:
    """The time of day (UTC) of its birth; the date once that is a day ago."""
    born = (view.epoch_ns + view.row.start) // _SECOND
    now = (view.epoch_ns + view.now) // _SECOND
    date = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=born)
    if now - born < _DAY:
        return f"{date.hour:02d}:{date.minute:02d}"
    # Not strftime("%b"), which depends on the locale.
    return "JanFebMarAprMayJunJulAugSepOctNovDec"[date.month * 3 - 3 :][:3] + f"{date.day:02d}"


def _args(view: _View) -> str:
    row = view.row
    if row.zombie:
        return f"[{printable(row.comm)}] <defunct>"
    return " ".join(printable(arg) for arg in row.cmdline) or f"[{printable(row.comm)}]"


def _comm(view: _View) -> str:
    return printable(view.row.comm) + (" <defunct>" if view.row.zombie else "")


def _flags(view: _View) -> str:
    """1: forked and has not executed another program; 4: has used a superuser's rights."""
    if view.row.forked:
        return "1"
    return "0" if view.row.uid else "4"


def _wchan(view: _View) -> str:
    """Where it sleeps: the kernel function if the reason is one, else the system call."""
    row = view.row
    if row.letter == "T":
        return "do_sig"  # do_signal_stop
    if row.letter not in ("S", "D") or not row.call:
        return "-"
    return (row.reason if row.reason.isidentifier() else row.call)[:6]


def _tpgid(view: _View) -> str:
    return "-" if view.foreground is None else str(view.foreground)


def _unknown(view: _View) -> str:
    return "-"


# --- Styles -----------------------------------------------------------------------------

_PID = _Column("PID", 5, lambda view: str(view.row.pid))
_PPID = _Column("PPID", 5, lambda view: str(view.row.ppid))
_TTY = _Column("TTY", -8, _tty)
_TIME = _Column("TIME", 8, _time)
_CMD = _Column("CMD", 0, _comm)
_PID_TITLES = frozenset({"PID", "PPID", "PGID", "SID", "TPGID"})

_STYLES: dict[str, tuple[_Column, ...]] = {
    "default": (_PID, _TTY, _TIME, _CMD),
    "aux": (
        _Column("USER", -8, _user),
        _PID,
        _Column("%CPU", 4, _percent_cpu),
        _Column("%MEM", 4, _unknown),
        _Column("VSZ", 6, _unknown),
        _Column("RSS", 5, _unknown),
        _TTY,
        _Column("STAT", -4, _stat),
        _Column("START", -5, _start),
        _Column("TIME", 6, _bsd_time),
        _Column("COMMAND", 0, _args),
    ),
    "ajx": (
        _PPID,
        _PID,
        _Column("PGID", 5, lambda view: str(view.row.pgid)),
        _Column("SID", 5, lambda view: str(view.row.sid)),
        _TTY,
        _Column("TPGID", 5, _tpgid),
        _Column("STAT", -4, _stat),
        _Column("UID", 5, lambda view: str(view.row.uid)),
        _Column("TIME", 6, _bsd_time),
        _Column("COMMAND", 0, _args),
    ),
    "l": (
        _Column("F", 1, _flags),
        _Column("S", 1, lambda view: view.row.letter),
        _Column("UID", 5, lambda view: str(view.row.uid)),
        _PID,
        _PPID,
        _Column("C", 2, _c),
        _Column("PRI", 3, _priority),
        _Column("NI", 3, _nice),
        _Column("ADDR SZ", 7, lambda view: "-     -"),  # two columns with one title
        _Column("WCHAN", -6, _wchan),
        _TTY,
        _TIME,
        _CMD,
    ),
}
