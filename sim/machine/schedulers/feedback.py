"""The multi-level feedback queue: who uses much CPU time sinks, who sleeps much stays on top.

The rules, in the book's numbers:

1. Whoever is on a higher level runs before those on lower ones.
2. On the same level they take turns, a quantum each.
3. A new process begins at the top.
4. Who has used up its allotment of a level, in however many pieces, goes down by one.
5. Every so often all go back to the top (the boost).

The book leaves three things open. As in its own simulator, who is preempted within its quantum by
somebody on a higher level stays first of its level and has the rest of that quantum later.
A boost gives the running process a new quantum. Who arrives at the moment at which a
quantum ends is queued before the process that had it (as in `round_robin`).

The boost costs nothing: who was queued before the last one counts as being on top, and
those are all before those queued since. So the key (boosts so far, level, ...) never changes.

Source: R. and A. Arpaci-Dusseau, "Operating Systems: Three Easy Pieces", chapter 8.
"""

from __future__ import annotations

from sim.machine.schedulers.interface import Budget, Entity, Scheduler, at_least
from sim.machine.schedulers.queues import Heap


class Standing:
    """Where a process stands.

    ``boosts`` is how many there had been when this was written down. ``used`` of its allotment, and
    ``turn`` of its quantum, are used up; its time is counted up to ``since``.
    """

    __slots__ = ("boosts", "level", "since", "turn", "used")

    def __init__(self, now: int) -> None:
        self.since = now
        self.boosts = self.level = self.turn = self.used = 0


class Feedback(Scheduler):
    """MLFQ.

    Args:
        levels: how many there are.
        quantum: of the highest level, in ns.
        allotment: of the highest level, in ns; 0: one quantum.
        factor: how many times as long both are on each level below.
        boost: the time between boosts in ns; 0: there are none.
    """

    def __init__(self, levels: int = 3, quantum: int = 10_000_000, allotment: int = 0,
                 factor: int = 1, boost: int = 1_000_000_000) -> None:
        at_least(1, levels=levels, quantum=quantum, factor=factor)
        at_least(0, allotment=allotment, boost=boost)
        self.quanta = [quantum * factor ** level for level in range(levels)]
        self.allotments = [(allotment or quantum) * factor ** level for level in range(levels)]
        self.boost = boost
        self.queue = Heap()
        self.current: Entity | None = None

    def enqueue(self, entity: Entity, now: int) -> None:
        """At the end of its level; before all others of it if its quantum was interrupted."""
        if entity.own is None:
            entity.own = Standing(now)
        standing: Standing = entity.own
        had_cpu = entity.cause in ("preempt", "yield")
        if entity.cause in ("fork", "wake") or (had_cpu and self._count(standing, now)):
            standing.turn = 0
        self._raise(standing, now)
        rank = (0, 0) if standing.turn else (1, now)
        self.queue.push(entity, (standing.boosts, standing.level, *rank, had_cpu))

    def pick(self, now: int) -> Entity | None:
        """The first of the highest level."""
        entity = self.current = self.queue.pop()
        if entity is not None:
            self._raise(entity.own, now)
            entity.own.since = now
        return entity

    def budget(self, entity: Entity, now: int) -> Budget:
        """To the end of its quantum or allotment, or to the next boost."""
        standing: Standing = entity.own
        over = self._count(standing, now) or entity.yielded
        if over:
            standing.turn = 0
        first = self.queue.first()
        if first is not None:
            level = 0 if first[0] < self._boosts(now) else first[1]
            if level < standing.level + over:
                return 0
        left: int = self.quanta[standing.level] - standing.turn
        if standing.level < len(self.quanta) - 1:
            left = min(left, self.allotments[standing.level] - standing.used)
        return min(left, self.boost - now % self.boost) if self.boost else left

    def dequeue(self, entity: Entity, now: int) -> None:
        """The running one sleeps or ends, or a ready one is moved."""
        self.queue.remove(entity)
        if entity is self.current and entity.cause == "wake":
            self._count(entity.own, now)

    def _count(self, standing: Standing, now: int) -> bool:
        """Count the running process's time; returns whether its quantum or allotment is over."""
        level, ran = standing.level, now - standing.since
        standing.since = now
        standing.turn += ran
        standing.used += ran
        over = standing.turn >= self.quanta[level]
        sinks = level < len(self.quanta) - 1 and standing.used >= self.allotments[level]
        if not self._raise(standing, now) and sinks:
            standing.level += 1
            standing.used = 0
        return over or sinks

    def _raise(self, standing: Standing, now: int) -> bool:
        """Take a process to the top if there was a boost; returns whether there was."""
        boosts = self._boosts(now)
        if standing.boosts == boosts:
            return False
        standing.boosts = boosts
        standing.level = standing.used = standing.turn = 0
        return True

    def _boosts(self, now: int) -> int:
        """How many boosts there have been."""
        return now // self.boost if self.boost else 0
