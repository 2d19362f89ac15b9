"""Run queues: which CPU a task waits for, and who moves when CPUs are unequally loaded.

The machine asks them to `enqueue` a ready task, to `pick` the next one for a CPU, and for the
`budget` of a running one; it tells them when a running task leaves its CPU (`leave`) and when one's
nice value, policy or affinity has `changed`. ``look`` collects the CPUs that have a reason to look
at their queue again, ``idle`` those that have nothing to do; both are bit masks.

`PerCpu` has a queue and a scheduler for each CPU, as Linux does:

- a task that wakes goes back to its CPU if that is idle, else to an idle one, else back to its
  own; a new task goes to an idle or the least loaded CPU (select_task_rq);
- a CPU that runs out of work takes a task from the most loaded one (sched_balance_newidle);
- now and then a task moves from a CPU with more load to one with less (sched_balance_rq);
- nobody is ever moved to a CPU that its affinity excludes.

Sources: sched(7), sched_setaffinity(2); kernel/sched/fair.c, kernel/sched/rt.c of Linux 6.18.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from sim.machine.schedulers.fair import weight_of
from sim.machine.schedulers.interface import Budget, Entity, Scheduler, SchedulerError

BALANCE_PERIOD = 64_000_000
"""How often a CPU looks whether it is more loaded than others, in ns."""


class RunQueues(Protocol):
    """What the machine needs to know of who runs where."""

    idle: int
    look: int
    foresees: bool

    def enqueue(self, entity: Entity, now: int) -> None:
        """The task is ready: put it in a queue."""

    def pick(self, cpu: int, now: int) -> Entity | None:
        """Take the next task for a CPU; None, and the CPU is idle."""

    def budget(self, cpu: int, entity: Entity, now: int) -> Budget:
        """How much longer the task that runs on a CPU may go on."""

    def leave(self, entity: Entity, now: int) -> None:
        """The task that ran on its CPU sleeps or has ended."""

    def changed(self, entity: Entity, now: int) -> None:
        """The nice value, policy or affinity of a task is another one."""

    def finish(self) -> None:
        """Nothing can happen any more.

        Raises ScheduleError or SchedulerError if something was still to be done.
        """


def lowest(mask: int) -> int:
    """The number of the lowest bit that is set."""
    return (mask & -mask).bit_length() - 1


class Queue:
    """One CPU's run queue: those ready for it, in the order in which they came, and who runs."""

    __slots__ = ("balanced", "cpu", "load", "ready", "running", "scheduler")

    def __init__(self, cpu: int, scheduler: Scheduler) -> None:
        self.cpu = cpu
        self.scheduler = scheduler
        self.ready: dict[int, Entity] = {}
        self.running: Entity | None = None
        self.load = 0
        self.balanced = 0


class PerCpu:
    """A queue and a scheduler for each CPU.

    Args:
        cpus: how many there are.
        scheduler: makes the scheduler of one CPU.
    """

    def __init__(self, cpus: int, scheduler: Callable[[], Scheduler]) -> None:
        self.queues = [Queue(cpu, scheduler()) for cpu in range(cpus)]
        self.foresees = self.queues[0].scheduler.foresees
        self.idle = self.everything = (1 << cpus) - 1
        self.look = 0
        self.crowded = 0  # the CPUs in whose queues somebody waits

    # ---- what the machine asks ---------------------------------------------------------------

    def enqueue(self, entity: Entity, now: int) -> None:
        """Choose a queue; its CPU is to look."""
        old = self.queues[entity.cpu]
        if old.running is entity:
            old.running = None
            old.load -= entity.weight
            if entity.cause == "wake":  # it has gone to sleep at this very moment
                old.scheduler.dequeue(entity, now)
        cpu = 0 if self.everything == 1 else self._choose(entity)
        if cpu != entity.cpu and entity.cause != "fork":
            old.scheduler.dequeue(entity, now)
        self._join(self.queues[cpu], entity, now)

    def pick(self, cpu: int, now: int) -> Entity | None:
        """From its own queue, else from that of the most loaded CPU."""
        queue = self.queues[cpu]
        entity = self._take(queue, now)
        if entity is None and self.crowded and self._pull(queue, now):
            entity = self._take(queue, now)
        if entity is None:
            self.idle |= 1 << cpu
            return None
        self.idle &= ~(1 << cpu)
        queue.running = entity
        return entity

    def budget(self, cpu: int, entity: Entity, now: int) -> Budget:
        """What its scheduler says; nothing if it may not be on this CPU any more."""
        if not entity.task.affinity >> cpu & 1:
            return 0
        queue = self.queues[cpu]
        if queue.ready and now >= queue.balanced + BALANCE_PERIOD:
            queue.balanced = now
            self._push(queue, now)
        return queue.scheduler.budget(entity, now)

    def leave(self, entity: Entity, now: int) -> None:
        """It sleeps or has ended, if it has not been woken at once."""
        queue = self.queues[entity.cpu]
        if queue.running is not entity:
            return
        queue.running = None
        queue.load -= entity.weight
        queue.scheduler.dequeue(entity, now)

    def changed(self, entity: Entity, now: int) -> None:
        """A queued task is queued anew; who runs is asked for its budget."""
        queue = self.queues[entity.cpu]
        if entity.task.tid in queue.ready:
            self._part(queue, entity, now)
            entity.cause = "change"
            self.enqueue(entity, now)
        elif queue.running is entity:
            queue.load += weight_of(entity.task) - entity.weight
            entity.weight = weight_of(entity.task)
            self.look |= 1 << queue.cpu

    def finish(self) -> None:
        """All queues are empty, unless the scheduler has kept somebody to itself."""
        for queue in self.queues:
            for tid in queue.ready:
                raise SchedulerError(f"the scheduler of CPU {queue.cpu} has never picked process "
                                     f"{tid}, which was enqueued and is ready")

    # ---- queues --------------------------------------------------------------------------------

    def _join(self, queue: Queue, entity: Entity, now: int) -> None:
        entity.cpu = queue.cpu
        entity.weight = weight_of(entity.task)
        queue.ready[entity.task.tid] = entity
        queue.load += entity.weight
        queue.scheduler.enqueue(entity, now)
        self.crowded |= 1 << queue.cpu
        self.look |= 1 << queue.cpu
        self.idle &= ~(1 << queue.cpu)

    def _part(self, queue: Queue, entity: Entity, now: int) -> None:
        """A task that waits in a queue leaves it."""
        self._taken(queue, entity)
        queue.load -= entity.weight
        queue.scheduler.dequeue(entity, now)

    def _taken(self, queue: Queue, entity: Entity) -> None:
        del queue.ready[entity.task.tid]
        if not queue.ready:
            self.crowded &= ~(1 << queue.cpu)

    def _take(self, queue: Queue, now: int) -> Entity | None:
        """The scheduler's choice; one that has been moved away meanwhile does not count."""
        while (entity := queue.scheduler.pick(now)) is not None:
            if queue.ready.get(entity.task.tid) is entity:
                self._taken(queue, entity)
                return entity
        return None

    # ---- which CPU -----------------------------------------------------------------------------

    def _choose(self, entity: Entity) -> int:
        """The CPU that a task is to wait for."""
        allowed, old = entity.task.affinity & self.everything, entity.cpu
        free = self.idle & allowed
        if free:
            return old if free >> old & 1 else lowest(free)
        if entity.task.rt_priority:
            return self._least(allowed, old, self._priority)
        if allowed >> old & 1 and entity.cause != "fork":
            return old
        return self._least(allowed, old, lambda queue: queue.load)

    def _least(self, allowed: int, old: int, measure: Callable[[Queue], int]) -> int:
        """The allowed CPU with the least of something; rather the old one, or a low number."""
        queues = [queue for queue in self.queues if allowed >> queue.cpu & 1]
        return min(queues, key=lambda queue: (measure(queue), queue.cpu != old, queue.cpu)).cpu

    def _priority(self, queue: Queue) -> int:
        """The real-time priority of who runs there."""
        return 0 if queue.running is None else queue.running.task.rt_priority

    # ---- balance -------------------------------------------------------------------------------

    def _pull(self, queue: Queue, now: int) -> bool:
        """A CPU has run out of work: take the task that waits longest where the load is highest."""
        crowded = [other for other in self.queues
                   if self.crowded >> other.cpu & 1 and other is not queue]
        for other in sorted(crowded, key=lambda other: -other.load):
            for entity in other.ready.values():
                if entity.task.affinity >> queue.cpu & 1:
                    self._move(entity, other, queue, now)
                    return True
        return False

    def _push(self, queue: Queue, now: int) -> None:
        """Give a waiting task to the least loaded CPU, if that is not worse off than this one then.

        If they are equal then it is moved all the same: three tasks on two CPUs take turns at
        sharing one.
        """
        other = self.queues[self._least(self.everything, queue.cpu, lambda queue: queue.load)]
        for entity in queue.ready.values():
            if entity.task.affinity >> other.cpu & 1 and other.load + entity.weight <= queue.load:
                self._move(entity, queue, other, now)
                return

    def _move(self, entity: Entity, old: Queue, new: Queue, now: int) -> None:
        self._part(old, entity, now)
        entity.cause = "move"
        self._join(new, entity, now)
