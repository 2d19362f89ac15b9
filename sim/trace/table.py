"""The process table at any moment, folded from the events.

`ProcessTable.apply` takes one event in O(1), so that a whole run costs O(events). The
table is what `ps` and `pstree` show: one `Row` for each process from its birth until it
is reaped; after that its row is in ``gone``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from sim.trace.errors import TraceError
from sim.trace.event import Event, Value

LETTERS: dict[str, str] = {
    "new": "-",
    "ready": "R",
    "running": "R",
    "waiting": "S",
    "disk": "D",
    "stopped": "T",
    "zombie": "Z",
    "reaped": "X",
}
"""The letter of ps(1) by state name; a test compares it with the kernel's own."""

OTHER, FIFO, RR, BATCH, IDLE = 0, 1, 2, 3, 5
"""The scheduling policies (SCHED_* of sched(7))."""

MOVES: tuple[tuple[str, str, str], ...] = (
    ("new", "ready", "fork"),
    ("ready", "running", "dispatch"),
    ("running", "ready", "preempt"),
    ("running", "ready", "yield"),
    ("running", "waiting", "block"),
    ("running", "disk", "block"),
    ("waiting", "ready", "wake"),
    ("waiting", "ready", "timeout"),
    ("waiting", "ready", "signal"),
    ("disk", "ready", "wake"),
    ("running", "stopped", "stop"),
    ("stopped", "ready", "continue"),
    ("stopped", "ready", "kill"),
    ("running", "zombie", "exit"),
    ("running", "reaped", "exit"),
    ("zombie", "reaped", "reap"),
)
"""The moves a ``state`` event can make: before, after, cause. The same test compares them, too."""


@dataclass
class Row:
    """One process, as it is at the table's time."""

    pid: int
    ppid: int
    pgid: int
    sid: int
    uid: int
    nice: int
    comm: str
    cmdline: tuple[str, ...]
    tty: str
    """A terminal's name such as "pts/0", or ""."""
    start: int
    """When it was born, in virtual nanoseconds since the start of the run."""
    forked: bool
    """Whether it was made by fork (else it was there when the run started)."""
    policy: int = 0
    """The scheduling policy, a SCHED_* number: 0 OTHER, 1 FIFO, 2 RR, 3 BATCH, 5 IDLE."""
    rt_priority: int = 0
    """The static priority: 1 to 99 under SCHED_FIFO and SCHED_RR, else 0."""
    cpu: int = 0
    """The CPU that its main thread ran on last (its parent's, as long as it has not run)."""
    state: str = "new"
    """A state name (see `LETTERS`)."""
    cpu_ns: int = 0
    """CPU time so far; see `ProcessTable.settle`."""
    call: str = ""
    """The system call its main thread is blocked in, or ""."""
    reason: str = ""
    """What that call waits for, in a few words."""
    status: int | None = None
    """Its wait status as wait(2) encodes it, once it has ended."""
    threads: set[int] = field(default_factory=set)
    """The thread ids seen so far, the main thread's among them."""

    @property
    def letter(self) -> str:
        """The letter ps(1) shows for the state."""
        return LETTERS.get(self.state, "?")

    @property
    def priority(self) -> int:
        """The priority that proc_pid_stat(5) calls (18): 20 + nice; -2 to -100 for real time."""
        return -1 - self.rt_priority if self.policy in (FIFO, RR) else 20 + self.nice

    @property
    def zombie(self) -> bool:
        """Whether it has ended and has not been waited for."""
        return self.state == "zombie"


class ProcessTable:
    """All processes after some events.

    ``rows`` holds the processes by pid, ``gone`` those that were reaped (the latest one
    for each pid), ``now`` the time of the last event (ns), ``foregrounds`` the process group in the
    foreground of each terminal, ``busy_ns`` the CPU time of all, those that are gone included.
    """

    def __init__(self) -> None:
        self.rows: dict[int, Row] = {}
        self.gone: dict[int, Row] = {}
        self.now = self.busy_ns = 0
        self.foregrounds: dict[str, int] = {}
        self._running: dict[int, tuple[Row, int]] = {}  # by tid: its process, since when

    def apply(self, event: Event) -> None:
        """Take one more event. O(1).

        Raises `TraceError` if it is about a process that no event has introduced, or does
        not hold what its kind must hold.
        """
        self.now = event.time
        handler = _HANDLERS.get(event.kind)
        if handler is None:
            return
        try:
            handler(self, event)
        except TraceError:
            raise
        except (IndexError, TypeError, ValueError) as error:
            raise TraceError(f"event {event.n} ({event.kind}) is malformed: {error}") from None

    def settle(self, time: int | None = None) -> None:
        """Count the CPU time of the running threads up to ``time`` (ns; default ``now``)."""
        if time is not None:
            self.now = max(self.now, time)
        for tid, (row, since) in self._running.items():
            self._used(row, self.now - since)
            self._running[tid] = (row, self.now)

    def _used(self, row: Row, ns: int) -> None:
        row.cpu_ns += ns
        self.busy_ns += ns

    def copy(self) -> ProcessTable:
        """An independent copy, to keep or to go on from. O(processes).

        It shares the rows of those that are gone, which no event changes any more.
        """
        other = ProcessTable()
        for pid, row in self.rows.items():
            other.rows[pid] = replace(row, threads=set(row.threads))
        other.gone = dict(self.gone)
        other.now = self.now
        other.busy_ns = self.busy_ns
        other.foregrounds = dict(self.foregrounds)
        other._running = {tid: (other.rows[row.pid], since)
                          for tid, (row, since) in self._running.items()}
        return other

    def row(self, event: Event) -> Row:
        """The row that ``event`` is about, dead or alive."""
        row = self.rows.get(event.pid) or self.gone.get(event.pid)
        if row is None:
            raise TraceError(
                f"event {event.n} ({event.kind}) is about process {event.pid}, which no boot "
                "or birth event has introduced: take the events from the start of the run"
            )
        row.threads.add(event.tid)
        return row

    def _boot(self, event: Event) -> None:
        ppid, pgid, sid, uid, nice, tty, cmdline = event.args
        row = Row(
            pid=event.pid,
            ppid=_int(ppid),
            pgid=_int(pgid),
            sid=_int(sid),
            uid=_int(uid),
            nice=_int(nice),
            comm=event.name,
            cmdline=_strings(cmdline),
            tty=str(tty),
            start=event.time,
            forked=False,
        )
        row.threads.add(event.tid)
        self.rows[event.pid] = row

    def _birth(self, event: Event) -> None:
        parent = self.rows.get(_int(event.args[0]))
        if parent is None:
            raise TraceError(
                f"event {event.n}: process {event.pid} is born to {event.args[0]!r}, which is "
                "not there: take the events from the start of the run"
            )
        row = Row(
            pid=event.pid,
            ppid=parent.pid,
            pgid=parent.pgid,
            sid=parent.sid,
            uid=parent.uid,
            nice=parent.nice,
            comm=parent.comm,
            cmdline=parent.cmdline,
            tty=parent.tty,
            start=event.time,
            forked=True,
            policy=parent.policy,
            rt_priority=parent.rt_priority,
            cpu=parent.cpu,
        )
        row.threads.add(event.tid)
        self.rows[event.pid] = row

    def _state(self, event: Event) -> None:
        row = self.row(event)
        running = self._running.pop(event.tid, None)
        if running is not None:
            self._used(row, event.time - running[1])
        if event.after == "running":
            self._running[event.tid] = (row, event.time)
        if event.tid != event.pid:
            return
        row.state = event.after
        if event.after == "running":
            row.cpu = max(event.cpu, 0)
        if event.after == "reaped" and self.rows.get(event.pid) is row:
            self.gone[event.pid] = self.rows.pop(event.pid)

    def _block(self, event: Event) -> None:
        row = self.row(event)
        if event.tid == event.pid:
            row.call = event.name
            row.reason = event.result if isinstance(event.result, str) else ""

    def _call(self, event: Event) -> None:
        row = self.row(event)
        if event.tid == event.pid:
            row.call = row.reason = ""

    def _set(self, event: Event) -> None:
        row, (_, new) = self.row(event), event.args
        if event.name == "cmdline":
            row.cmdline = _strings(new)
        elif event.name in ("comm", "tty"):
            setattr(row, event.name, str(new))
        elif event.name in ("ppid", "pgid", "sid", "uid", "nice"):
            setattr(row, event.name, _int(new))
        elif event.name == "policy":
            row.policy, row.rt_priority = _ints(new)

    def _terminal(self, event: Event) -> None:
        _, new = event.args
        self.foregrounds[event.name] = _int(new)

    def _exit(self, event: Event) -> None:
        row = self.row(event)
        row.status = _int(event.result)
        row.call = row.reason = ""


_HANDLERS: dict[str, Callable[[ProcessTable, Event], None]] = {
    "boot": ProcessTable._boot,
    "birth": ProcessTable._birth,
    "state": ProcessTable._state,
    "block": ProcessTable._block,
    "call": ProcessTable._call,
    "set": ProcessTable._set,
    "exit": ProcessTable._exit,
    "terminal": ProcessTable._terminal,
}


def _int(value: Value) -> int:
    """``value`` as a number; `TypeError` if it is none."""
    if not isinstance(value, int):
        raise TypeError(f"{value!r:.60} is not a number")
    return value


def _ints(value: Value) -> tuple[int, ...]:
    """``value`` as a tuple of numbers; `TypeError` if it is none."""
    if not isinstance(value, tuple):
        raise TypeError(f"{value!r:.60} is not a tuple of numbers")
    return tuple(map(_int, value))


def _strings(value: Value) -> tuple[str, ...]:
    """``value`` as a tuple of strings; `TypeError` if it is none."""
    if not isinstance(value, tuple):
        raise TypeError(f"{value!r:.60} is not a tuple of strings")
    return tuple(map(str, value))


def printable(text: str) -> str:
    """``text`` with "?" for each character that would upset a terminal, as ps shows it."""
    return text if text.isprintable() else "".join(c if c.isprintable() else "?" for c in text)


def table_at(events: Sequence[Event], time: int | None = None) -> ProcessTable:
    """The table after all events up to and including ``time`` (ns; None: after all).

    CPU times count up to ``time``. For the table after the first i events, pass
    ``events[:i]``. O(number of events applied).
    """
    end = len(events)
    if time is not None:
        end = bisect_right(events, time, key=attrgetter("time"))
    table = ProcessTable()
    for i in range(end):
        table.apply(events[i])
    table.settle(time)
    return table
