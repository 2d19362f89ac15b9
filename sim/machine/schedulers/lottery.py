"""Lottery scheduling: each quantum a ticket is drawn, and who holds it runs.

A process holds as many tickets as Linux's fair class gives weight to its nice value (1024 at
nice 0), or all hold the same number.

Source: R. and A. Arpaci-Dusseau, "Operating Systems: Three Easy Pieces", chapter 9;
C. Waldspurger, W. Weihl, "Lottery Scheduling" (1994), whose tree of partial sums finds the winner
in O(log n). (Of Python's random numbers only `random.random` is the same in every version.)
"""

from __future__ import annotations

from random import Random

from sim.machine.schedulers.fair import weight_of
from sim.machine.schedulers.interface import Budget, Entity, Scheduler, at_least


class Tickets:
    """Who holds how many: a binary tree, each node the sum of the two below it."""

    def __init__(self) -> None:
        self._sums = [0, 0]  # the root is 1; the children of n are 2n and 2n + 1
        self._holders: list[Entity | None] = [None]
        self._places: dict[Entity, int] = {}
        self._free = [0]

    def __len__(self) -> int:
        return self._sums[1]

    def add(self, entity: Entity, tickets: int) -> None:
        """Somebody takes part."""
        if not self._free:
            self._grow()
        place = self._free.pop()
        self._holders[place] = entity
        self._places[entity] = place
        self._change(place, tickets)

    def remove(self, entity: Entity) -> None:
        """Somebody, if it takes part, does not any more."""
        place = self._places.pop(entity, None)
        if place is not None:
            self._change(place, -self._sums[len(self._holders) + place])
            self._holders[place] = None
            self._free.append(place)

    def holder(self, ticket: int) -> Entity:
        """Who holds a ticket; they are numbered from 0."""
        node, size = 1, len(self._holders)
        while node < size:
            node *= 2
            if ticket >= self._sums[node]:
                ticket -= self._sums[node]
                node += 1
        entity = self._holders[node - size]
        assert entity is not None
        return entity

    def _change(self, place: int, by: int) -> None:
        node = len(self._holders) + place
        while node:
            self._sums[node] += by
            node //= 2

    def _grow(self) -> None:
        """Twice as many places."""
        size = len(self._holders)
        leaves = self._sums[size:] + [0] * size
        self._free = list(range(2 * size - 1, size - 1, -1))
        self._holders += [None] * size
        self._sums = [0] * (2 * size) + leaves
        for node in range(2 * size - 1, 0, -1):
            self._sums[node] = self._sums[2 * node] + self._sums[2 * node + 1]


class Lottery(Scheduler):
    """A drawing each quantum.

    Args:
        quantum: in ns.
        seed: another sequence of drawings for each number. Every CPU has such a one for itself.
        equal: whether everybody holds the same number of tickets (1 or 0).
    """

    def __init__(self, quantum: int = 10_000_000, seed: int = 0, equal: int = 0) -> None:
        self.quantum = at_least(1, quantum=quantum)
        self.equal = equal
        self.random = Random(seed).random
        self.tickets = Tickets()

    def enqueue(self, entity: Entity, now: int) -> None:
        """Take part in the next drawing."""
        self.tickets.add(entity, 1 if self.equal else weight_of(entity.task))

    def pick(self, now: int) -> Entity | None:
        """The winner."""
        total = len(self.tickets)
        if not total:
            return None
        winner = self.tickets.holder(int(self.random() * total))
        self.tickets.remove(winner)
        return winner

    def budget(self, entity: Entity, now: int) -> Budget:
        """A quantum; then it takes part in a drawing again, unless it is alone."""
        used = entity.ran(now) % self.quantum
        over = entity.yielded or (used == 0 and entity.ran(now) > 0)
        return 0 if over and len(self.tickets) else self.quantum - used

    def dequeue(self, entity: Entity, now: int) -> None:
        """A ready one is moved elsewhere."""
        self.tickets.remove(entity)
