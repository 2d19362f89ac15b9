"""The family tree: a bar for each life, branching off the parent's at birth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from sim.trace.linux import SIGNALS
from viz import legend
from viz.canvas import Canvas, Rect, plain, text_width
from viz.lanes import Lives, Process
from viz.style import FORK, INK, LIFE, LOOKS, OTHER, RULE, SIGNAL
from viz.times import TimeAxis

OPEN = 0.12
"""How far beyond the end of time a life goes on that has not ended (inches)."""


def draw_tree(lives: Lives, to_scale: bool, title: str) -> Figure:
    """Draw the family of the script's first process, and those who adopt of it."""
    order = [*_adopters(lives), *_order(lives.script())]
    sheet, items = _sheet(lives, order, to_scale, bool(title))
    if title:
        sheet.canvas.text(0.15, 0.2, plain(title), 11, bold=True)
    _axis(sheet)
    for process in order:
        sheet.canvas.text(0.15 + sheet.indent * process.depth, sheet.y(process),
                          _label(process), sheet.size)
        if process.script:
            _life(sheet, process)
        else:
            _stranger(sheet, process)
    legend.draw(sheet.canvas, 0.15, sheet.canvas.height - legend.height(items), items)
    return sheet.canvas.figure


def _adopters(lives: Lives) -> list[Process]:
    """Those who are not the script's but adopt its orphans: init."""
    found = {adoption.parent: None for one in lives.script() for adoption in one.adoptions}
    return [one for one in found if not one.script]


def _order(processes: Sequence[Process]) -> list[Process]:
    """Parents before children, the youngest child first: so no branch crosses a bar."""
    children: defaultdict[Process | None, list[Process]] = defaultdict(list)
    for one in processes:
        own = one.parent if one.parent is not None and one.parent.script else None
        children[own].append(one)
    order: list[Process] = []
    waiting = children[None][::-1]
    while waiting:
        one = waiting.pop()
        order.append(one)
        waiting += children[one]
    return order


def ending(status: int) -> str:
    """A wait status in a word or two."""
    if status & 0x7F:
        name = SIGNALS.get(status & 0x7F, f"signal {status & 0x7F}")
        return f"{name} (core)" if status & 0x80 else name
    return f"exit {status >> 8}"


def _fate(process: Process) -> str:
    """What is written at the end of a life."""
    if process.status is None:
        return "alive at the end"
    return ending(process.status) + ("" if process.reaped is not None else ", never waited for")


def _label(process: Process) -> str:
    return f"{process.pid} {plain(process.name)}"


@dataclass
class _Sheet:
    """The drawing and its measures, in inches and points."""

    canvas: Canvas
    axis: TimeAxis
    rows: dict[Process, int]
    left: float
    top: float
    pitch: float
    size: float
    indent: float

    def x(self, time: int) -> float:
        return self.left + self.axis.at(time)

    def y(self, process: Process) -> float:
        return self.top + (self.rows[process] + 0.5) * self.pitch

    @property
    def half(self) -> float:
        return self.pitch * 0.3

    @property
    def right(self) -> float:
        return self.left + self.axis.length

    @property
    def bottom(self) -> float:
        return self.top + len(self.rows) * self.pitch + 0.05


def _moments(lives: Lives) -> set[int]:
    times = {time for one in lives.script() for time in (one.birth, one.ended, one.reaped)
             if time is not None}
    return times | {adoption.time for one in lives.script() for adoption in one.adoptions}


def _sheet(lives: Lives, order: Sequence[Process], to_scale: bool,
           titled: bool) -> tuple[_Sheet, list[list[legend.Item]]]:
    """A sheet as large as its content needs."""
    times = _moments(lives)
    size, pitch = (7.5, 0.26) if len(order) > 24 else (9.0, 0.42)
    indent = min(0.14, 1.5 / max(1, *(one.depth for one in order)))
    left = 0.35 + max(indent * one.depth + text_width(_label(one), size) for one in order)
    fates = max(text_width(_fate(one), size - 1) for one in order if one.script)
    length = min(max(6.0, 0.22 * len(times)), 12)
    items = legend.rows(list(_items()), left + length)
    top = 0.4 if titled else 0.15
    height = top + len(order) * pitch + 0.6 + legend.height(items)
    canvas = Canvas(left + length + fates + 0.35, height)
    axis = TimeAxis(times, *lives.span(), length, to_scale)
    return _Sheet(canvas, axis, {one: row for row, one in enumerate(order)}, left, top, pitch,
                  size, indent), items


def _axis(sheet: _Sheet) -> None:
    y = sheet.bottom
    for tick in sheet.axis.ticks(0.75):
        x = sheet.left + tick.place
        sheet.canvas.line([(x, sheet.top), (x, y + 0.05)], RULE, 0.6, z=0)
        sheet.canvas.text(x, y + 0.14, tick.text, 7.5, across="center")
    sheet.canvas.line([(sheet.left, y), (sheet.right, y)], INK, 0.8)
    sheet.canvas.text(sheet.left, y + 0.32, sheet.axis.title, 7.5, slanted=True)


def _life(sheet: _Sheet, process: Process) -> None:
    """A bar from birth to end, what is left of it until it is reaped, and its links to others."""
    canvas, y, half = sheet.canvas, sheet.y(process), sheet.half
    over = sheet.right + OPEN
    start = sheet.x(process.birth)
    dead = over if process.ended is None else sheet.x(process.ended)
    gone = over if process.reaped is None else sheet.x(process.reaped)
    _bar(canvas, Rect(start, y - half, dead, y + half))
    if gone > dead:
        _zombie(canvas, Rect(dead, y - half * 0.65, gone, y + half * 0.65), sheet.size - 1)
    if process.reaped is not None:
        _cap(canvas, gone, y, half)
    canvas.text(gone + 0.08, y, _fate(process), sheet.size - 1, halo=True)
    if process.parent in sheet.rows and process.parent is not None:
        _branch(canvas, start, sheet.y(process.parent), y + half)
    for adoption in process.adoptions:
        target = sheet.y(adoption.parent)
        edge = half if target < y else -half
        canvas.arrow((sheet.x(adoption.time), y - edge), (sheet.x(adoption.time), target + edge),
                     SIGNAL, style="dashed", width=1.0, head=9)
        canvas.dots([(sheet.x(adoption.time), y - edge)], SIGNAL, 3.5)


def _stranger(sheet: _Sheet, process: Process) -> None:
    """The bar of init: thin, from before to after all the script's."""
    y = sheet.y(process)
    sheet.canvas.rects([Rect(sheet.left, y - sheet.half * 0.5, sheet.right + OPEN,
                             y + sheet.half * 0.5)], OTHER)


def _bar(canvas: Canvas, rect: Rect) -> None:
    canvas.rects([rect], LIFE, edge="#5b7a91", line=0.7)


def _zombie(canvas: Canvas, rect: Rect, size: float) -> None:
    canvas.rects([rect], LOOKS["zombie"].colour, hatch=LOOKS["zombie"].hatch)
    if rect.right - rect.left > text_width("Z", size, bold=True) + 0.04:
        legend.letter(canvas, (rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2,
                      "zombie", size)


def _cap(canvas: Canvas, x: float, y: float, half: float) -> None:
    """The mark of the wait that took the exit status."""
    canvas.line([(x, y - half), (x, y + half)], INK, 2.2, z=7)


def _branch(canvas: Canvas, x: float, top: float, bottom: float) -> None:
    """A child's line from its parent's bar down to its own."""
    canvas.line([(x, top), (x, bottom)], FORK, 1.4, z=3)
    canvas.dots([(x, top)], FORK, 4.5)


def _items() -> Iterator[legend.Item]:
    yield legend.Item("alive", lambda canvas, left, right, y: _bar(
        canvas, Rect(left, y - 0.08, right, y + 0.08)))
    yield legend.Item("zombie (Z): ended, not waited for", lambda canvas, left, right, y:
                      legend.swatch(canvas, left, right, y, "zombie"))
    yield legend.Item("reaped, and how it ended", lambda canvas, left, right, y: _cap(
        canvas, (left + right) / 2, y, 0.09))
    yield legend.Item("fork", lambda canvas, left, right, y: _branch(
        canvas, (left + right) / 2, y - 0.09, y + 0.09))
    yield legend.arrow_item("orphan adopted", SIGNAL, "dashed")
