"""`Stepper`: a run as something to go through, forwards and backwards."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from sim.running import Options, Result, UsageError, load
from sim.stepping.choosing import ChoiceError, Performer, Take
from sim.stepping.output import Output
from sim.stepping.tables import Tables
from sim.stepping.words import line
from sim.trace.event import Event
from sim.trace.file import Trace
from sim.trace.process_list import Style, ps_table
from sim.trace.process_tree import pstree_table
from sim.trace.story import Story
from sim.trace.strace import StraceWriter
from sim.trace.strace_calls import call_start
from sim.trace.table import ProcessTable
from sim.trace.top import screens

NAMED: dict[str, Callable[[Event], bool]] = {
    "fork": lambda event: event.kind == "birth",
    "exit": lambda event: event.kind == "exit",
    "signal": lambda event: event.kind in ("signal", "deliver"),
    "wait": lambda event: event.name in ("wait4", "waitid"),
}
"""The words of `Stepper.to` that are not just the kind, name or new state of an event."""


class Choice(NamedTuple):
    """A process was chosen at a position; ``steps`` None: for as long as the scheduler lets it."""

    position: int
    pid: int
    steps: int | None


class Stepper:
    """A run that was made to its end, and a position in it.

    The position ``index`` says how many of the ``events`` have happened: 0 is the start,
    ``len(stepper)`` the end. All that is shown is what it was just after the last of them.

    Args:
        what: a script's path, source text or a function, as for `sim.run`; or a run that was made
            already: a `Result`, a trace file's `Trace` or events. In these nothing can be chosen.
        args, stdin, environ, settings: as for `sim.run`.

    Raises what `sim.run` raises.

    >>> import sim
    >>> stepper = sim.Stepper('''
    ... import os
    ... if os.fork() == 0:
    ...     os._exit(3)
    ... os.wait()
    ... ''')
    >>> stepper.to("exit")
    True
    >>> stepper.event.pid, stepper.event.result
    (101, 768)
    >>> stepper.next()
    True
    >>> stepper.state.rows[101].state
    'zombie'
    """

    def __init__(
        self, what: str | Path | Callable[[], object] | Performer | Result | Trace
        | list[Event], args: Sequence[str] = (), *, stdin: str | bytes = b"",
        environ: Mapping[str, str] | None = None, **settings: Any,
    ) -> None:
        self.performer: Performer | None = None
        if isinstance(what, Performer):
            self.performer = what
        elif isinstance(what, (str, Path)) or callable(what):
            options = Options(environ=dict(environ or {}), **settings).checked()
            data = stdin.encode() if isinstance(stdin, str) else stdin
            self.performer = Performer(load(what, args, options), options, data)
        take = _made(what) if self.performer is None else self.performer.first()
        self._takes = [take]
        self._choices: list[Choice] = []
        self._views = _Views(take.events)
        self._index = 0

    # ---- the position ----------------------------------------------------------------------

    def __len__(self) -> int:
        return len(self.events)

    @property
    def index(self) -> int:
        """How many events have happened."""
        return self._index

    @property
    def events(self) -> Sequence[Event]:
        """All events of the run, those to come too."""
        return self._take.events

    @property
    def event(self) -> Event | None:
        """The latest event; None at the start."""
        return self.events[self._index - 1] if self._index else None

    @property
    def time(self) -> int:
        """The virtual time of the latest event, in ns."""
        return self.events[self._index - 1].time if self._index else 0

    # ---- moves -------------------------------------------------------------------------------

    def next(self, count: int = 1) -> bool:
        """One event on, or ``count``; at the end it stays. Returns whether it moved."""
        return self.goto(min(self._index + count, len(self)))

    def previous(self, count: int = 1) -> bool:
        """One event back, or ``count``; at the start it stays. Returns whether it moved."""
        return self.goto(max(self._index - count, 0))

    def goto(self, index: int) -> bool:
        """To just after the first ``index`` events; negative numbers count from the end + 1.

        Returns whether it moved. Raises IndexError beyond the end or the start.
        """
        place = index if index >= 0 else len(self) + 1 + index
        if not 0 <= place <= len(self):
            raise IndexError(f"the run has {len(self)} events: there is no position {index}")
        moved = place != self._index
        self._index = place
        return moved

    def goto_time(self, ns: int) -> bool:
        """To just after the last event at or before a virtual time. Returns whether it moved."""
        return self.goto(bisect_right(self.events, ns, key=attrgetter("time")))

    def to(self, what: str, *, back: bool = False) -> bool:
        """On (or ``back``) to the nearest event of a sort. Returns whether there was one.

        ``what`` is "fork", "exit", "signal", "wait", or else an event's kind or name (a system
        call, a signal, the cause of a move), or the state that a process comes to, as in "zombie".

        Raises ValueError if nothing in the whole run is called so.
        """
        wanted = NAMED.get(what) or (
            lambda event: what in (event.kind, event.name, event.after))
        places = range(self._index - 2, -1, -1) if back else range(self._index, len(self))
        for place in places:
            if wanted(self.events[place]):
                self._index = place + 1
                return True
        if what not in NAMED and not any(map(wanted, self.events)):
            raise ValueError(f"nothing in this run is called {what!r}")
        return False

    # ---- what there is to see --------------------------------------------------------------

    @property
    def state(self) -> ProcessTable:
        """The process table here: a copy. Raises TraceError for events without their start."""
        return self._views.tables.after(self._index)

    @property
    def output(self) -> str:
        """What the processes have written to standard output and error so far."""
        return self._views.output.after(self._index).decode("utf-8", "backslashreplace")

    @property
    def line(self) -> str:
        """The latest event on one line: position, seconds, pid, what happened, where."""
        event = self.event
        if event is None:
            width = len(str(len(self)))
            return f"{0:>{width}}/{len(self)}  0.000000000      -  before the first event"
        return line(event, self._index, len(self))

    @property
    def story(self) -> list[str]:
        """The latest event in sentences; none if it is not worth any."""
        return self._views.lines(self._index - 1).story if self._index else []

    @property
    def strace(self) -> list[str]:
        """The latest event as strace shows it; none if it does not."""
        return self._views.lines(self._index - 1).strace if self._index else []

    def ps(self, style: Style = "default") -> str:
        """The process table as `sim.trace.ps` prints it."""
        return ps_table(self.state, style)

    def pstree(self, pids: bool = True, encoding: str | None = None) -> str:
        """The process tree as `sim.trace.pstree` draws it; "" before there is a process."""
        table = self.state
        return pstree_table(table, pids, encoding=encoding) if 1 in table.rows else ""

    def top(self) -> str:
        """The screen of `sim.trace.top`. O(index)."""
        if self.performer is not None:
            cpus = self.performer.options.cpus
        else:
            cpus = max((event.cpu for event in self.events), default=0) + 1
        return next(iter(screens(self.events[:self._index], [self.time], cpus=cpus)))

    def place(self, pid: int | None = None) -> tuple[int, str, int] | None:
        """Where the script was when a process last made a call: (pid, file, line).

        That is the latest event's process, if ``pid`` is None; the result is None if it has made
        no call yet.
        """
        for place in range(self._index - 1, -1, -1):
            event = self.events[place]
            if pid is None and event.pid:
                pid = event.pid
            if event.file and event.pid == pid:
                return event.pid, event.file, event.line
        return None

    def source(self, file: str) -> str | None:
        """The text of a file of the script, by the name it has in events; None if not known."""
        if self.performer is None:
            return None
        program = self.performer.program
        return next((program.sources[name] for name, label in program.files.items()
                     if label == file and name in program.sources), None)

    # ---- choosing ----------------------------------------------------------------------------

    @property
    def schedule(self) -> str:
        """The whole run's schedule, as ``schedule=`` takes it; "" if it is not known."""
        return self._take.schedule

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What was chosen so far, and not undone."""
        return tuple(self._choices)

    @property
    def ready(self) -> list[int]:
        """The processes that could run next: the running one, then those that wait for a CPU.

        One that is in the midst of a step by which it blocks or ends is not among them; and while
        the machine starts, nobody is.
        """
        if self._index < self._views.started:
            return []
        rows = self.state.rows.values()
        running = [row.pid for row in rows if row.state == "running" and not self._leaves(row.pid)]
        return running + [row.pid for row in rows if row.state == "ready"]

    def _leaves(self, pid: int) -> bool:
        """Whether what has just happened still goes on, and ends with the process not running."""
        arrives = self._arrives(pid)
        for place in range(self._index, len(self)):
            event = self.events[place]
            if event.cpu < 0 or event.time > self.time and not arrives:
                return False
            if event.pid == pid and (event.kind in ("call", "block") or event.before == "running"):
                return event.before == "running" and event.after != "ready"
        return False

    def _arrives(self, pid: int) -> bool:
        """Whether a CPU is just switching to the process, which takes signals first of all."""
        events = (self.events[place] for place in range(self._index - 1, -1, -1))
        return next((event.after == "running" for event in events if event.pid == pid), False)

    def choose(self, pid: int, steps: int | None = None) -> None:
        """Make another run: the same up to here, then ``pid`` gets the CPU.

        It keeps it for as long as the scheduler lets it, or for exactly ``steps`` system calls
        (a thousand steps of computation, more precisely ``grant``, count as one, too), unless
        it has to wait before; then the scheduler goes on. A process that is running is put
        back and gets the CPU anew. The position stays.

        Raises ChoiceError if ``pid`` is not ready here, or if nothing can be chosen: in a trace,
        or with several CPUs.
        """
        self._check(pid, steps)
        assert self.performer is not None
        take = self.performer.other(self._take, self._index, pid, steps)
        self._takes.append(take)
        self._choices.append(Choice(self._index, pid, steps))
        self._views = _Views(take.events)

    def undo(self) -> Choice:
        """Take the last choice back, and go to where it was made. Raises ChoiceError if none."""
        if not self._choices:
            raise ChoiceError("nothing was chosen yet")
        self._takes.pop()
        choice = self._choices.pop()
        self._views = _Views(self.events)
        self._index = choice.position
        return choice

    @property
    def _take(self) -> Take:
        return self._takes[-1]

    def _check(self, pid: int, steps: int | None) -> None:
        if self.performer is None:
            raise ChoiceError("a trace holds one run only: to choose who runs, step the script")
        if self._take.progress is None:
            raise ChoiceError("with several CPUs nothing can be chosen: use one CPU")
        if steps is not None and steps < 1:
            raise ChoiceError(f"the number of steps must be at least 1, not {steps}")
        ready = self.ready
        if pid not in ready:
            raise ChoiceError(f"process {pid} {self._why_not(pid)}; {self._who(ready)}")

    def _why_not(self, pid: int) -> str:
        table = self.state
        row = table.rows.get(pid)
        if row is None:
            return "is gone" if pid in table.gone else "is not there (yet)"
        if row.state == "waiting":
            return f"is not ready here: it waits in {row.call or 'a call'}"
        if row.state == "running":
            return "is about to give up the CPU by itself"
        return f"is not ready here: it is {row.state}"

    @staticmethod
    def _who(ready: list[int]) -> str:
        return f"ready: {', '.join(map(str, ready))}" if ready else "nobody is ready"


def _made(what: object) -> Take:
    """A run that was made already."""
    if isinstance(what, Result):
        return Take(what.trace, what.schedule)
    if isinstance(what, Trace):
        return Take(what.events, str(what.header.get("schedule") or ""))
    if isinstance(what, list):
        return Take(what, "")
    raise UsageError(f"expected a script, a function, a result or a trace, not {what!r:.60}")


class _Lines(NamedTuple):
    """What the story and strace say of one event."""

    story: list[str]
    strace: list[str]


class _Views:
    """What is folded from the events of one run, as far as it has been asked for."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events
        self.tables = Tables(events)
        self._lines: list[_Lines] = []
        self._source = self._tell()

    @cached_property
    def started(self) -> int:
        """How many events there are before a CPU does something."""
        return next((place for place, event in enumerate(self.events) if event.cpu >= 0),
                    len(self.events))

    @cached_property
    def output(self) -> Output:
        """What was written."""
        return Output(self.events)

    def lines(self, place: int) -> _Lines:
        """What is told of the event at ``place``. Each event is told once only."""
        while len(self._lines) <= place:
            self._lines.append(next(self._source))
        return self._lines[place]

    def _tell(self) -> Iterator[_Lines]:
        story, strace = Story(), StraceWriter()
        for event in self.events:
            lines = strace.feed(event)
            if event.kind == "block":  # strace ends that line later
                lines = [f"{call_start(event.name, event.args)} <unfinished ...>"]
            yield _Lines(story.feed(event), lines)


__all__ = ["Choice", "ChoiceError", "Stepper", "UsageError"]
