"""Linux's scheduler of one CPU: the real-time class goes first, then the fair class.

So that a real-time task that never sleeps does not lock everybody else out, the fair class
is owed 50 ms of every second (the fair server): when its tasks have waited 950 ms for
real-time tasks, they go first until they have run for that long, also if they sleep in between.

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
        self.owed = 0  # for how long the fair class still goes first, in ns
        self._charged = 0

    def class_of(self, entity: Entity) -> Scheduler:
        """The class that a task belongs to by its policy."""
        return self.real_time if entity.task.rt_priority else self.fair

    def enqueue(self, entity: Entity, now: int) -> None:
        """In its class."""
        self._charge(now)
        scheduler = self.class_of(entity)
        if entity in (self.fair.current, self.real_time.current):
            if self.current is not scheduler and self.current is not None:
                self.current.dequeue(entity, now)
            self.current = None
        scheduler.enqueue(entity, now)

    def pick(self, now: int) -> Entity | None:
        """From the real-time class if it has anyone and the fair class is not owed time now."""
        self._charge(now)
        first: tuple[Scheduler, Scheduler] = (self.real_time, self.fair)
        if self.owed and self.fair.count:
            first = (self.fair, self.real_time)
        for scheduler in first:
            entity = scheduler.pick(now)
            if entity is not None:
                self.current = scheduler
                return entity
        self.current = None
        return None

    def budget(self, entity: Entity, now: int) -> Budget:
        """What its class says, as far as the other class leaves it."""
        self._charge(now)
        scheduler = self.class_of(entity)
        if scheduler is not self.current:
            return 0  # its policy is another one now
        budget = scheduler.budget(entity, now)
        if scheduler is self.fair:
            self.starved_since = None
            limit = self.owed if self.real_time.ready else None
        else:
            limit = self._patience(now)
        assert not isinstance(budget, tuple)
        return budget if limit is None else limit if budget is None else min(budget, limit)

    def dequeue(self, entity: Entity, now: int) -> None:
        """Wherever it is."""
        self._charge(now)
        if entity in (self.fair.current, self.real_time.current):
            self.current = None
        self.fair.dequeue(entity, now)
        self.real_time.dequeue(entity, now)

    def _patience(self, now: int) -> int | None:
        """For how long the fair class will wait for real-time tasks; None if nobody waits."""
        if not self.fair.count:
            self.starved_since = None
            return None
        if self.owed:
            return 0
        if self.starved_since is None:
            self.starved_since = now
        left = max(0, self.starved_since + SERVER_WAITS - now)
        if not left:
            self.owed, self.starved_since = SERVER_RUNS, None
        return left

    def _charge(self, now: int) -> None:
        """What the fair class has run is owed no more (dl_server_update)."""
        if self.owed and self.current is self.fair:
            self.owed = max(0, self.owed - (now - self._charged))
        self._charged = now
