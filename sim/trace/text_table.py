"""Tables of text: columns as wide as what is in them, and how times are written there."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def aligned(rows: Sequence[Sequence[str]], left: Collection[int] = ()) -> list[str]:
    """The rows as lines; columns are aligned to the right, those in ``left`` to the left."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [cell.ljust(width) if place in left else cell.rjust(width)
                 for place, (cell, width) in enumerate(zip(row, widths, strict=True))]
        lines.append("  ".join(cells).rstrip())
    return lines


def seconds(ns: int | None) -> str:
    """Nanoseconds as seconds, rounded to microseconds; "-" for None."""
    if ns is None:
        return "-"
    whole, rest = divmod((ns + 500) // 1000, 1_000_000)
    return f"{whole}.{rest:06d}"


def percent(part: int, whole: int) -> str:
    """A share with one digit, rounded: "12.5%"; "-" of nothing."""
    if whole <= 0:
        return "-"
    tenths = (part * 2000 + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"
