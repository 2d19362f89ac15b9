"""How states look in every picture: one colour, one cell letter, one height, one hatch each.

The colours are those of Okabe and Ito ("Color Universal Design", 2008), which people with any
kind of colour vision can tell apart. No picture relies on them alone.
"""

from __future__ import annotations

from typing import NamedTuple

from sim.trace.table import LETTERS

INK, FAINT, PAPER, RULE = "#1a1a1a", "#9a9a9a", "#ffffff", "#dddddd"
FORK, SIGNAL, REAP = "#444444", "#8f2d6b", "#a03c00"
"""Colours of arrows: dark enough to be read as text on white."""
OTHER = "#c8c8c8"
"""The colour of what is not the script's: init and the shell on a CPU."""
LIFE = "#d3e5f2"
"""The colour of a life in the tree: no state's."""


TIMES = "\N{MULTIPLICATION SIGN}"


class Look(NamedTuple):
    """How a state is drawn.

    ``cell`` is the letter within a cell, ``height`` the part of the lane that the cell takes (so a
    cell that is too narrow for its letter can be told without its colour), ``hatch`` is
    matplotlib's notation, ``ink`` the colour of the letter.
    """

    word: str
    cell: str
    colour: str
    height: float = 0.55
    hatch: str = ""
    ink: str = "#000000"


LOOKS: dict[str, Look] = {
    "new": Look("new", "n", "#999999"),
    "ready": Look("ready", "r", "#f0e442", 0.75),
    "running": Look("running", "#", "#009e73", 1.0),
    "waiting": Look("waiting", "s", "#56b4e9"),
    "disk": Look("waiting, no signal wakes it", "D", "#0072b2", 0.55, ink="#ffffff"),
    "stopped": Look("stopped", "T", "#e69f00", 0.55, "...."),
    "zombie": Look("zombie", "Z", "#d55e00", 0.55, "////"),
    "reaped": Look("reaped", "", "none", 0.55),
}
"""By state name, in the order of the legend."""


def caption(state: str) -> str:
    """A state's words in a legend, with the letter of ps(1)."""
    letter = LETTERS[state]
    return LOOKS[state].word + (f" (ps: {letter})" if letter != "-" else "")
