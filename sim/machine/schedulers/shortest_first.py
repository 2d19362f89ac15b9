"""Shortest job first: the shortest next CPU burst gets the CPU, with and without preemption.

Nobody knows how long a process will compute before it sleeps or ends. A process may say so
(`sim.burn`): then what is left of that counts. Otherwise the next burst is expected to be as
the earlier ones were: their exponential average, in which each burst counts for half of what
the following one does; less what the process has used of this burst already.

Source: A. Silberschatz, P. Galvin, G. Gagne, "Operating System Concepts", 10th edition,
section 5.3.2 (alpha = 1/2); R. and A. Arpaci-Dusseau, "Operating Systems: Three Easy Pieces",
sections 7.4 and 7.5, where the preemptive one is called STCF.
"""

from __future__ import annotations

from sim.machine.schedulers.interface import Budget, Entity, Scheduler, at_least
from sim.machine.schedulers.queues import Heap


class Burst:
    """What is remembered of a process: its ``average`` burst, and how much of this one is used.

    ``ready`` is since when it has been ready or running. All in ns.
    """

    __slots__ = ("average", "ready", "used")

    def __init__(self, guess: int) -> None:
        self.average = guess
        self.used = self.ready = 0


class ShortestFirst(Scheduler):
    """Without preemption (SJF).

    Args:
        guess: how long the first burst of a process is expected to be that has not announced
            it, in ns.
    """

    foresees = True

    def __init__(self, guess: int = 10_000_000) -> None:
        self.guess = at_least(0, guess=guess)
        self.queue = Heap()
        self.current: Entity | None = None

    def enqueue(self, entity: Entity, now: int) -> None:
        """By what is left of its burst; of equal ones the one that became ready first is first."""
        if entity.own is None:
            entity.own = Burst(self.guess)
        burst: Burst = entity.own
        if entity.cause in ("preempt", "yield"):
            burst.used += entity.ran(now)
        if entity.cause in ("fork", "wake", "yield"):
            burst.ready = now
        self.queue.push(entity, (self.left(entity, 0), burst.ready))

    def pick(self, now: int) -> Entity | None:
        """The one with the least left."""
        self.current = self.queue.pop()
        return self.current

    def budget(self, entity: Entity, now: int) -> Budget:
        """Without limit, unless it yields to somebody."""
        return 0 if entity.yielded and self.queue else None

    def dequeue(self, entity: Entity, now: int) -> None:
        """The end of a burst, if it is not just moved elsewhere."""
        self.queue.remove(entity)
        if entity is self.current and entity.cause == "wake":
            burst: Burst = entity.own
            burst.average = (burst.used + entity.ran(now) + burst.average) // 2
            burst.used = 0

    def left(self, entity: Entity, ran: int) -> int:
        """How much longer its burst will be if it has been running for ``ran`` ns."""
        burst: Burst = entity.own
        return entity.announced or max(0, burst.average - burst.used - ran)


class ShortestRemaining(ShortestFirst):
    """With preemption (SRTF): who becomes ready and has less left takes the CPU."""

    def budget(self, entity: Entity, now: int) -> Budget:
        """Without limit, until somebody has less left."""
        first = self.queue.first()
        if first is None:
            return None
        return 0 if entity.yielded or first[0] < self.left(entity, entity.ran(now)) else None
