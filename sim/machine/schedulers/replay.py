"""A printed schedule, repeated dispatch by dispatch."""

from __future__ import annotations

from collections import deque

from sim.machine.run_queues import RunQueues
from sim.machine.schedule import Dispatch, ScheduleError
from sim.machine.schedulers.interface import Budget, Entity, Steps


class Replay:
    """The dispatches of a schedule in their order; when it is used up, ``then`` takes over.

    A CPU stays idle until the dispatch that is due is for it and its task is ready.
    """

    foresees = False

    def __init__(self, dispatches: list[Dispatch], then: RunQueues) -> None:
        self.due = deque(dispatches)
        self.then = then
        self.done = 0
        self.ready: dict[int, Entity] = {}
        self.running: dict[Entity, Dispatch] = {}

    @property
    def idle(self) -> int:
        """The idle CPUs; whoever decides, there is one such set."""
        return self.then.idle

    @idle.setter
    def idle(self, cpus: int) -> None:
        self.then.idle = cpus

    @property
    def look(self) -> int:
        """The CPUs that are to look."""
        return self.then.look

    @look.setter
    def look(self, cpus: int) -> None:
        self.then.look = cpus

    def enqueue(self, entity: Entity, now: int) -> None:
        """Remember that it is ready."""
        self.running.pop(entity, None)
        if self.due:
            self.ready[entity.task.tid] = entity
            self._announce()
        else:
            self.then.enqueue(entity, now)

    def pick(self, cpu: int, now: int) -> Entity | None:
        """The task that is due, if it is ready and due on this CPU."""
        if not self.due:
            self._hand_over(now)
            return self.then.pick(cpu, now)
        dispatch = self.due[0]
        entity = self.ready.get(dispatch.tid)
        if entity is None or dispatch.cpu != cpu:
            self.idle |= 1 << cpu
            return None
        self.idle &= ~(1 << cpu)
        self.due.popleft()
        self.done += 1
        del self.ready[dispatch.tid]
        self.running[entity] = dispatch
        entity.cpu = cpu
        entity.slice_left = None
        self._announce()
        return entity

    def budget(self, cpu: int, entity: Entity, now: int) -> Budget:
        """The steps of its dispatch, and then the time that it ran before it was preempted."""
        dispatch = self.running.get(entity)
        if dispatch is None:
            return self.then.budget(cpu, entity, now)
        left = dispatch.steps - entity.steps
        if left > 0:
            return Steps(left)
        if entity.slice_left is None:
            entity.slice_left = now + dispatch.extra
        return max(0, entity.slice_left - now)

    def leave(self, entity: Entity, now: int) -> None:
        """Its dispatch is over."""
        if self.running.pop(entity, None) is None:
            self.then.leave(entity, now)

    def changed(self, entity: Entity, now: int) -> None:
        """A schedule decides by itself."""
        if not self.due and entity not in self.running:
            self.then.changed(entity, now)

    def finish(self) -> None:
        """Raise ScheduleError if the run is over but the schedule is not."""
        if self.due:
            dispatch = self.due[0]
            raise ScheduleError(
                f"the schedule does not fit this run: at its entry {self.done + 1} "
                f"({dispatch}) process {dispatch.tid} never becomes ready")

    def _announce(self) -> None:
        """If the task that is due next is ready and its CPU idle, that one is to look."""
        if not self.due:
            self.look |= self.idle
        elif self.due[0].tid in self.ready:
            self.look |= self.idle & 1 << self.due[0].cpu

    def _hand_over(self, now: int) -> None:
        """The schedule is used up: all that are ready go to the next scheduler."""
        ready, self.ready = self.ready, {}
        for entity in ready.values():
            self.then.enqueue(entity, now)
