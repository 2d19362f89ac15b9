"""First come, first served: who has the CPU keeps it until it sleeps, ends or yields.

Source: A. Silberschatz, P. Galvin, G. Gagne, "Operating System Concepts", 10th edition,
section 5.3.1; R. and A. Arpaci-Dusseau, "Operating Systems: Three Easy Pieces", section 7.3 (FIFO).
"""

from __future__ import annotations

from sim.machine.schedulers.interface import Budget, Entity, Scheduler
from sim.machine.schedulers.queues import Fifo


class FirstCome(Scheduler):
    """In the order in which they became ready."""

    def __init__(self) -> None:
        self.queue = Fifo()

    def enqueue(self, entity: Entity, now: int) -> None:
        """At the end of the queue."""
        self.queue.push(entity, now, entity.cause in ("preempt", "yield"))

    def pick(self, now: int) -> Entity | None:
        """The first of the queue."""
        return self.queue.pop()

    def budget(self, entity: Entity, now: int) -> Budget:
        """Without limit, unless it yields to somebody."""
        return 0 if entity.yielded and self.queue else None

    def dequeue(self, entity: Entity, now: int) -> None:
        """A ready one is moved elsewhere."""
        self.queue.remove(entity)
