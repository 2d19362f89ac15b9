"""The screens of top(1) of procps in batch mode (``top -b``), from the events of a run.

Laid out as procps 4.0.2 does it; a test compares. What the simulation does not have is left out
(the lines about memory; VIRT, RES, SHR and %MEM), and the events do not tell
a process's own time from the kernel's, so the CPUs' time is either ``busy`` or ``id``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from sim.trace.event import Event
from sim.trace.load_average import LoadAverage
from sim.trace.process_columns import USERS
from sim.trace.process_list import EPOCH_NS
from sim.trace.table import ProcessTable, Row, printable

FIRST_NS = 101_000_000
"""What the first screen looks back on: top takes two looks so far apart before it shows anything
(LIB_USLEEP)."""
ACTIVE = frozenset({"ready", "running", "disk"})
"""The states of tasks that count for the load averages."""
_SECOND = 10**9
_DAY = 86_400


class Screen(NamedTuple):
    """One screen: the table at its time, and how much happened since the one before.

    ``used`` is the CPU time of each process (by pid), ``busy`` that of all, ``elapsed`` the time
    itself; all in ns.
    """

    table: ProcessTable
    loads: str
    used: dict[int, int]
    busy: int
    elapsed: int
    cpus: int


def screens(
    events: Sequence[Event],
    times: Iterable[int],
    *,
    since: int | None = None,
    cpus: int | None = None,
    pids: Sequence[int] = (),
    epoch_ns: int = EPOCH_NS,
) -> Iterator[str]:
    """A screen of text for each of ``times`` (ns since the start, ascending).

    %CPU is over the time since the screen before, in the first one since ``since`` (None:
    `FIRST_NS` before). ``cpus`` is how many the machine has (None: as many as are seen in
    use). With ``pids`` only these are shown. ``epoch_ns`` is the time of day at the start
    of the run, in ns since 1970. Between screens there is an empty line, as in top's output.
    """
    count = cpus or 1 + max((event.cpu for event in events), default=0)
    for number, screen in enumerate(_looks(events, times, since, count)):
        yield ("\n" if number else "") + _text(screen, frozenset(pids), epoch_ns)


def _looks(events: Sequence[Event], times: Iterable[int], since: int | None,
           cpus: int) -> Iterator[Screen]:
    """Fold the events up to each of the times in turn."""
    watch = _Watch(events)
    began = since
    for time in times:
        if began is None:
            began = max(0, time - FIRST_NS)
        if watch.looks == 0:
            watch.look(began)
        before, busy = watch.spent, watch.table.busy_ns
        watch.look(time)
        used = {pid: ns - before.get((pid, start), 0)
                for (pid, start), ns in watch.spent.items()}
        yield Screen(watch.table, str(watch.load), used, watch.table.busy_ns - busy,
                     max(time - began, 0), cpus)
        began = time


class _Watch:
    """The table as the events go by, with the load averages, and what each process has used."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.table = ProcessTable()
        self.load = LoadAverage()
        self.spent: dict[tuple[int, int], int] = {}  # by pid and birth: pids come again
        self.looks = 0
        self._events = events
        self._place = self._active = 0

    def look(self, time: int) -> None:
        """Go on to ``time``, events at that very time included."""
        events, place = self._events, self._place
        while place < len(events) and events[place].time <= time:
            event = events[place]
            if event.kind == "state":
                self.load.advance(event.time, self._active)
                self._active += (event.after in ACTIVE) - (event.before in ACTIVE)
            self.table.apply(event)
            place += 1
        self._place = place
        self.load.advance(time, self._active)
        self.table.settle(time)
        self.spent = {(row.pid, row.start): row.cpu_ns for row in self.table.rows.values()}
        self.looks += 1


# --- Text ---------------------------------------------------------------------------------


def _text(screen: Screen, pids: frozenset[int], epoch_ns: int) -> str:
    rows = [row for row in screen.table.rows.values() if not pids or row.pid in pids]
    rows.sort(key=lambda row: (-screen.used[row.pid], row.pid))
    columns = _columns(screen, max([5, *(len(str(row.pid)) for row in rows)]))
    lines = [
        _uptime(screen, epoch_ns), _tasks(rows), _cpus(screen), "",
        " ".join(_padded(title, width) for title, width, _ in columns),
        *(" ".join(_padded(cell(row), width) for _, width, cell in columns) for row in rows),
    ]
    return "".join(f"{line}\n" for line in lines)


def _columns(screen: Screen, digits: int) -> tuple[tuple[str, int, Callable[[Row], str]], ...]:
    """Titles, widths (negative: to the left; 0: as wide as it is) and cells."""
    return (
        ("PID", digits, lambda row: str(row.pid)),
        ("USER", -8, lambda row: USERS.get(row.uid, str(row.uid))),
        ("PR", 3, lambda row: "rt" if row.priority < -99 else str(row.priority)),
        ("NI", 3, lambda row: str(row.nice)),
        ("S", 1, lambda row: row.letter),
        ("%CPU", 5, lambda row: _percent(screen.used[row.pid], screen.elapsed)),
        ("TIME+", 9, lambda row: _hundredths(row.cpu_ns)),
        ("COMMAND", 0, lambda row: printable(row.comm)),
    )


def _padded(text: str, width: int) -> str:
    return text.ljust(-width) if width < 0 else text.rjust(width)


def _uptime(screen: Screen, epoch_ns: int) -> str:
    """As uptime(1) writes it; nobody is logged in, as the simulation has no utmp."""
    now = (epoch_ns + screen.table.now) // _SECOND % _DAY
    days, rest = divmod(screen.table.now // _SECOND, _DAY)
    up = f"{days} day{'s' if days > 1 else ''}, " if days else ""
    up += f"{rest // 3600:2d}:{rest // 60 % 60:02d}" if rest >= 3600 else f"{rest // 60} min"
    return (f"top - {now // 3600:02d}:{now // 60 % 60:02d}:{now % 60:02d} up {up},  0 user,  "
            f"load average: {screen.loads}")


def _tasks(rows: Sequence[Row]) -> str:
    letters = [row.letter for row in rows]
    running, stopped, zombie = (letters.count(letter) for letter in "RTZ")
    sleeping = len(rows) - running - stopped - zombie
    return (f"Tasks: {len(rows):3d} total, {running:3d} running, {sleeping:3d} sleeping, "
            f"{stopped:3d} stopped, {zombie:3d} zombie")


def _cpus(screen: Screen) -> str:
    whole = screen.elapsed * screen.cpus
    busy = _percent(screen.busy, whole)
    idle = _percent(whole - screen.busy, whole)
    return f"%Cpu(s):{busy:>5} busy,{idle:>5} id"


def _percent(part: int, whole: int) -> str:
    """With one digit, rounded; 0.0 of nothing."""
    share = (part * 2000 + whole) // (2 * whole) if whole > 0 else 0
    return f"{share // 10}.{share % 10}"


def _hundredths(ns: int) -> str:
    """minutes:seconds.hundredths"""
    hundredths = ns // 10_000_000
    return f"{hundredths // 6000}:{hundredths // 100 % 60:02d}.{hundredths % 100:02d}"
