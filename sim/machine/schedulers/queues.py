"""The queues that schedulers are made of: by arrival in O(1), by a key in O(log n)."""

from __future__ import annotations

from collections import OrderedDict
from heapq import heappop, heappush
from typing import TypeAlias

from sim.machine.schedulers.interface import Entity

Key: TypeAlias = "tuple[int, ...]"


class Fifo:
    """First in, first out.

    Of those that come at the same moment the ones that ran till then (``had_cpu``) are behind
    those that did not: whatever order the machine happens to meet them in, a process that
    arrives as a time slice ends is before the one that has just had that slice.
    """

    def __init__(self) -> None:
        self._entities: OrderedDict[Entity, None] = OrderedDict()
        self._last: tuple[Entity, int] | None = None

    def __bool__(self) -> bool:
        return bool(self._entities)

    def push(self, entity: Entity, now: int, had_cpu: bool) -> None:
        """Join at the end."""
        self._entities[entity] = None
        if had_cpu:
            self._last = entity, now
        elif self._last is not None and self._last[1] == now and self._last[0] in self._entities:
            self._entities.move_to_end(self._last[0])

    def pop(self) -> Entity | None:
        """Take the first; None if there is none."""
        return self._entities.popitem(last=False)[0] if self._entities else None

    def remove(self, entity: Entity) -> None:
        """Take one out, if it is there."""
        self._entities.pop(entity, None)


class Heap:
    """The lowest key first; equal ones first in, first out.

    Who is removed stays in the heap as an outdated entry, told by its ticket, until it comes up.
    """

    def __init__(self) -> None:
        self._heap: list[tuple[Key, int, Entity]] = []
        self._tickets: dict[Entity, int] = {}
        self._given = 0

    def __bool__(self) -> bool:
        return bool(self._tickets)

    def push(self, entity: Entity, key: Key) -> None:
        """Join those with this key, behind them."""
        self._given += 1
        self._tickets[entity] = self._given
        heappush(self._heap, (key, self._given, entity))

    def first(self) -> Key | None:
        """The lowest key; None if the queue is empty."""
        heap = self._heap
        while heap and self._tickets.get(heap[0][2]) != heap[0][1]:
            heappop(heap)
        return heap[0][0] if heap else None

    def pop(self) -> Entity | None:
        """Take the one with the lowest key; None if there is none."""
        if self.first() is None:
            return None
        entity = heappop(self._heap)[2]
        del self._tickets[entity]
        return entity

    def remove(self, entity: Entity) -> None:
        """Take one out, if it is there."""
        self._tickets.pop(entity, None)
