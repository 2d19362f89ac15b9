"""The process table at any place of a run, in any order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from sim.trace.event import Event
from sim.trace.table import ProcessTable

SPACING = 512
"""How many events, at least, lie between two tables that are kept."""


class Tables:
    """The process tables of a run: after each number of its events.

    A table is folded from the nearest one before it. Some are kept on the way, further apart
    where they are larger, so that memory stays in proportion to the events, and a step back costs
    no more than the events since the one before.
    """

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events
        self._places = [0]
        self._kept = [ProcessTable()]
        self._at, self._table = 0, ProcessTable()

    def after(self, index: int) -> ProcessTable:
        """The table after the first ``index`` events, CPU times counted. The caller's to keep.

        Raises TraceError if the events are not those of a run from its start.
        """
        nearest = bisect_right(self._places, index) - 1
        if not self._places[nearest] <= self._at <= index:
            self._at, self._table = self._places[nearest], self._kept[nearest].copy()
        while self._at < index:
            self._table.apply(self.events[self._at])
            self._at += 1
            if self._at >= self._next():
                self._places.append(self._at)
                self._kept.append(self._table.copy())
        found = self._table.copy()
        found.settle()
        return found

    def _next(self) -> int:
        """Where the next table is to be kept: copying one costs as much as it has processes."""
        size = len(self._kept[-1].rows) + len(self._kept[-1].gone)
        return self._places[-1] + max(SPACING, size)
