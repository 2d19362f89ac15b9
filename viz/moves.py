"""From events to the state diagram: which moves were made, in which order, and how often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from sim.trace import TraceError
from sim.trace.event import Event
from sim.trace.table import MOVES
from viz.errors import PlotError
from viz.lanes import Lives

Move: TypeAlias = tuple[str, str, str]
"""A state, the state after it, and the cause."""


@dataclass
class Moves:
    """The moves of one process or several.

    ``made`` has for each legal move the numbers, from 1 on, of its occurrences among all moves;
    ``spent`` the time in each state (ns).
    """

    made: dict[Move, list[int]] = field(default_factory=lambda: {move: [] for move in MOVES})
    spent: dict[str, int] = field(default_factory=dict)

    @property
    def visited(self) -> set[str]:
        """The states that were entered or left."""
        return {state for move, numbers in self.made.items() if numbers for state in move[:2]}


def moves(events: Sequence[Event], run: Lives, pid: int | None = None) -> Moves:
    """The moves of the script's processes, or of process ``pid`` alone; of main threads only.

    Raises PlotError if there is no such process, TraceError for a move that is not in the table.
    """
    shown = {one for one in run.processes if (one.script if pid is None else one.pid == pid)}
    if not shown:
        raise PlotError(f"there is no process {pid} in this run{_who(run)}")
    pids, result, number = {one.pid for one in shown}, Moves(), 0
    for event in events:
        if event.kind != "state" or event.pid not in pids or event.tid != event.pid:
            continue
        numbers = result.made.get((event.before, event.after, event.name))
        if numbers is None:
            raise TraceError(f"event {event.n} is no legal move: from {event.before!r} to "
                             f"{event.after!r} by {event.name!r}")
        number += 1
        numbers.append(number)
    for one in shown:
        for start, end, state in one.intervals:
            result.spent[state] = result.spent.get(state, 0) + end - start
    return result


def _who(run: Lives) -> str:
    """The pids there are, some of them if they are many."""
    pids = [str(one.pid) for one in run.script()]
    if not pids:
        return ""
    return f"; its processes are {', '.join(pids[:8])}{' ...' if len(pids) > 8 else ''}"
