"""Linux's real-time class: SCHED_FIFO and SCHED_RR, with static priorities 1 to 99.

The highest priority that is ready runs, always. Of equals the first in the queue: a FIFO task
until it sleeps or yields, an RR task for a time slice. Who is preempted by a higher
priority goes on first when that is done; who has used up its slice goes behind its equals.

Sources: sched(7); kernel/sched/rt.c of Linux 6.18 (enqueue_task_rt, task_tick_rt, yield_task_rt).
"""

from __future__ import annotations

from collections import deque

from sim.kernel.scheduling import RR_INTERVAL, SCHED_RR
from sim.machine.schedulers.interface import Budget, Entity, Scheduler


class RealTime(Scheduler):
    """The real-time class of one CPU; ``tick`` is the clock interrupt's period in ns."""

    def __init__(self, tick: int) -> None:
        self.tick = tick
        self.queues: dict[int, deque[Entity]] = {}
        self.ready = 0  # a set of priorities, as a bit mask
        self.current: Entity | None = None
        self.since = 0

    @property
    def highest(self) -> int:
        """The highest priority that waits; -1 if nobody does."""
        return self.ready.bit_length() - 1

    def enqueue(self, entity: Entity, now: int) -> None:
        """Behind its equals; in front of them if it was preempted within its slice."""
        priority = entity.task.rt_priority
        queue = self.queues.setdefault(priority, deque())
        self.ready |= 1 << priority
        preempted = entity is self.current and entity.cause == "preempt"
        if preempted and entity.slice_left != 0:
            queue.appendleft(entity)
        else:
            queue.append(entity)
        if entity is self.current:
            self.current = None

    def pick(self, now: int) -> Entity | None:
        """The first of the highest priority."""
        if not self.ready:
            return None
        priority = self.highest
        entity = self.queues[priority].popleft()
        self._clean(priority)
        if not entity.slice_left:
            entity.slice_left = RR_INTERVAL
        self.current, self.since = entity, now
        return entity

    def budget(self, entity: Entity, now: int) -> Budget:
        """Without limit, but for RR tasks with equals that wait."""
        priority = entity.task.rt_priority
        if self.highest > priority:
            return 0
        equals = self.ready >> priority & 1
        if entity.yielded:
            return 0 if equals else self._slice(entity, now)
        if entity.task.policy != SCHED_RR:
            return None
        left = self._slice(entity, now)
        if left == 0 and not equals:
            entity.slice_left = left = RR_INTERVAL
        return left

    def dequeue(self, entity: Entity, now: int) -> None:
        """It sleeps, ends or is moved."""
        if entity is self.current:
            self.current = None
            return
        for priority, queue in self.queues.items():
            if entity in queue:
                queue.remove(entity)
                self._clean(priority)
                return

    def _slice(self, entity: Entity, now: int) -> int:
        """What is left of its slice; it is counted in whole ticks (task_tick_rt)."""
        ticks = now // self.tick - self.since // self.tick
        entity.slice_left = max(0, (entity.slice_left or 0) - ticks * self.tick)
        self.since = now
        return entity.slice_left and entity.slice_left - now % self.tick

    def _clean(self, priority: int) -> None:
        if not self.queues[priority]:
            del self.queues[priority]
            self.ready &= ~(1 << priority)
