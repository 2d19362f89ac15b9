"""Legends: swatches of states and samples of arrows, in as many rows as they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from viz.canvas import Canvas, Rect, Style, text_width
from viz.style import FAINT, LOOKS, RULE, caption

SIZE = 8.0
ROW, SWATCH, GAP = 0.24, 0.3, 0.22


class Item(NamedTuple):
    """One entry: its words, and what draws its sample between two places at a height."""

    words: str
    draw: Callable[[Canvas, float, float, float], None]


def state_items() -> list[Item]:
    """An entry for every state."""
    return [Item(caption(state), lambda canvas, left, right, y, state=state:  # type: ignore[misc]
                 swatch(canvas, left, right, y, state)) for state in LOOKS]


def swatch(canvas: Canvas, left: float, right: float, y: float, state: str,
           half: float = 0.08) -> None:
    """A cell of a state, ``half`` as high above the middle as below it."""
    look = LOOKS[state]
    blank = state == "reaped"
    canvas.rects([Rect(left, y - half, right, y + half)], look.colour, hatch=look.hatch,
                 edge=FAINT if blank else "none", style="dotted" if blank else "solid")
    if look.cell:
        letter(canvas, (left + right) / 2, y, state, SIZE)


def letter(canvas: Canvas, x: float, y: float, state: str, size: float) -> None:
    """The letter of a state; on a hatch it has the state's colour behind it."""
    look = LOOKS[state]
    if look.hatch:
        half = size / 72 * 0.5
        canvas.rects([Rect(x - half, y - half, x + half, y + half)], look.colour, z=2.5)
    canvas.text(x, y, look.cell, size, colour=look.ink, across="center", bold=True)


def arrow_item(words: str, colour: str, style: Style = "solid") -> Item:
    """An entry for a kind of arrow."""
    return Item(words, lambda canvas, left, right, y: canvas.arrow(
        (left, y), (right, y), colour, style=style))


def rows(items: Sequence[Item], width: float) -> list[list[Item]]:
    """The entries in rows no wider than ``width``."""
    made: list[list[Item]] = [[]]
    used = 0.0
    for item in items:
        needs = _width(item)
        if made[-1] and used + needs > width:
            made.append([])
            used = 0.0
        made[-1].append(item)
        used += needs
    return made


def _width(item: Item) -> float:
    return SWATCH + 0.08 + text_width(item.words, SIZE) + GAP


def draw(canvas: Canvas, left: float, top: float, rows: Sequence[Sequence[Item]]) -> None:
    """Put the rows below a thin rule."""
    canvas.line([(left, top), (canvas.width - 0.15, top)], RULE)
    for number, row in enumerate(rows):
        x, y = left, top + ROW * (number + 0.75)
        for item in row:
            item.draw(canvas, x, x + SWATCH, y)
            canvas.text(x + SWATCH + 0.08, y, item.words, SIZE)
            x += _width(item)


def height(rows: Sequence[object]) -> float:
    """How much room the rows need."""
    return ROW * (len(rows) + 0.6)
