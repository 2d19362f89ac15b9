"""A sheet of paper measured in inches, from the top left corner: all that matplotlib is used for.

Pictures are laid out by hand on it, so nothing depends on a layout engine, on the user's
matplotlibrc or on the fonts of the machine (matplotlib brings DejaVu Sans with it).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from typing import Any, Literal, NamedTuple, TypeAlias

from matplotlib import rc_context, rcParamsDefault
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, PathPatch
from matplotlib.path import Path
from matplotlib.textpath import TextToPath

from viz.style import INK, PAPER

POINT = 1 / 72
FAMILY = "DejaVu Sans"
_SETTINGS = {
    "font.family": FAMILY, "hatch.linewidth": 0.6, "path.simplify": False,
    "svg.fonttype": "path", "svg.hashsalt": "forklore", "pdf.fonttype": 42, "figure.dpi": 100,
}
_NOT_OURS = {"backend", "backend_fallback", "interactive", "toolbar", "timezone"}


def settings() -> AbstractContextManager[None]:
    """matplotlib's own defaults and ours, whatever the user's are (a context manager)."""
    ours: dict[Any, Any] = {name: value for name, value in rcParamsDefault.items()
                            if name not in _NOT_OURS}
    return rc_context(ours | _SETTINGS)


Style: TypeAlias = Literal["solid", "dashed", "dotted"]


class Rect(NamedTuple):
    """A rectangle in inches; ``top`` is smaller than ``bottom``."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Rect) -> bool:
        """Whether they overlap."""
        return (self.left < other.right and other.left < self.right
                and self.top < other.bottom and other.top < self.bottom)


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, bold: bool = False) -> float:
    """How wide a line of text is, in inches, at ``size`` points."""
    font = FontProperties(family=FAMILY, size=size, weight="bold" if bold else "normal")
    width, _, _ = TextToPath().get_text_width_height_descent(text, font, ismath=False)
    return float(width) * POINT


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """``text`` with "?" for every character that is not to be seen or that the font lacks."""
    known = get_font(findfont(FontProperties(family=FAMILY))).get_charmap()
    return "".join(c if c.isprintable() and ord(c) in known else "?" for c in text)


class Canvas:
    """A figure with methods to draw on it; all lengths are inches, all sizes of text points."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width, height), facecolor=PAPER)
        FigureCanvasAgg(self.figure)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_xlim(0, width)
        self.axes.set_ylim(height, 0)
        self.axes.set_axis_off()

    def rects(self, rects: Iterable[Rect], colour: str, *, hatch: str = "", edge: str = "none",
              line: float = 0.5, z: float = 2, style: Style = "solid") -> None:
        """Rectangles of one look, as a single path, so that thousands stay small."""
        corners = [((r.left, r.top), (r.right, r.top), (r.right, r.bottom), (r.left, r.bottom),
                    (r.left, r.top)) for r in rects]
        if not corners:
            return
        codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
        path = Path([point for box in corners for point in box], codes * len(corners))
        self.axes.add_patch(PathPatch(path, facecolor=colour, edgecolor=edge, linewidth=line,
                                      zorder=z, linestyle=style))
        if hatch:
            self.axes.add_patch(PathPatch(path, facecolor="none", edgecolor="#000000",
                                          linewidth=0, hatch=hatch, alpha=0.45, zorder=z))

    def box(self, rect: Rect, colour: str, edge: str, line: float = 1.2, hatch: str = "",
            style: Style = "solid") -> None:
        """A rectangle with round corners."""
        round_ = 0.08
        left, top = rect.left + round_, rect.top + round_
        width, height = rect.right - rect.left - 2 * round_, rect.bottom - rect.top - 2 * round_
        self.axes.add_patch(FancyBboxPatch(
            (left, top), width, height, boxstyle=f"round,pad={round_}", facecolor=colour,
            edgecolor=edge, linewidth=line, zorder=4, linestyle=style, hatch=hatch or None))

    def line(self, points: Sequence[tuple[float, float]], colour: str = INK, width: float = 0.8,
             style: Style = "solid", z: float = 1) -> None:
        """A line through points."""
        self.axes.add_line(Line2D(
            [x for x, _ in points], [y for _, y in points], color=colour, linewidth=width,
            linestyle=style, zorder=z, solid_capstyle="butt"))

    def dots(self, points: Sequence[tuple[float, float]], colour: str, size: float = 3,
             z: float = 6) -> None:
        """Small discs, ``size`` points wide."""
        if points:
            self.axes.add_line(Line2D(
                [x for x, _ in points], [y for _, y in points], linestyle="none", marker="o",
                markersize=size, color=colour, markeredgewidth=0, zorder=z))

    def arrow(self, start: tuple[float, float], end: tuple[float, float], colour: str, *,
              width: float = 1.0, style: Style = "solid", bend: float = 0, head: float = 8,
              z: float = 5) -> None:
        """An arrow with a filled head; ``bend`` is matplotlib's arc3 rad."""
        self.axes.add_patch(FancyArrowPatch(
            start, end, arrowstyle="-|>", mutation_scale=head, color=colour, linewidth=width,
            linestyle=style, shrinkA=0, shrinkB=0, zorder=z, joinstyle="miter",
            connectionstyle=f"arc3,rad={bend}"))

    def text(self, x: float, y: float, text: str, size: float = 9, *, colour: str = INK,
             across: str = "left", bold: bool = False, halo: bool = False, z: float = 8,
             slanted: bool = False) -> None:
        """A line of text with its middle at height ``y``; ``halo`` puts paper behind it."""
        made = self.axes.text(x, y, text, fontsize=size, color=colour, horizontalalignment=across,
                              verticalalignment="center_baseline", parse_math=False, zorder=z,
                              fontweight="bold" if bold else "normal", family=FAMILY,
                              fontstyle="italic" if slanted else "normal")
        if halo:
            made.set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 0.8, "alpha": 0.85})
