"""Round robin: first come, first served, but for one time slice at a time.

Source: A. Silberschatz, P. Galvin, G. Gagne, "Operating System Concepts", section 5.3.3.
"""

from __future__ import annotations

from collections import deque

from sim.machine.schedulers.interface import Budget, Entity, Scheduler


class RoundRobin(Scheduler):
    """Everybody runs for at most ``quantum`` ns while others wait."""

    def __init__(self, quantum: int = 10_000_000) -> None:
        self.quantum = quantum
        self.queue: deque[Entity] = deque()

    def enqueue(self, entity: Entity, now: int) -> None:
        """At the end of the queue."""
        self.queue.append(entity)

    def pick(self, now: int) -> Entity | None:
        """The first of the queue."""
        return self.queue.popleft() if self.queue else None

    def budget(self, entity: Entity, now: int) -> Budget:
        """The rest of its slice; a new one if nobody else is there."""
        used = entity.ran(now) % self.quantum
        over = entity.yielded or (used == 0 and entity.ran(now) > 0)
        return 0 if over and self.queue else self.quantum - used
