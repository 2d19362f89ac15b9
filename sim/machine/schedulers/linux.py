"""Linux's scheduler of one CPU: the real-time class goes first, then the fair class.

So that a real-time task that never sleeps does not lock everybody else out, the fair class
is owed 50 ms of every second (the fair server): when its tasks have waited 950 ms for
real-time tasks, they get that much.

Sources: sched(7); kernel/sched/core.c (__pick_next_task), kernel/sched/deadline.c
(fair_server_init) of Linux 6.18.
"""

from __future__ import annotations

from sim.kernel.scheduling import JIFFY, base_slice
from sim.machine.schedulers.fair import Fair
from sim.machine.schedulers.interface import Budget, Entity, Scheduler
from sim.machine.schedulers.real_time import RealTime

TICK = JIFFY
"""The clock interrupt's period in ns."""
SERVER_WAITS, SERVER_RUNS = 950_000_000, 50_000_000


class Linux(Scheduler):
    """All classes together.

    Args:
        cpus: the machine's CPUs; the slice depends on their number.
        quantum: the base slice in ns; None for Linux's own.
    """

    def __init__(self, cpus: int, quantum: int | None = None) -> None:
        self.fair = Fair(quantum or base_slice(cpus), TICK)
        self.real_time = RealTime(TICK)
        self.current: Scheduler | None = None
        self.starved_since: int | None = None
        self.served_until = 0

    def class_of(self, entity: Entity) -> Scheduler:
        """The class that a task belongs to by its policy."""
        return self.real_time if entity.task.rt_priority else self.fair

    def enqueue(self, entity: Entity, now: int) -> None:
        """In its class."""
        scheduler = self.class_of(entity)
        if entity.cause in ("preempt", "yield"):
            if self.current is not scheduler and self.current is not None:
                self.current.dequeue(entity, now)
            self.current = None
        scheduler.enqueue(entity, now)

    def pick(self, now: int) -> Entity | None:
        """From the real-time class if it has anyone and the fair class is not served now."""
        if self.real_time.ready and not self._serves(now):
            scheduler: Scheduler = self.real_time
            if self.starved_since is None and self.fair.count:
                self.starved_since = now
        else:
            scheduler = self.fair
            self.starved_since = None
        entity = scheduler.pick(now)
        if entity is None and scheduler is self.fair:
            scheduler = self.real_time
            entity = scheduler.pick(now)
        self.current = None if entity is None else scheduler
        return entity

    def budget(self, entity: Entity, now: int) -> Budget:
        """What its class says, as far as the other class leaves it."""
        scheduler = self.class_of(entity)
        if scheduler is not self.current:
            return 0  # its policy is another one now
        budget = scheduler.budget(entity, now)
        if scheduler is self.fair:
            if not self.real_time.ready:
                return budget
            limit = max(0, self.served_until - now)
        else:
            if not self.fair.count:
                self.starved_since = None
                return budget
            if self.starved_since is None:
                self.starved_since = now
            limit = max(0, self.starved_since + SERVER_WAITS - now)
            if not limit:
                self.served_until = now + SERVER_RUNS
        assert not isinstance(budget, tuple)
        return limit if budget is None else min(budget, limit)

    def dequeue(self, entity: Entity, now: int) -> None:
        """Wherever it is."""
        self.fair.dequeue(entity, now)
        self.real_time.dequeue(entity, now)

    def _serves(self, now: int) -> bool:
        """Whether it is the fair class's time although real-time tasks are ready."""
        return now < self.served_until and self.fair.count > 0
