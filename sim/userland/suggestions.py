"""``Did you mean: ...?``: what Python 3.11 adds to an uncaught NameError or AttributeError.

From 3.12 on the traceback module does it; in 3.11 only the C code that prints uncaught
exceptions. Source: Python/suggestions.c.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import TracebackType

MOST_CANDIDATES, LONGEST = 750, 40
MOVE, CASE = 2, 1


def suggestion(error: BaseException, trace: TracebackType | None) -> str | None:
    """A known name that is similar to the unknown one."""
    name = getattr(error, "name", None)
    if not isinstance(name, str):
        return None
    for names in _known(error, trace):
        found = _closest(name, names)
        if found is not None:
            return found
    return None


def _known(error: BaseException, trace: TracebackType | None) -> Iterable[Sequence[str]]:
    """The names that there are, those to be tried first first."""
    if isinstance(error, AttributeError):
        try:
            return [dir(error.obj)]
        except Exception:
            return []
    if not isinstance(error, NameError) or trace is None:
        return []
    while trace.tb_next is not None:
        trace = trace.tb_next
    frame = trace.tb_frame
    builtins = [name for name in frame.f_builtins if not name.startswith("__")]
    return [list(frame.f_locals), list(frame.f_globals), builtins]


def _closest(wrong: str, names: Sequence[str]) -> str | None:
    if len(names) >= MOST_CANDIDATES:
        return None
    best: str | None = None
    best_distance = len(wrong)
    for name in names:
        if name == wrong:
            continue
        most = min((len(wrong) + len(name) + 3) * MOVE // 6, best_distance - 1)
        distance = _distance(wrong, name, most)
        if distance <= most and (best is None or distance < best_distance):
            best, best_distance = name, distance
    return best


def _distance(a: str, b: str, most: int) -> int:
    """The edit distance of two names; more than ``most`` if it is."""
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    if not a or not b:
        return (len(a) + len(b)) * MOVE
    if max(len(a), len(b)) > LONGEST:
        return most + 1
    if len(b) < len(a):
        a, b = b, a
    if (len(b) - len(a)) * MOVE > most:
        return most + 1
    row = [MOVE * place for place in range(1, len(a) + 1)]
    for number, letter in enumerate(b):
        distance = result = number * MOVE
        for place, other in enumerate(a):
            changed = distance + _cost(letter, other)
            distance = row[place]
            row[place] = result = min(min(result, distance) + MOVE, changed)
        if min(row) > most:
            return most + 1
    return row[-1]


def _cost(a: str, b: str) -> int:
    if a == b:
        return 0
    return CASE if a.lower() == b.lower() and a.isascii() and b.isascii() else MOVE
