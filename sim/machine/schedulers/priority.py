"""Priorities: the lowest nice value gets the CPU; equal ones are served first come, first served.

With *ageing*, who waits becomes more important, one step of nice for every so many ns, so that
nobody starves. All who wait rise at the same rate, so their order never changes: it is that of
nice * ageing + the time when the waiting began, a constant key. Who gets the CPU stays where its
waiting has taken it; who waits takes the CPU from it when it is a whole step better, and then
the other begins anew at its nice value.

Source: A. Silberschatz, P. Galvin, G. Gagne, "Operating System Concepts", 10th edition,
section 5.3.4.
"""

from __future__ import annotations

from sim.machine.schedulers.interface import Budget, Entity, Scheduler, at_least
from sim.machine.schedulers.queues import Heap


class Priority(Scheduler):
    """By nice value.

    Args:
        preemptive: whether a more important process takes the CPU from the running one (1 or 0).
        ageing: for how many ns of waiting a process rises by one; 0: never.
    """

    def __init__(self, preemptive: int = 1, ageing: int = 0) -> None:
        self.preemptive = at_least(0, preemptive=preemptive)
        self.ageing = at_least(0, ageing=ageing)
        self.queue = Heap()

    def enqueue(self, entity: Entity, now: int) -> None:
        """By its nice value and the time when it became ready, or began to wait."""
        arrives = entity.cause in ("fork", "wake", "yield") or entity.own is None
        if arrives or (self.ageing and entity.cause == "preempt"):
            entity.own = now
        nice = entity.task.nice
        if self.ageing:
            self.queue.push(entity, (nice * self.ageing + entity.own,))
        else:
            self.queue.push(entity, (nice, entity.own))

    def pick(self, now: int) -> Entity | None:
        """The most important one."""
        return self.queue.pop()

    def budget(self, entity: Entity, now: int) -> Budget:
        """Without limit, or until who waits is more important."""
        first = self.queue.first()
        if first is None:
            return None
        if entity.yielded:
            return 0
        if not self.preemptive:
            return None
        if self.ageing:
            waited: int = entity.since - entity.own
            step_ahead = (entity.task.nice - 1) * self.ageing - waited + now
            return max(0, first[0] - step_ahead)
        return 0 if first[0] < entity.task.nice else None

    def dequeue(self, entity: Entity, now: int) -> None:
        """A ready one is moved elsewhere."""
        self.queue.remove(entity)
