"""What an entry in the table of calls is made of (see `sim.trace.strace_calls`).

strace prints a call in two parts. What the process passes in is printed when the call
starts; what the kernel fills in is printed when it returns, together with all arguments
after it. When another process's line comes between, the first part ends in
``<unfinished ...>`` and the second begins with ``<... NAME resumed>``. A `Shape`
therefore has a formatter for each part and one for the returned value.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from sim.trace.event import Value
from sim.trace.strace_args import Show, encoded, octal, plain

Args: TypeAlias = "tuple[Value, ...]"
Enter: TypeAlias = Callable[[Args], list[str]]
Leave: TypeAlias = Callable[[Args, Value], list[str]]
Returned: TypeAlias = Callable[[Args, Value], str]


class Shape(NamedTuple):
    """How one call is shown.

    ``enter`` shows the arguments that are known when the call starts, ``leave`` those
    that are known when it returns, and ``returned`` what follows the "=" (default: a
    number). ``leave`` gets None as the result of a call that failed, and an empty tuple
    for one that succeeded with nothing to tell.
    """

    enter: Enter
    leave: Leave | None = None
    returned: Returned | None = None


# --- Returned values ------------------------------------------------------------------


def number(args: Args, result: Value) -> str:
    """A number as it is; structures were filled in, so that 0 was returned."""
    return str(int(result)) if isinstance(result, int) else "0"


def zero(args: Args, result: Value) -> str:
    """The number in the result was filled in."""
    return "0"


def never(args: Args, result: Value) -> str:
    """The call does not return."""
    return "?"


def first(args: Args, result: Value) -> str:
    """The first item of the result; the others were filled in."""
    return plain(result[0]) if isinstance(result, tuple) else number(args, result)


def length(args: Args, result: Value) -> str:
    """The number of bytes that were filled in."""
    if isinstance(result, str):
        result = encoded(result)
    return str(len(result)) if isinstance(result, bytes) else number(args, result)


def shown(args: Args, result: Value) -> str:
    """The whole result, plainly."""
    return "0" if result is None else plain(result)


def mode(args: Args, result: Value) -> str:
    """A file mode."""
    return octal(result)


# --- Arguments ------------------------------------------------------------------------


def by(*shows: Show) -> Enter:
    """Each argument by its formatter; any that are left over plainly."""

    def enter(args: Args) -> list[str]:
        extra = (plain,) * (len(args) - len(shows))
        return [show(arg) for show, arg in zip((*shows, *extra), args, strict=False)]

    return enter


def as_tuple(value: Value) -> tuple[Value, ...]:
    """``value`` as a tuple; `TypeError` if it is none."""
    if not isinstance(value, tuple):
        raise TypeError(value)
    return value


def as_int(value: Value) -> int:
    """``value`` as a number; `TypeError` if it is none."""
    if not isinstance(value, int):
        raise TypeError(value)
    return value


def out(show: Show, *constants: str) -> Leave:
    """The result by ``show`` (NULL if the call failed), then ``constants``."""
    return lambda args, result: [show(result), *constants]
