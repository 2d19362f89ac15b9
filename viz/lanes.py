"""From events to what the timeline and the tree show: plain data, no drawing.

`lives` reads the events once. Each process has intervals of states (those of its main thread), and
a birth, adoptions and an end; between processes there are arrows for fork, signals and reaping;
each CPU has the slices of time that it gave to processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from sim.trace import TraceError
from sim.trace.event import Event, Value
from sim.trace.table import LETTERS

Kind = Literal["fork", "signal", "reap"]
Fate = Literal["", "lost", "ignored"]


class Interval(NamedTuple):
    """A process is in ``state`` from ``start`` to ``end`` (ns)."""

    start: int
    end: int
    state: str


class Slice(NamedTuple):
    """A CPU executes a process from ``start`` to ``end`` (ns)."""

    start: int
    end: int
    process: Process


class Adoption(NamedTuple):
    """At ``time`` (ns) a process gets another parent."""

    time: int
    parent: Process


class Arrow(NamedTuple):
    """One process acts on another.

    ``fork``: a parent makes a child. ``signal``: ``name`` is sent; it is "lost" if one was pending
    already, "ignored" if it has no effect; ``source`` is None for the kernel. ``reap``: the child
    ended at ``start``, and a wait took its status at ``end`` (ns; else both are the same).
    """

    kind: Kind
    start: int
    end: int
    source: Process | None
    target: Process
    name: str = ""
    fate: Fate = ""


@dataclass(eq=False)
class Process:
    """One process from birth to being reaped; times are ns.

    ``script`` tells the script's own from init and the shell. ``parent`` is the one at birth, None
    for the first processes of the machine or if unknown. ``ended`` and ``reaped`` are None if that
    did not happen; ``status`` is the wait status as wait(2) encodes it. ``last`` is the state at
    the end of the run: that of a deadlock has no length.
    """

    pid: int
    name: str
    birth: int
    parent: Process | None
    script: bool = False
    depth: int = 0
    intervals: list[Interval] = field(default_factory=list)
    adoptions: list[Adoption] = field(default_factory=list)
    ended: int | None = None
    status: int | None = None
    reaped: int | None = None
    last: str = "new"


@dataclass
class Lives:
    """A whole run: ``processes`` in order of birth, ``cpus`` by number, ``end`` of time (ns)."""

    processes: list[Process] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    cpus: dict[int, list[Slice]] = field(default_factory=dict)
    end: int = 0

    def script(self) -> list[Process]:
        """The script's own processes."""
        return [process for process in self.processes if process.script]

    def span(self) -> tuple[int, int]:
        """From the script's first birth to its last sign of life (ns)."""
        own = self.script()
        last = [self.end if one.reaped is None else one.reaped for one in own]
        return min((one.birth for one in own), default=0), max(last, default=0)


def lives(events: Iterable[Event]) -> Lives:
    """What happened to whom and when. O(events).

    Raises `TraceError` if an event is about a process that was not introduced, or is malformed.
    """
    reader = _Reader()
    for event in events:
        handler = _HANDLERS.get(event.kind)
        reader.run.end = event.time
        if handler is None:
            continue
        try:
            handler(reader, event)
        except TraceError:
            raise
        except (IndexError, TypeError, ValueError) as error:
            raise TraceError(f"event {event.n} ({event.kind}) is malformed: {error}") from None
    return reader.finish()


class _Since(NamedTuple):
    """Where a thread is now: in which state, since when, on which CPU."""

    process: Process
    state: str
    time: int
    cpu: int


class _Reader:
    def __init__(self) -> None:
        self.run = Lives()
        self._now: dict[int, Process] = {}
        self._threads: dict[int, _Since] = {}
        self._waits: dict[int, int] = {}

    def _of(self, pid: Value, event: Event) -> Process:
        process = self._now.get(pid) if isinstance(pid, int) else None
        if process is None:
            raise TraceError(
                f"event {event.n} ({event.kind}) is about process {pid!r}, which no boot or birth "
                "event has introduced: take the events from the start of the run")
        return process

    def _add(self, process: Process) -> None:
        self.run.processes.append(process)
        self._now[process.pid] = process
        self._threads[process.pid] = _Since(process, "new", process.birth, -1)

    def boot(self, event: Event) -> None:
        parent = self._now.get(_int(event.args[0]))
        if parent is not None:
            parent.script = False
        self._add(Process(event.pid, event.name, event.time, parent, script=True))

    def birth(self, event: Event) -> None:
        parent = self._of(event.args[0], event)
        child = Process(event.pid, parent.name, event.time, parent, parent.script,
                        parent.depth + 1)
        self._add(child)
        self.run.arrows.append(Arrow("fork", event.time, event.time, parent, child))

    def state(self, event: Event) -> None:
        process = self._of(event.pid, event)
        if event.after not in LETTERS:
            raise TraceError(f"event {event.n} moves process {event.pid} to the unknown state "
                             f"{event.after!r}: a newer forklore wrote it")
        self._close(event.tid, event.time)
        self._threads[event.tid] = _Since(process, event.after, event.time, event.cpu)
        if event.tid == event.pid:
            process.last = event.after
        if event.after == "reaped" and event.tid == event.pid:
            self._reaped(process, event)

    def _close(self, tid: int, time: int) -> None:
        """A thread leaves its state."""
        since = self._threads.pop(tid, None)
        if since is None or time == since.time:
            return
        if tid == since.process.pid and since.state != "reaped":
            since.process.intervals.append(Interval(since.time, time, since.state))
        if since.state == "running" and since.cpu >= 0:
            self.run.cpus.setdefault(since.cpu, []).append(
                Slice(since.time, time, since.process))

    def _reaped(self, process: Process, event: Event) -> None:
        process.reaped = event.time
        if event.before != "zombie" or process.ended is None:
            return
        by = self._waits.get(event.cause)
        reaper = self._now.get(by) if by is not None else _parent_now(process)
        if reaper is not None:
            self.run.arrows.append(Arrow("reap", process.ended, event.time, process, reaper))

    def call(self, event: Event) -> None:
        if event.name in ("wait4", "waitid"):
            self._waits[event.n] = event.pid

    def change(self, event: Event) -> None:
        process, (_, new) = self._of(event.pid, event), event.args
        if event.name == "comm":
            process.name = str(new)
        elif event.name == "ppid" and new in self._now:
            process.adoptions.append(Adoption(event.time, self._now[_int(new)]))

    def signal(self, event: Event) -> None:
        sender, _, _ = event.args
        fate: Fate = "lost" if event.result == "coalesced" else ""
        if event.result == "ignored" and event.name != "SIGCONT":  # that one always continues
            fate = "ignored"
            if event.name == "SIGCHLD":
                return  # every end of a child would have one
        source = self._now.get(_int(sender))
        self.run.arrows.append(Arrow("signal", event.time, event.time, source,
                                     self._of(event.pid, event), event.name,
                                     fate))

    def exit(self, event: Event) -> None:
        process = self._of(event.pid, event)
        process.ended, process.status = event.time, _int(event.result)

    def finish(self) -> Lives:
        for tid in list(self._threads):
            self._close(tid, self.run.end)
        for slices in self.run.cpus.values():
            slices.sort(key=lambda one: one.start)
        self.run.cpus = dict(sorted(self.run.cpus.items()))
        return self.run


def _parent_now(process: Process) -> Process | None:
    return process.adoptions[-1].parent if process.adoptions else process.parent


def _int(value: Value) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r:.60} is not a number")
    return value


_HANDLERS: dict[str, Callable[[_Reader, Event], None]] = {
    "boot": _Reader.boot, "birth": _Reader.birth, "state": _Reader.state, "call": _Reader.call,
    "set": _Reader.change, "signal": _Reader.signal, "exit": _Reader.exit,
}
