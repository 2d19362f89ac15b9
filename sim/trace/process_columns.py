"""The columns of ps(1): under which names procps knows them, their titles, widths and cells.

Titles, widths and what stands in the cells are those of procps 4.0.2; a test compares. What the
simulation does not have (memory, addresses) is shown as "-".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sim.trace.table import BATCH, FIFO, IDLE, OTHER, RR, Row, printable
from sim.trace.wait_channels import wait_channel

USERS: dict[int, str] = {0: "root", 1000: "user"}

_SECOND = 10**9
_DAY = 86_400
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
_WEEKDAYS = "MonTueWedThuFriSatSun"


class View(NamedTuple):
    """What a cell is computed from: a process, and the time (ns) it is looked at."""

    row: Row
    now: int
    epoch_ns: int
    foreground: int | None
    """The process group in the foreground of its terminal; None: unknown, -1: no terminal."""


class Column(NamedTuple):
    """A column: a negative ``width`` aligns to the left, 0 is as wide as its text.

    ``pid`` columns are as wide as the longest pid; what ``cut`` columns hold is cut off at the
    width unless they are the last.
    """

    title: str
    width: int
    cell: Callable[[View], str]
    pid: bool = False
    cut: bool = False


# --- Who ----------------------------------------------------------------------------------


def _user(view: View) -> str:
    return USERS.get(view.row.uid, str(view.row.uid))


def _tty(view: View) -> str:
    return view.row.tty or "?"


def _tpgid(view: View) -> str:
    return "-" if view.foreground is None else str(view.foreground)


def _args(view: View) -> str:
    row = view.row
    if row.zombie:
        return f"[{printable(row.comm)}] <defunct>"
    return " ".join(printable(arg) for arg in row.cmdline) or f"[{printable(row.comm)}]"


def _comm(view: View) -> str:
    return printable(view.row.comm) + (" <defunct>" if view.row.zombie else "")


def _flags(view: View) -> str:
    """1: forked and has not executed another program; 4: has used a superuser's rights."""
    if view.row.forked:
        return "1"
    return "0" if view.row.uid else "4"


def _threads(view: View) -> str:
    return str(len(view.row.threads))


def _unknown(view: View) -> str:
    return "-"


# --- What it does, and how urgently --------------------------------------------------------


def _stat(view: View) -> str:
    row = view.row
    out = row.letter
    out += "<" if row.nice < 0 else "N" if row.nice > 0 else ""
    out += "s" if row.sid == row.pid else ""
    out += "l" if len(row.threads) > 1 else ""
    return out + ("+" if view.foreground == row.pgid else "")


def _wchan(view: View) -> str:
    return wait_channel(view.row.letter, view.row.call, view.row.reason)


_CLASSES = {OTHER: "TS", FIFO: "FF", RR: "RR", BATCH: "B", IDLE: "IDL"}


def _class(view: View) -> str:
    return _CLASSES.get(view.row.policy, "?")


def _nice(view: View) -> str:
    """"-" where the policy makes nothing of it."""
    return str(view.row.nice) if view.row.policy in (OTHER, BATCH) else "-"


def _rtprio(view: View) -> str:
    return "-" if view.row.policy == OTHER else str(view.row.rt_priority)


# --- Times ----------------------------------------------------------------------------------


def _per_mille(view: View) -> int:
    """CPU time per time since birth, in thousandths."""
    elapsed = view.now - view.row.start
    return view.row.cpu_ns * 1000 // elapsed if elapsed > 0 else 0


def _percent_cpu(view: View) -> str:
    share = _per_mille(view)
    return str(share // 10) if share > 999 else f"{share // 10}.{share % 10}"


def _c(view: View) -> str:
    return str(min(_per_mille(view) // 10, 99))


def _bsd_time(view: View) -> str:
    minutes, seconds = divmod(view.row.cpu_ns // _SECOND, 60)
    return f"{minutes}:{seconds:02d}"


def _time(view: View) -> str:
    days, rest = divmod(view.row.cpu_ns // _SECOND, _DAY)
    clock = f"{rest // 3600:02d}:{rest // 60 % 60:02d}:{rest % 60:02d}"
    return f"{days}-{clock}" if days else clock


def _cpu_seconds(view: View) -> str:
    return str(view.row.cpu_ns // _SECOND)


def _elapsed_seconds(view: View) -> str:
    return str((view.now - view.row.start) // _SECOND)


def _elapsed(view: View) -> str:
    """[[days-]hours:]minutes:seconds since its birth."""
    days, rest = divmod((view.now - view.row.start) // _SECOND, _DAY)
    minutes = f"{rest // 60 % 60:02d}:{rest % 60:02d}"
    if not days and rest < 3600:
        return minutes
    return (f"{days}-" if days else "") + f"{rest // 3600:02d}:{minutes}"


def _born(view: View) -> datetime:
    seconds = (view.epoch_ns + view.row.start) // _SECOND
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def _month(date: datetime) -> str:
    # Not strftime("%b"), which depends on the locale.
    return _MONTHS[date.month * 3 - 3 :][:3]


def _a_day_ago(view: View) -> bool:
    born = (view.epoch_ns + view.row.start) // _SECOND
    return (view.epoch_ns + view.now) // _SECOND - born >= _DAY


def _start(view: View) -> str:
    """The time of day (UTC) of its birth; the date once that is a day ago."""
    date = _born(view)
    if _a_day_ago(view):
        return f"{_month(date)}{date.day:02d}"
    return f"{date.hour:02d}:{date.minute:02d}"


def _bsd_start(view: View) -> str:
    return _start(view) if _a_day_ago(view) else f" {_start(view)}"


def _started(view: View) -> str:
    date = _born(view)
    if _a_day_ago(view):
        return f"{_month(date)} {date.day:02d}"
    return f"{date.hour:02d}:{date.minute:02d}:{date.second:02d}"


def _long_start(view: View) -> str:
    date = _born(view)
    weekday = _WEEKDAYS[date.weekday() * 3 :][:3]
    clock = f"{date.hour:02d}:{date.minute:02d}:{date.second:02d}"
    return f"{weekday} {_month(date)} {date.day:2d} {clock} {date.year}"


# --- The columns by their names ---------------------------------------------------------------

_PGID = Column("PGID", 5, lambda view: str(view.row.pgid), pid=True)
_STATE = Column("S", 1, lambda view: view.row.letter)
_CPU_TIME = Column("TIME", 8, _time)
_COMM = Column("COMMAND", -15, _comm, cut=True)
_COMMAND = Column("COMMAND", -27, _args, cut=True)

COLUMNS: dict[str, Column] = {
    "pid": Column("PID", 5, lambda view: str(view.row.pid), pid=True),
    "ppid": Column("PPID", 5, lambda view: str(view.row.ppid), pid=True),
    "pgid": _PGID,
    "pgrp": _PGID._replace(title="PGRP"),
    "sid": Column("SID", 5, lambda view: str(view.row.sid), pid=True),
    "sess": Column("SESS", 5, lambda view: str(view.row.sid), pid=True),
    "tid": Column("TID", 5, lambda view: str(view.row.pid), pid=True),
    "lwp": Column("LWP", 5, lambda view: str(view.row.pid), pid=True),
    "tpgid": Column("TPGID", 5, _tpgid, pid=True),
    "nlwp": Column("NLWP", 4, _threads),
    "user": Column("USER", -8, _user),
    "euser": Column("EUSER", -8, _user),
    "uid": Column("UID", 5, lambda view: str(view.row.uid)),
    "euid": Column("EUID", 5, lambda view: str(view.row.uid)),
    "tty": Column("TT", -8, _tty),
    "tname": Column("TTY", -8, _tty),
    "f": Column("F", 1, _flags),
    "s": _STATE,
    "state": _STATE,
    "stat": Column("STAT", -4, _stat),
    "wchan": Column("WCHAN", -6, _wchan, cut=True),
    "cls": Column("CLS", 3, _class),
    "policy": Column("POL", -3, _class),
    "sched": Column("SCH", 3, lambda view: str(view.row.policy)),
    "ni": Column("NI", 3, _nice),
    "rtprio": Column("RTPRIO", 6, _rtprio),
    "pri": Column("PRI", 3, lambda view: str(39 - view.row.priority)),
    "opri": Column("PRI", 3, lambda view: str(60 + view.row.priority)),
    "priority": Column("PRI", 3, lambda view: str(view.row.priority)),
    "psr": Column("PSR", 3, lambda view: str(view.row.cpu)),
    "pcpu": Column("%CPU", 4, _percent_cpu),
    "c": Column("C", 2, _c),
    "time": _CPU_TIME,
    "cputime": _CPU_TIME,
    "times": Column("TIME", 8, _cpu_seconds),
    "bsdtime": Column("TIME", 6, _bsd_time),
    "etime": Column("ELAPSED", 11, _elapsed),
    "etimes": Column("ELAPSED", 7, _elapsed_seconds),
    "start": Column("STARTED", 8, _started),
    "lstart": Column("STARTED", 24, _long_start),
    "bsdstart": Column("START", 6, _bsd_start),
    "start_time": Column("START", -5, _start),
    "stime": Column("STIME", -5, _start),
    "pmem": Column("%MEM", 4, _unknown),
    "vsz": Column("VSZ", 6, _unknown),
    "rss": Column("RSS", 5, _unknown),
    "sz": Column("SZ", 5, _unknown),
    "addr": Column("ADDR", 4, _unknown),
    "comm": _COMM,
    "ucmd": _COMM._replace(title="CMD"),
    "args": _COMMAND,
    "command": _COMMAND,
    "cmd": _COMMAND._replace(title="CMD"),
}
"""The columns by procps's name for them (`OTHER_NAMES` has more names)."""

OTHER_NAMES: dict[str, str] = {
    "%cpu": "pcpu", "%mem": "pmem", "class": "cls", "cputimes": "times", "flag": "f",
    "flags": "f", "nice": "ni", "session": "sess", "tt": "tty",
    "ucomm": "comm", "uname": "user", "vsize": "vsz", "rssize": "rss",
}


def columns_of(formats: list[str]) -> list[Column]:
    """The columns of ``ps -o``: names with commas or blanks between them.

    ``name:width`` sets a width; ``name=title`` a title, which reaches to the end of its
    format. Raises `ValueError` for a name that is not known, and for none at all.
    """
    found = []
    for text in formats:
        names, equals, title = text.partition("=")
        words = names.replace(",", " ").split()
        if not words:
            raise ValueError("expected the names of columns, such as pid,stat,wchan,comm")
        found += [_column(word) for word in words]
        if equals:
            found[-1] = found[-1]._replace(title=title)
    return found


def _column(word: str) -> Column:
    name, colon, width = word.partition(":")
    column = COLUMNS.get(OTHER_NAMES.get(name, name))
    if column is None:
        raise ValueError(
            f"there is no column {name!r}; there are {', '.join(sorted({*COLUMNS, *OTHER_NAMES}))}")
    if not colon:
        return column
    if not (width.isascii() and width.isdigit() and int(width) > 0):
        raise ValueError(f"the width of column {name!r} is {width!r}; it must be a number above 0")
    chosen = int(width)
    return column._replace(width=-chosen if column.width < 0 else chosen, pid=False)
