"""The public functions: they check what is asked for, then load matplotlib and draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sim.trace.event import Event
from viz.errors import PlotError
from viz.lanes import Lives, lives
from viz.moves import moves
from viz.times import words

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def plot_timeline(events: Iterable[Event], *, start: int | None = None, end: int | None = None,
                  to_scale: bool = False, title: str = "") -> Figure:
    """Who was in which state when: a lane per process and per CPU, arrows between them.

    Args:
        events: a run, from its first event on.
        start, end: show only what lies between these times (virtual ns).
        to_scale: draw all times in proportion; else long spans without events are shortened.
        title: written above the picture.

    Raises PlotError if there is nothing to draw or matplotlib is missing, TraceError for events
    that do not begin at the start of a run.
    """
    run = _script_of(events)
    window = _window(run, start, end)
    with _drawing():
        from viz.timeline import draw_timeline

        return draw_timeline(run, window, to_scale, title)


def plot_states(events: Iterable[Event], pid: int | None = None, *, title: str = "") -> Figure:
    """The state diagram, with the moves that the script's processes made and how often.

    Args:
        events: a run, from its first event on.
        pid: only this process: its moves are numbered, and each state has the time spent in it.
        title: written above the picture.

    Raises PlotError if there is no such process or matplotlib is missing, TraceError for events
    that do not begin at the start of a run.
    """
    known = list(events)
    made = moves(known, _script_of(known), pid)
    with _drawing():
        from viz.states import draw_states

        return draw_states(made, pid is not None, title)


def plot_tree(events: Iterable[Event], *, to_scale: bool = False, title: str = "") -> Figure:
    """The process tree with life spans: births, ends, zombies, and orphans' new parents.

    Args:
        events: a run, from its first event on.
        to_scale: draw all times in proportion; else long spans without events are shortened.
        title: written above the picture.

    Raises PlotError if there is nothing to draw or matplotlib is missing, TraceError for events
    that do not begin at the start of a run.
    """
    run = _script_of(events)
    with _drawing():
        from viz.tree import draw_tree

        return draw_tree(run, to_scale, title)


def _script_of(events: Iterable[Event]) -> Lives:
    """The lives in a run. PlotError if there are none."""
    run = lives(events)
    if not run.script():
        raise PlotError("the trace is empty: there is no process to draw")
    return run


def _window(run: Lives, start: int | None, end: int | None) -> tuple[int, int]:
    """From when to when; what is not given is the script's first birth or last sign of life."""
    first, last = run.span()
    begin, stop = first if start is None else start, last if end is None else end
    if start is not None and start >= last:
        raise PlotError(f"the run is over at {words(last)}, before {words(start)}")
    if stop <= begin and (start is not None or end is not None):
        raise PlotError(f"there is no time between {words(begin)} and {words(stop)}")
    return begin, stop


@contextmanager
def _drawing() -> Iterator[None]:
    """Load matplotlib without a word on standard error, and let no matplotlibrc have a say."""
    import logging

    talk = logging.getLogger("matplotlib")
    before, talk.level = talk.level, logging.CRITICAL
    try:
        from viz.canvas import settings
    except ImportError as error:
        raise PlotError(f"pictures need matplotlib, which cannot be loaded ({error}); "
                        "`pip install matplotlib` brings it") from None
    finally:
        talk.setLevel(before)
    with settings():
        yield
