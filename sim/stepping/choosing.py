"""Making a run again that is the same up to some event and then goes another way.

This is all of stepping that knows the machine. A run is repeated by its schedule (see
`sim.machine.schedule`), whose entries are in the order of the dispatches among the events. A
position lies after some complete dispatches and perhaps inside one more; how many steps
that one has made cannot be told from the events alone, as a grant of computation is a step and no
event. So each run that is made here notes it beside its events.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import NamedTuple

from sim.machine.machine import Machine, Run
from sim.machine.schedule import Dispatch, ScheduleError, parse_schedule
from sim.machine.schedulers import Budget, Replay, Scheduler
from sim.running import Feeder, Options, UsageError, make_machine, run_machine
from sim.trace.event import Event
from sim.userland.hosting import Hosting
from sim.userland.program import Program

Guard = Callable[[Machine], AbstractContextManager[object]]


class ChoiceError(UsageError):
    """A process that cannot be chosen here, or a run in which nothing can be chosen."""


class Departed(RuntimeError):
    """A repeated run was not the same up to the choice. A fault of the simulator."""


class Progress:
    """How far the current dispatch had got at each event of a run on one CPU.

    ``steps`` counts what it had carried out (calls and grants of computation), ``since`` is the
    time when it was through with that; both are 0 where no task had the CPU.
    """

    def __init__(self) -> None:
        self.steps = array("q")
        self.since = array("q")
        self.machine: Machine | None = None
        self._run: Run | None = None
        self._task = 0
        self._offset = 0  # the time of its dispatch less the CPU time it had used until then

    def note(self, event: Event) -> None:
        """One more event has happened."""
        assert self.machine is not None
        if _begins(event):
            self._begin(self.machine, event)
            return
        if _ends(event):
            self._run = None
        run, kernel = self._run, self.machine.kernel
        self.steps.append(0 if run is None else run.steps)
        self.since.append(0 if run is None else kernel.tasks[self._task].user + self._offset)

    def _begin(self, machine: Machine, event: Event) -> None:
        self._run, self._task = machine.runs[event.tid], event.tid
        self._offset = event.time - machine.kernel.tasks[event.tid].user
        self.steps.append(0)
        self.since.append(event.time)


def _begins(event: Event) -> bool:
    """Whether a CPU begins a dispatch (init and the shell were there before the CPUs)."""
    return event.kind == "state" and event.after == "running" and event.cpu >= 0


def _ends(event: Event) -> bool:
    """Whether the dispatch is over."""
    return event.kind == "state" and event.before == "running"


class Take(NamedTuple):
    """One run, made to its end. Without ``progress`` nothing can be chosen in it."""

    events: Sequence[Event]
    schedule: str
    progress: Progress | None = None

    def until(self, index: int) -> list[Dispatch]:
        """The schedule of the first ``index`` events; the last entry is cut to what was done."""
        assert self.progress is not None
        begun, running = 0, False
        for event in self.events[:index]:
            if _begins(event):
                begun, running = begun + 1, True
            elif _ends(event):
                running = False
        dispatches = parse_schedule(self.schedule)[:begun] if begun else []
        if running:
            last = self.events[index - 1]
            extra = max(last.time - self.progress.since[index - 1], 1) if last.cpu < 0 else 0
            dispatches[-1] = dispatches[-1]._replace(
                steps=self.progress.steps[index - 1], extra=extra)
        return dispatches


class _Turn(Replay):
    """A schedule, then one dispatch of a chosen task as ``then`` would give it, then ``then``."""

    def __init__(self, dispatches: list[Dispatch], chosen: int, then: Scheduler) -> None:
        super().__init__(dispatches, then)
        self.chosen: int | None = chosen

    def enqueue(self, tid: int) -> None:
        """Keep all who are ready until the chosen one has been picked."""
        if self.chosen is None:
            super().enqueue(tid)
        else:
            self.ready[tid] = None

    def pick(self) -> tuple[int, Budget] | None:
        """The task that is due; after the last of them the chosen one, as if it were alone."""
        if self.due or self.chosen is None:
            return super().pick()
        if self.chosen not in self.ready:
            return None
        del self.ready[self.chosen]
        self.then.enqueue(self.chosen)
        self.chosen = None
        picked = self.then.pick()
        self._hand_over()
        return picked


class Performer:
    """Makes runs of one program: the first one, and others that begin like an earlier one.

    ``stdin`` is what each of them reads; ``guard`` is entered with the machine while it runs.
    """

    def __init__(self, program: Program, options: Options, stdin: bytes = b"",
                 guard: Guard = nullcontext) -> None:
        self.program = program
        self.options = options
        self.stdin = stdin
        self.guard = guard

    def first(self) -> Take:
        """The run as the options have it. Raises UsageError if their schedule does not fit."""
        try:
            return self._make(self.options, None)
        except ScheduleError as error:
            raise UsageError(str(error)) from None

    def other(self, take: Take, index: int, pid: int, steps: int | None) -> Take:
        """A run with the first ``index`` events of ``take``, in which ``pid`` runs next.

        With ``steps`` it makes so many of them, else as many as the scheduler lets it; then
        the scheduler of the options goes on. Raises Departed if the beginning is not the same.
        """
        dispatches = take.until(index)

        def order(then: Scheduler) -> Scheduler:
            if steps is None:
                return _Turn(dispatches, pid, then)
            return Replay([*dispatches, Dispatch(pid, steps)], then)

        made = self._make(self.options._replace(schedule=None), order)
        for number, (old, new) in enumerate(zip(take.events[:index], made.events, strict=False)):
            if old != new:
                raise Departed(f"event {number} of the repeated run is {new}, not {old}")
        if len(made.events) < index:
            raise Departed(f"the repeated run ended after {len(made.events)} events")
        return made

    def _make(self, options: Options, order: Callable[[Scheduler], Scheduler] | None) -> Take:
        """Make a run; ``order`` makes its scheduler from the usual one."""
        progress = Progress() if options.cpus == 1 else None
        machine = make_machine(
            self.program, options._replace(trace=True), on_output=lambda stream, data: None,
            read_input=Feeder(self.stdin).read,
            on_event=None if progress is None else progress.note)
        if progress is not None:
            progress.machine = machine
        if order is not None:
            machine.scheduler = order(machine.scheduler)
        try:
            with self.guard(machine):
                run_machine(machine)
        finally:
            with Hosting():  # what finalisers of the dead say is nobody's business
                machine.close()
        if progress is not None:
            progress.machine = None
        return Take(machine.events, str(machine.schedule), progress)
