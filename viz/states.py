"""The state diagram: the life of a process as a graph, with the moves that a run has made."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from matplotlib.figure import Figure

from sim.trace.table import LETTERS
from viz.canvas import Canvas, Rect, plain
from viz.moves import Moves
from viz.style import FAINT, INK, LOOKS, PAPER, TIMES
from viz.times import words

WIDTH, HEIGHT, TITLE = 13.6, 7.75, 0.4
HALF_WIDTH, HALF_HEIGHT = 0.78, 0.4
CENTRES = {
    "new": (1.0, 3.1), "ready": (3.5, 3.1), "running": (7.2, 3.1), "zombie": (9.9, 3.1),
    "reaped": (12.6, 3.1), "stopped": (5.35, 1.15), "waiting": (5.35, 5.6), "disk": (5.35, 7.0),
}
LINE = 0.19


class Edge(NamedTuple):
    """How the arrow between two states runs, and where its words stand.

    ``start`` and ``end`` are offsets from the states' centres, in halves of their boxes;
    ``words`` is the place of the words' first line, or of their last one if they ``grow`` up.
    """

    start: tuple[float, float]
    end: tuple[float, float]
    words: tuple[float, float]
    across: str = "center"
    bend: float = 0.0
    grow: bool = False


EDGES = {
    ("new", "ready"): Edge((1, 0), (-1, 0), (2.25, 2.93), grow=True),
    ("ready", "running"): Edge((1, -0.45), (-1, -0.45), (5.35, 2.76), grow=True),
    ("running", "ready"): Edge((-1, 0.45), (1, 0.45), (5.35, 3.46)),
    ("running", "zombie"): Edge((1, 0), (-1, 0), (8.55, 2.93), grow=True),
    ("zombie", "reaped"): Edge((1, 0), (-1, 0), (11.25, 2.93), grow=True),
    ("running", "reaped"): Edge((0.5, -1), (0, -1), (10.1, 1.83), bend=-0.28, grow=True),
    ("running", "stopped"): Edge((-0.3, -1), (1, 0), (6.9, 1.5), "left", bend=0.3),
    ("stopped", "ready"): Edge((-1, 0), (0.1, -1), (3.7, 1.3), "right", bend=0.3),
    ("running", "waiting"): Edge((-0.2, 1), (1, 0), (6.55, 4.55), "right", bend=-0.3),
    ("waiting", "ready"): Edge((-1, 0), (0.2, 1), (4.15, 4.2), "left", bend=-0.3),
    ("running", "disk"): Edge((0.5, 1), (1, 0), (7.65, 5.9), "left", bend=-0.4),
    ("disk", "ready"): Edge((-1, 0), (-0.5, 1), (3.0, 5.9), "right", bend=-0.4),
}


def draw_states(moves: Moves, one: bool, title: str) -> Figure:
    """Draw the moves of one process (numbered, with the time in each state), or of several."""
    shift = 0.0 if title else -TITLE
    canvas = Canvas(WIDTH, HEIGHT + shift)
    canvas.axes.set_ylim(HEIGHT, -shift)
    if title:
        canvas.text(0.22, 0.25, plain(title), 12, bold=True)
    groups: defaultdict[tuple[str, str], dict[str, list[int]]] = defaultdict(dict)
    for (before, after, cause), numbers in moves.made.items():
        groups[before, after][cause] = numbers
    for pair, causes in groups.items():
        _edge(canvas, pair, causes, one)
    for state in CENTRES:
        _node(canvas, state, moves, one)
    key = (f"1, 2, ...: the order of the moves; {TIMES}n: how often; below a state: the time in it"
           if one else f"{TIMES}n: how often the script's processes made a move")
    canvas.text(0.22, HEIGHT - 0.22, f"{key}; grey: legal, but not made here", 8.5, slanted=True)
    return canvas.figure


def _node(canvas: Canvas, state: str, moves: Moves, one: bool) -> None:
    """A box with the state's word and letters, and the time that was spent in it."""
    x, y = CENTRES[state]
    look, visited = LOOKS[state], state in moves.visited
    rect = Rect(x - HALF_WIDTH, y - HALF_HEIGHT, x + HALF_WIDTH, y + HALF_HEIGHT)
    fill = look.colour if visited and look.colour != "none" else PAPER
    ink = look.ink if visited else FAINT
    canvas.box(rect, fill, INK if visited else FAINT, 1.4 if visited else 0.8)
    name, _, more = look.word.partition(", ")
    timed = one and visited and state != "reaped"
    lines = [(name, 12.0, True), (_letters(state), 8.5, False)]
    if more:
        lines.insert(1, (more, 7.5, False))
    if timed:
        spent = moves.spent.get(state, 0)
        lines.append((words(spent, spent / 2000), 8.5, True))
    step = 0.2 if len(lines) > 2 else 0.24
    for number, (text, size, bold) in enumerate(lines):
        canvas.text(x, y + (number - (len(lines) - 1) / 2) * step, text, size, colour=ink,
                    across="center", bold=bold)


def _letters(state: str) -> str:
    cell, letter = LOOKS[state].cell, LETTERS[state]
    return ", ".join([*([f"cell {cell}"] if cell else []),
                      *([f"ps {letter}"] if letter != "-" else [])])


def _edge(canvas: Canvas, pair: tuple[str, str], causes: dict[str, list[int]], one: bool) -> None:
    """An arrow, with a line or two for each of its causes."""
    edge, made = EDGES[pair], any(causes.values())
    canvas.arrow(_point(pair[0], edge.start), _point(pair[1], edge.end), INK if made else FAINT,
                 width=1.8 if made else 0.8, bend=edge.bend, head=15 if made else 10, z=3)
    lines: list[tuple[str, bool]] = []
    for cause, numbers in causes.items():
        lines.append((f"{cause} {TIMES}{len(numbers)}" if numbers else cause, bool(numbers)))
        if one and numbers:
            lines.append((_order(numbers), True))
    x, y = edge.words
    top = y - (len(lines) - 1) * LINE if edge.grow else y
    for number, (text, strong) in enumerate(lines):
        order = one and text[0].isdigit()
        canvas.text(x, top + number * LINE, text, 8 if order else 9.5, across=edge.across,
                    colour=INK if strong else FAINT, bold=strong and not order, halo=True)


def _order(numbers: list[int]) -> str:
    """The numbers of some moves, the middle left out if they are many."""
    if len(numbers) <= 6:
        return ", ".join(map(str, numbers))
    return f"{', '.join(map(str, numbers[:4]))}, ... {numbers[-1]}"


def _point(state: str, offset: tuple[float, float]) -> tuple[float, float]:
    x, y = CENTRES[state]
    reach = 0.03
    return (x + offset[0] * (HALF_WIDTH + (reach if abs(offset[0]) == 1 else 0)),
            y + offset[1] * (HALF_HEIGHT + (reach if abs(offset[1]) == 1 else 0)))
