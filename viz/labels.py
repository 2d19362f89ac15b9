"""Small words beside arrows: each at the first of some places where nothing is in its way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from viz.canvas import Rect


class Room:
    """What of the sheet is taken. Looks only at what is in the same inch."""

    def __init__(self, whole: Rect) -> None:
        self._whole = whole
        self._taken: defaultdict[tuple[int, int], list[Rect]] = defaultdict(list)

    def place(self, choices: Iterable[Rect]) -> Rect | None:
        """Take the first of ``choices`` that is free and on the sheet; None if there is none."""
        for rect in choices:
            if self.free(rect):
                self.take(rect)
                return rect
        return None

    def take(self, rect: Rect) -> None:
        """Nothing else shall be where ``rect`` is."""
        for square in _squares(rect):
            self._taken[square].append(rect)

    def free(self, rect: Rect) -> bool:
        """Whether ``rect`` is on the sheet and touches nothing that is taken."""
        whole = self._whole
        return (whole.left <= rect.left and rect.right <= whole.right
                and whole.top <= rect.top and rect.bottom <= whole.bottom
                and not any(rect.meets(other) for square in _squares(rect)
                            for other in self._taken[square]))


def _squares(rect: Rect) -> list[tuple[int, int]]:
    return [(x, y) for x in range(int(rect.left), int(rect.right) + 1)
            for y in range(int(rect.top), int(rect.bottom) + 1)]
