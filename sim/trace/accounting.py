"""Where the time went: what each process and each CPU of a run did, in exact nanoseconds.

The terms are the textbooks': of a process, *turnaround* is from its birth to its end, *response*
from its birth to when it first runs, *waiting* what it spent ready without a CPU. Everything
adds up: a process's states make its life, a CPU's busy and idle time the run.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sim.trace.errors import TraceError
from sim.trace.event import Event

_READY = frozenset({"new", "ready"})
_SLEEPING = frozenset({"waiting", "disk"})
_ENDED = frozenset({"zombie", "reaped"})


@dataclass
class Life:
    """What one process did. Times are virtual ns since the start of the run.

    ``waiting``, ``running``, ``sleeping`` and ``stopped`` are how long it was ready, on a CPU,
    blocked (interruptibly or not) and stopped. ``voluntary`` switches are those by which it
    blocked, stopped or ended, ``involuntary`` those by which it stayed ready, as Linux counts
    them (kernel/sched/core.c).
    ``migrations`` is how often it went on on another CPU.
    """

    pid: int
    comm: str
    birth: int
    first_run: int | None = None
    end: int | None = None
    waiting: int = 0
    running: int = 0
    sleeping: int = 0
    stopped: int = 0
    voluntary: int = 0
    involuntary: int = 0
    migrations: int = 0
    built_in: bool = False
    """Whether it was there before the script's first process: init and the shell."""
    cpu: int = field(default=-1, repr=False)
    state: str = field(default="new", repr=False)
    since: int = field(default=0, repr=False)

    @property
    def turnaround(self) -> int | None:
        """From its birth to its end; None if it did not end."""
        return None if self.end is None else self.end - self.birth

    @property
    def response(self) -> int | None:
        """From its birth to its first run; None if it never ran."""
        return None if self.first_run is None else self.first_run - self.birth

    def spend(self, time: int) -> int:
        """Count the time in its present state up to ``time``; returns how much that was."""
        spent, self.since = time - self.since, time
        if self.state == "running":
            self.running += spent
        elif self.state in _READY:
            self.waiting += spent
        elif self.state in _SLEEPING:
            self.sleeping += spent
        elif self.state == "stopped":
            self.stopped += spent
        return spent

    def move(self, event: Event) -> None:
        """Go from one state to the next."""
        if event.after == "running":
            if self.first_run is None:
                self.first_run = event.time
            self.migrations += self.cpu not in (-1, event.cpu)
            self.cpu = event.cpu
        elif event.before == "running":
            self.involuntary += event.after == "ready"
            self.voluntary += event.after != "ready"
        if event.after in _ENDED and self.end is None:
            self.end = event.time
        self.state = event.after


class Accounting:
    """The lives of all processes and the busy time of all CPUs, folded from the events.

    ``lives`` are in order of birth, ``busy`` is by CPU. Call `settle` before looking at them.
    """

    def __init__(self, cpus: int = 1) -> None:
        self.lives: list[Life] = []
        self.busy = [0] * cpus
        self.now = 0
        self._by_pid: dict[int, Life] = {}

    def apply(self, event: Event) -> None:
        """Take one more event. O(1). TraceError if nothing has introduced its process."""
        self.now = event.time
        if event.kind == "state":
            if event.tid == event.pid:
                life = self._life(event)
                self._spend(life)
                life.move(event)
        elif event.kind == "set" and event.name == "comm":
            self._life(event).comm = str(event.args[1])
        elif event.kind in ("boot", "birth"):
            self._begin(event)

    def settle(self) -> None:
        """Count what everyone is doing up to the latest event."""
        for life in self._by_pid.values():
            self._spend(life)

    def idle(self, cpu: int) -> int:
        """How long a CPU had nothing to do."""
        return self.now - self.busy[cpu]

    @property
    def script(self) -> list[Life]:
        """The lives of the script's own processes."""
        return [life for life in self.lives if not life.built_in]

    @property
    def makespan(self) -> int:
        """When the last of the script's processes ended; the end of the run if one did not."""
        return max((self.now if life.end is None else life.end for life in self.script), default=0)

    def _begin(self, event: Event) -> None:
        parent = self._by_pid.get(event.args[0]) if isinstance(event.args[0], int) else None
        comm = event.name
        if parent is not None and event.kind == "boot":
            parent.built_in = True
        elif parent is not None:
            comm = parent.comm
        life = Life(event.pid, comm, event.time, since=event.time)
        self._by_pid[event.pid] = life
        self.lives.append(life)

    def _life(self, event: Event) -> Life:
        try:
            return self._by_pid[event.pid]
        except KeyError:
            raise TraceError(
                f"event {event.n} ({event.kind}) is about process {event.pid}, which no boot or "
                "birth event has introduced: take the events from the start of the run") from None

    def _spend(self, life: Life) -> None:
        spent = life.spend(self.now)
        if life.state == "running" and life.cpu >= 0:
            self.busy.extend([0] * (life.cpu + 1 - len(self.busy)))
            self.busy[life.cpu] += spent


def account(events: Iterable[Event], cpus: int = 1) -> Accounting:
    """The accounting of a whole run on ``cpus`` CPUs (more, if more are seen in use)."""
    made = Accounting(cpus)
    for event in events:
        made.apply(event)
    made.settle()
    return made
