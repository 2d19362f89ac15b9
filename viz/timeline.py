"""The timeline: a lane per process and per CPU, with arrows for fork, signals and wait."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from matplotlib.figure import Figure

from viz import legend
from viz.canvas import Canvas, Rect, plain, text_width
from viz.cells import Cell, all_cells
from viz.errors import PlotError
from viz.labels import Room
from viz.lanes import Arrow, Lives, Process, Slice
from viz.style import FAINT, FORK, INK, LOOKS, OTHER, REAP, RULE, SIGNAL, TIMES
from viz.times import TimeAxis, words

MOST_ARROWS = 1500
TAIL = 0.4
"""The width of the cells of those who are still there when the run ends (inches)."""
COLOURS = {"fork": FORK, "signal": SIGNAL, "reap": REAP}


@dataclass
class _Sheet:
    """The drawing and its measures, in inches and points."""

    canvas: Canvas
    axis: TimeAxis
    left: float
    top: float
    bar: float
    gap: float
    size: float
    indent: float
    lane: dict[Process, int]

    def x(self, time: int) -> float:
        return self.left + self.axis.at(time)

    def lane_top(self, lane: int) -> float:
        return self.top + self.gap + lane * (self.bar + self.gap)

    def middle(self, lane: int) -> float:
        return self.lane_top(lane) + self.bar / 2

    def bottom(self, lanes: int) -> float:
        return self.lane_top(lanes)


def draw_timeline(lives: Lives, window: tuple[int, int], to_scale: bool, title: str) -> Figure:
    """Draw a run between two times (ns)."""
    start, end = window
    shown = [one for one in lives.script()
             if one.birth <= end and (one.reaped is None or one.reaped >= start)]
    if not shown:
        raise PlotError(f"no process lives between {words(start)} and {words(end)}: nothing to "
                        "draw")
    times = _moments(lives, shown, window)
    cpus = {cpu: [part for part in parts if part.start < end and part.end > start]
            for cpu, parts in lives.cpus.items()}
    sheet, items = _sheet(shown, times, window, to_scale, len(cpus), bool(title),
                          TAIL if any(one.reaped is None for one in shown) else 0)
    if title:
        sheet.canvas.text(sheet.left, 0.2, plain(title), 11, bold=True)
    lanes = len(shown) + len(cpus)
    _axis(sheet, sheet.bottom(lanes), len(shown), bool(cpus))
    divided = _lanes(sheet, shown)
    if end >= lives.end:
        _tails(sheet, shown)
    for number, (cpu, parts) in enumerate(cpus.items()):
        _cpu(sheet, len(shown) + number, cpu, parts)
    missing = _arrows(sheet, [arrow for arrow in lives.arrows
                              if arrow.end >= start and arrow.end <= end])
    notes = ["divided cells: states too short to be shown one by one, and their shares of time"
             ] * divided + [f"signal names without room: {missing}; show a part of the run"
                            ] * bool(missing)
    if notes:
        sheet.canvas.text(sheet.left, sheet.bottom(lanes) + 0.48, "; ".join(notes), 7.5,
                          slanted=True)
    legend.draw(sheet.canvas, 0.15, sheet.canvas.height - legend.height(items), items)
    return sheet.canvas.figure


def _moments(lives: Lives, shown: Sequence[Process], window: tuple[int, int]) -> set[int]:
    """All times within the window at which something in the picture begins or ends."""
    times = {time for one in shown for part in one.intervals for time in part[:2]}
    times |= {part.start for parts in lives.cpus.values() for part in parts}
    times |= {arrow.end for arrow in lives.arrows}
    return {time for time in times if window[0] <= time <= window[1]}


def _sheet(shown: Sequence[Process], times: set[int], window: tuple[int, int], to_scale: bool,
           cpus: int, titled: bool, tail: float) -> tuple[_Sheet, list[list[legend.Item]]]:
    """A sheet as large as its content needs."""
    crowd = len(shown) > 24
    size = 7.5 if crowd else 9
    bar, gap = (0.19, 0.13) if crowd else (0.27, 0.22)
    indent = min(0.12, 1.2 / max(1, *(one.depth for one in shown)))
    left = 0.3 + max(indent * one.depth + text_width(_label(one), size) for one in shown)
    length = min(max(6.5, 2.5 + 0.13 * len(times)), 14)
    items = legend.rows(_items(), left + length)
    top = 0.35 if titled else 0.1
    height = top + gap + (len(shown) + cpus) * (bar + gap) + 0.66 + legend.height(items)
    canvas = Canvas(left + length + 0.35 + tail, height)
    axis = TimeAxis(times, *window, length, to_scale)
    lanes = {one: number for number, one in enumerate(shown)}
    return _Sheet(canvas, axis, left, top, bar, gap, size, indent, lanes), items


def _items() -> list[legend.Item]:
    return [*legend.state_items(), legend.arrow_item("fork", FORK),
            legend.arrow_item("signal (dotted: lost or ignored)", SIGNAL),
            legend.arrow_item("wait takes the exit status", REAP, "dashed")]


def _label(process: Process) -> str:
    return f"{process.pid} {plain(process.name)}"


# ---- lanes --------------------------------------------------------------------------------------


def _axis(sheet: _Sheet, y: float, processes: int, cpus: bool) -> None:
    """Ticks with lines up through all lanes, and what they mean."""
    for tick in sheet.axis.ticks(0.75):
        x = sheet.left + tick.place
        sheet.canvas.line([(x, sheet.top + 0.03), (x, y + 0.05)], RULE, 0.6, z=0)
        sheet.canvas.text(x, y + 0.14, tick.text, 7.5, across="center")
    right = sheet.left + sheet.axis.length
    sheet.canvas.line([(sheet.left, y), (right, y)], INK, 0.8)
    sheet.canvas.text(sheet.left, y + 0.32, sheet.axis.title, 7.5, slanted=True)
    if cpus:
        y = sheet.lane_top(processes) - sheet.gap / 2
        sheet.canvas.line([(0.15, y), (right, y)], FAINT, 0.6)


def _lanes(sheet: _Sheet, shown: Sequence[Process]) -> bool:
    """The cells of all processes, drawn state by state; returns whether some are divided."""
    boxes: defaultdict[str, list[Rect]] = defaultdict(list)
    made = all_cells([one.intervals for one in shown], sheet.axis)
    for lane, (process, row) in enumerate(zip(shown, made, strict=True)):
        sheet.canvas.text(0.15 + sheet.indent * process.depth, sheet.middle(lane),
                          _label(process), sheet.size)
        for cell in row:
            _cell(sheet, lane, cell, boxes)
    for state, rects in boxes.items():
        sheet.canvas.rects(rects, LOOKS[state].colour, hatch=LOOKS[state].hatch)
    return any(len(cell.shares) > 1 for row in made for cell in row)


def _tails(sheet: _Sheet, shown: Sequence[Process]) -> None:
    """The states in which the run leaves processes, beyond the end of time."""
    left = sheet.left + sheet.axis.length
    for process in shown:
        if process.reaped is None:
            y, half = sheet.middle(sheet.lane[process]), sheet.bar * LOOKS[process.last].height / 2
            legend.swatch(sheet.canvas, left + 0.04, left + TAIL, y, process.last, half)
            sheet.canvas.text(left + TAIL + 0.04, y, "...", sheet.size)


def _cell(sheet: _Sheet, lane: int, cell: Cell, boxes: defaultdict[str, list[Rect]]) -> None:
    """One state with its letter, or the shares of several, one below the other."""
    left, right = sheet.left + cell.left, sheet.left + cell.right
    if len(cell.shares) == 1:
        state = cell.shares[0][0]
        half = sheet.bar * LOOKS[state].height / 2
        middle = sheet.middle(lane)
        boxes[state].append(Rect(left, middle - half, right, middle + half))
        if right - left > text_width("#", sheet.size - 1, bold=True) + 0.02:
            legend.letter(sheet.canvas, (left + right) / 2, middle, state, sheet.size - 1)
        return
    top = sheet.lane_top(lane)
    for state, share in cell.shares:
        boxes[state].append(Rect(left, top, right, top + share * sheet.bar))
        top += share * sheet.bar


def _cpu(sheet: _Sheet, lane: int, cpu: int, parts: Sequence[Slice]) -> None:
    """Which process a CPU runs when."""
    canvas, axis = sheet.canvas, sheet.axis
    canvas.text(0.15, sheet.middle(lane), f"CPU {cpu}", sheet.size, bold=True)
    top = sheet.lane_top(lane)
    own: list[Rect] = []
    foreign: list[Rect] = []
    for part in _joined(parts, axis):
        rect = Rect(sheet.x(part.start), top, sheet.x(part.end), top + sheet.bar)
        (own if part.process.script else foreign).append(rect)
        name = str(part.process.pid) if part.process.script else plain(part.process.name)
        if rect.right - rect.left > text_width(name, sheet.size - 2) + 0.03:
            canvas.text((rect.left + rect.right) / 2, sheet.middle(lane), name, sheet.size - 2,
                        across="center")
    for rects, colour in ((own, LOOKS["running"].colour), (foreign, OTHER)):
        thin = [rect for rect in rects if rect.right - rect.left < 0.03]
        canvas.rects(thin, colour)
        canvas.rects([rect for rect in rects if rect.right - rect.left >= 0.03], colour,
                     edge="#ffffff", line=0.6)


def _joined(parts: Sequence[Slice], axis: TimeAxis) -> Iterable[Slice]:
    """The slices without gaps that nobody could see, if they are too narrow to be told apart."""
    held: Slice | None = None
    for part in parts:
        if held is None:
            held = part
        elif (held.process.script == part.process.script
              and axis.at(part.end) - axis.at(held.start) < 0.02):
            held = Slice(held.start, part.end, held.process)
        else:
            yield held
            held = part
    if held is not None:
        yield held


# ---- arrows -------------------------------------------------------------------------------------


class _Mark(NamedTuple):
    """Arrows of one kind between two lanes at one place; ``source`` -1 is outside the picture."""

    kind: str
    name: str
    fate: str
    source: int
    target: int
    x: float


def _arrows(sheet: _Sheet, arrows: Iterable[Arrow]) -> int:
    """Draw what processes do to each other; returns how many names of signals found no room."""
    marks = _marks(sheet, list(arrows))
    whole = Rect(sheet.left, 0, sheet.canvas.width, sheet.canvas.height)
    lines, names = Room(whole), Room(whole)
    for mark in marks:
        lines.take(_arrow(sheet, mark))
    return sum(not _name(sheet, mark, count, lines, names) for mark, count in _series(marks))


def _series(marks: dict[_Mark, int]) -> list[tuple[_Mark, int]]:
    """Signals, of several alike that follow closely only the first with the number of all."""
    made: list[tuple[_Mark, int]] = []
    last = -1.0
    for mark in sorted((mark for mark in marks if mark.kind == "signal"),
                       key=lambda mark: (mark.target, mark.x)):
        alike = bool(made) and made[-1][0]._replace(x=mark.x) == mark
        if alike and mark.x - last < 0.5:
            made[-1] = made[-1][0], made[-1][1] + marks[mark]
        else:
            made.append((mark, marks[mark]))
        last = mark.x
    return made


def _marks(sheet: _Sheet, arrows: Sequence[Arrow]) -> dict[_Mark, int]:
    """Arrows that would lie on each other as one, and how many they are."""
    step = 0.04
    while True:
        marks: dict[tuple[object, ...], list[_Mark]] = {}
        for arrow in arrows:
            source, target = arrow.source, arrow.target
            if target not in sheet.lane or (arrow.kind != "signal" and source not in sheet.lane):
                continue
            mark = _Mark(arrow.kind, arrow.name, arrow.fate,
                         -1 if source is None or source is target else sheet.lane.get(source, -1),
                         sheet.lane[target], sheet.x(arrow.end))
            marks.setdefault((*mark[:5], round(mark.x / step)), []).append(mark)
        if len(marks) <= MOST_ARROWS or step > sheet.axis.length:
            return {same[0]: len(same) for same in marks.values()}
        step *= 2


def _ends(sheet: _Sheet, mark: _Mark) -> tuple[float, float]:
    """Where an arrow begins and ends: at the edges of its lanes."""
    top = sheet.lane_top(mark.target)
    if mark.source < 0:
        return top - sheet.gap * 0.85, top
    if mark.source < mark.target:
        return sheet.lane_top(mark.source) + sheet.bar, top
    return sheet.lane_top(mark.source), top + sheet.bar


def _arrow(sheet: _Sheet, mark: _Mark) -> Rect:
    """Draw an arrow, behind the cells that it passes; returns what it takes of the sheet."""
    start, end = _ends(sheet, mark)
    colour = COLOURS[mark.kind]
    sheet.canvas.arrow((mark.x, start), (mark.x, end), colour, width=0.9, head=7,
                       z=1.5, style="dotted" if mark.fate else
                       "solid" if mark.kind != "reap" else "dashed")
    if mark.source >= 0:
        sheet.canvas.dots([(mark.x, start)], colour)
    low, high = min(start, end), max(start, end)
    return Rect(mark.x - 0.01, low, mark.x + 0.01, high)


def _name(sheet: _Sheet, mark: _Mark, count: int, lines: Room, names: Room) -> bool:
    """Write a signal's name beside its arrow, as near to the receiver as there is room.

    It may lie on arrows if it must, but not on another name.
    """
    text = mark.name + (" lost" if mark.fate else "") + (f" {TIMES}{count}" if count > 1 else "")
    size = sheet.size - 2
    width, half = text_width(text, size) + 0.02, size / 72 * 0.55
    down = mark.source < mark.target
    first = mark.target if down else mark.target + 1
    last = max(mark.source, 0) + 1 if down else mark.source
    if mark.source < 0:
        last = first
    step = -1 if down else 1
    heights = [sheet.lane_top(lane) - sheet.gap / 2 for lane in range(first, last + step, step)]
    choices = [Rect(left, y - half, left + width, y + half) for y in heights
               for left in (mark.x + 0.05, mark.x - 0.05 - width)]
    free = [rect for rect in choices if lines.free(rect)]
    place = names.place([*free, *choices])
    if place is None:
        return False
    sheet.canvas.text(place.left + 0.01, (place.top + place.bottom) / 2, text, size,
                      colour=SIGNAL, halo=True)
    return True
