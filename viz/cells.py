"""From intervals to the cells of a lane: what is too narrow to be seen is put together.

Thousands of slices of time may share an inch. Neighbours narrower than a limit become one cell,
which keeps the share of each state, so that the picture stays small and true.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sim.trace.table import LETTERS
from viz.lanes import Interval
from viz.times import TimeAxis


class Cell(NamedTuple):
    """A part of a lane between two places (inches).

    ``shares`` says which states it stands for, and the part of each: they add up to 1.
    """

    left: float
    right: float
    shares: tuple[tuple[str, float], ...]


def cells(intervals: Iterable[Interval], axis: TimeAxis, least: float) -> list[Cell]:
    """The cells of a lane within the axis; those narrower than ``least`` inches are merged."""
    made: list[Cell] = []
    small: list[tuple[float, float, str]] = []
    for interval in intervals:
        if interval.end <= axis.start or interval.start >= axis.end:
            continue
        left, right = axis.at(interval.start), axis.at(interval.end)
        if right - left >= least:
            made += [*_merged(small), Cell(left, right, ((interval.state, 1.0),))]
            small = []
            continue
        if small and (right - small[0][0] > least or left > small[-1][1]):
            made += _merged(small)
            small = []
        small.append((left, right, interval.state))
    return [*made, *_merged(small)]


def _merged(small: Sequence[tuple[float, float, str]]) -> list[Cell]:
    """One cell of adjacent slices, or none of none."""
    if not small:
        return []
    sums: dict[str, float] = {}
    for left, right, state in small:
        sums[state] = sums.get(state, 0.0) + right - left
    whole = sum(sums.values())  # 0 if rounding leaves nothing of a slice
    shares = tuple((state, sums[state] / whole) for state in LETTERS if state in sums)
    return [Cell(small[0][0], small[-1][1], shares)] if whole else []


def all_cells(lanes: Sequence[Sequence[Interval]], axis: TimeAxis, least: float = 0.01,
              most: int = 12_000) -> list[list[Cell]]:
    """The cells of all lanes: at most ``most``, if that can be had by merging."""
    while True:
        made = [cells(intervals, axis, least) for intervals in lanes]
        if sum(map(len, made)) <= max(most, 2 * len(lanes)) or least > axis.length:
            return made
        least *= 2
