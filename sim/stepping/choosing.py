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

from sim.machine.machine import Machine
from sim.machine.run_queues import RunQueues
from sim.machine.schedule import Dispatch, ScheduleError, parse_schedule
from sim.machine.schedulers.interface import Budget, Entity, Steps
from sim.machine.schedulers.replay import Replay
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
    """How many ``steps`` the running task had made at each event of a run on one CPU.

    Steps are system calls and grants of computation since its dispatch; 0 where nobody ran.
    """

    def __init__(self) -> None:
        self.steps = array("q")
        self.machine: Machine | None = None
        self._running: Entity | None = None

    def note(self, event: Event) -> None:
        """One more event has happened."""
        assert self.machine is not None
        if _begins(event):
            self._running = self.machine.runs[event.tid].entity
        elif _ends(event):
            self._running = None
        self.steps.append(0 if self._running is None else self._running.steps)


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

    def until(self, index: int) -> Beginning:
        """The schedule of the first ``index`` events."""
        assert self.progress is not None
        begun, running = 0, False
        for event in self.events[:index]:
            if _begins(event):
                begun, running = begun + 1, True
            elif _ends(event):
                running = False
        dispatches = parse_schedule(self.schedule)[:begun] if begun else []
        if not running:
            return Beginning(dispatches, None, 0)
        cut = dispatches[-1] = dispatches[-1]._replace(
            steps=self.progress.steps[index - 1], extra=0)
        last = self.events[index - 1]
        # What no CPU did, such as a timer's end, may come after its step at the same time.
        return Beginning(dispatches, cut, last.time + (last.cpu < 0))


class Beginning(NamedTuple):
    """The dispatches up to a position.

    Unless it is None, ``cut`` is the last of them, which is to end before its time: as soon as its
    steps are made and it is ``end`` ns.
    """

    dispatches: list[Dispatch]
    cut: Dispatch | None
    end: int


class _Detour(Replay):
    """The beginning of a run, then a chosen task, then those queues that ``then`` are.

    With ``steps`` the chosen task makes just as many, else as many as ``then`` lets it, but one.
    """

    def __init__(self, beginning: Beginning, chosen: int, steps: int | None,
                 then: RunQueues) -> None:
        dispatches = beginning.dispatches
        if steps is not None:
            dispatches = [*dispatches, Dispatch(chosen, steps)]
        super().__init__(dispatches, then)
        self.cut = beginning.cut
        self.end = beginning.end
        self.chosen = chosen if steps is None else None
        self.favoured: Entity | None = None

    def enqueue(self, entity: Entity, now: int) -> None:
        """Keep all who are ready until the chosen one has been picked."""
        if entity is self.favoured:
            self.favoured = None
        if self.due or self.chosen is None:
            super().enqueue(entity, now)
            return
        self.running.pop(entity, None)
        self.ready[entity.task.tid] = entity
        self._announce()

    def pick(self, cpu: int, now: int) -> Entity | None:
        """The task that is due; after the last of them the chosen one, as if it were alone."""
        if self.due or self.chosen is None:
            return super().pick(cpu, now)
        entity = self.ready.pop(self.chosen, None)
        if entity is None:
            self.idle |= 1 << cpu
            return None
        self.chosen = None
        self.then.enqueue(entity, now)
        self.favoured = self.then.pick(cpu, now)
        self._hand_over(now)
        return self.favoured

    def budget(self, cpu: int, entity: Entity, now: int) -> Budget:
        """That of the schedule; the last of it is cut, and the chosen task makes one step."""
        dispatch = self.running.get(entity)
        if dispatch is not None and dispatch is self.cut and entity.steps >= dispatch.steps:
            return max(0, self.end - now)
        if entity is self.favoured and not entity.steps:
            return Steps(1)
        return super().budget(cpu, entity, now)

    def leave(self, entity: Entity, now: int) -> None:
        """It sleeps or has ended."""
        if entity is self.favoured:
            self.favoured = None
        super().leave(entity, now)

    def finish(self) -> None:
        """Raise ScheduleError if the chosen task never got the CPU."""
        super().finish()
        if self.chosen is not None:
            raise ScheduleError(f"process {self.chosen} was chosen and never became ready")


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
        beginning = take.until(index)
        try:
            made = self._make(self.options._replace(schedule=None),
                              lambda then: _Detour(beginning, pid, steps, then))
        except ScheduleError:
            raise ChoiceError(f"process {pid} cannot be chosen here: a signal stops or ends it "
                              f"before it could run") from None
        for number, (old, new) in enumerate(zip(take.events[:index], made.events, strict=False)):
            if old != new:
                raise Departed(f"event {number} of the repeated run is {new}, not {old}")
        if len(made.events) < index:
            raise Departed(f"the repeated run ended after {len(made.events)} events")
        return made

    def _make(self, options: Options, order: Callable[[RunQueues], RunQueues] | None) -> Take:
        """Make a run; ``order`` makes its run queues from the usual ones."""
        progress = Progress() if options.cpus == 1 else None
        machine = make_machine(
            self.program, options._replace(trace=True), on_output=lambda stream, data: None,
            read_input=Feeder(self.stdin).read,
            on_event=None if progress is None else progress.note)
        if progress is not None:
            progress.machine = machine
        if order is not None:
            machine.queues = order(machine.queues)
        try:
            with self.guard(machine):
                run_machine(machine)
        finally:
            with Hosting():  # what finalisers of the dead say is nobody's business
                machine.close()
        if progress is not None:
            progress.machine = None
        return Take(machine.events, str(machine.schedule), progress)
