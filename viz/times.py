"""Virtual time on paper: from ns to places on an axis, and to words.

Runs mix steps of microseconds with sleeps of seconds. In proportion, only the sleeps would be
seen. So an axis is by default *shortened*: the span between two neighbouring events gets a
width that grows with the logarithm of its length. The order of events and the times written at the
ticks are exact; widths are not in proportion, and the picture says so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate, pairwise
from math import log1p
from typing import NamedTuple

UNITS = ((1_000_000_000, "s"), (1_000_000, "ms"), (1_000, "µs"), (1, "ns"))
KNEE = 1_000
"""Spans (ns) up to about this one keep their proportions on a shortened axis."""


def words(time: int, error: float = 0) -> str:
    """A time or span of ``time`` ns in its own unit, at most ``error`` ns away from it.

    >>> words(151_500), words(500_302_500, 1_000_000), words(0)
    ('151.5 µs', '500 ms', '0')
    """
    if time == 0:
        return "0"
    size, unit = next(pair for pair in UNITS if abs(time) >= pair[0])
    exact = time / size
    text = next(text for digits in range(10)
                if abs(float(text := f"{exact:.{digits}f}") - exact) * size <= error
                or digits == 9)
    return f"{_bare(text)} {unit}"


def _bare(number: str) -> str:
    """A number without zeros at its end."""
    return number.rstrip("0").rstrip(".") if "." in number else number


class Tick(NamedTuple):
    """A mark on the axis."""

    place: float
    text: str


class TimeAxis:
    """Places of times between ``start`` and ``end`` (ns) on a line of ``length`` inches.

    ``times`` are the moments at which something happens; they matter only if the axis is not
    ``to_scale``.
    """

    def __init__(self, times: Iterable[int], start: int, end: int, length: float,
                 to_scale: bool = False) -> None:
        self.start, self.end, self.length = start, max(end, start + 1), length
        self.to_scale = to_scale
        inner = [] if to_scale else [time for time in set(times) if start < time < self.end]
        self._knots = [start, *sorted(inner), self.end]
        spans = [later - time for time, later in pairwise(self._knots)]
        widths = [1.0] if to_scale else [log1p(span / KNEE) for span in spans]
        total = sum(widths)
        self._places = [0.0, *(length * width / total for width in accumulate(widths))]

    def at(self, time: int) -> float:
        """The place of a time, in inches from the left; times outside are put on the edge."""
        if time >= self.end:
            return self.length
        if time <= self.start:
            return 0.0
        before = bisect_right(self._knots, time) - 1
        low, high = self._knots[before], self._knots[before + 1]
        left, right = self._places[before], self._places[before + 1]
        return left + (right - left) * (time - low) / (high - low)

    @property
    def title(self) -> str:
        """What is written below the axis."""
        if self.to_scale:
            return f"virtual time ({self._unit()[1]})"
        return "virtual time (not to scale: long spans without events are shortened)"

    def ticks(self, apart: float) -> list[Tick]:
        """Marks at least ``apart`` inches from each other."""
        return self._even_ticks(apart) if self.to_scale else self._event_ticks(apart)

    def _unit(self) -> tuple[int, str]:
        return next(pair for pair in UNITS if self.end >= pair[0])

    def _even_ticks(self, apart: float) -> list[Tick]:
        """Round times, all in the same unit."""
        size, _ = self._unit()
        least = max((self.end - self.start) * apart / self.length, 1)
        step = next(round(base * 10**power) for power in range(20) for base in (1, 2, 5)
                    if base * 10**power >= least)
        first = -(-self.start // step) * step
        return [Tick(self.at(time), _bare(f"{time / size:.9f}"))
                for time in range(first, self.end + 1, step)]

    def _event_ticks(self, apart: float) -> list[Tick]:
        """Times of events: the two ends, then where the longest spans begin and end."""
        chosen: list[int] = []
        places: list[float] = []
        for time in self._by_importance():
            place = self.at(time)
            spot = bisect_right(places, place)
            near = places[max(spot - 1, 0):spot + 1]
            if all(abs(place - other) >= apart for other in near):
                places.insert(spot, place)
                chosen.insert(spot, time)
        return [Tick(self.at(time), words(time, _nearest(chosen, spot) / 20))
                for spot, time in enumerate(chosen)]

    def _by_importance(self) -> list[int]:
        spans = sorted(pairwise(self._knots), key=lambda span: (span[0] - span[1], span[0]))
        return [self.start, self.end, *(time for span in spans for time in span)]


def _nearest(times: list[int], spot: int) -> int:
    """How far the closest other time is, in ns."""
    return min((abs(times[other] - times[spot]) for other in (spot - 1, spot + 1)
                if 0 <= other < len(times)), default=0)
