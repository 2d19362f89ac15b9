"""The module `sim` as scripts see it that run in the simulation: what they may ask of it.

On real Linux ``import sim`` gives the library instead, whose `sim.burn` does the same there.
"""

from __future__ import annotations

from math import isnan
from typing import Any

from sim.userland.here import here
from sim.userland.world.registry import Module

SIM = Module("sim")
SECOND = 1_000_000_000
LONGEST = (1 << 63) - 1


def burnt(seconds: Any) -> int:
    """The argument of burn() in ns. TypeError if it is no number, ValueError if out of range."""
    if not isinstance(seconds, (int, float)):
        raise TypeError(f"burn() takes a number of seconds, not {type(seconds).__name__}")
    if isnan(seconds) or not 0 <= seconds <= LONGEST // SECOND:
        raise ValueError(f"burn() takes from 0 to {LONGEST // SECOND} seconds, not {seconds}")
    return round(seconds * SECOND)


@SIM.function
def burn(seconds: float, /) -> None:
    """Use this much CPU time, as a computation of that length would.

    ``seconds`` is an int or a float. How long it takes depends on who else wants the CPU. Signal
    handlers run in between.
    """
    left = burnt(seconds)
    while left:  # what a signal handler has interrupted goes on
        left -= here.call("burn", (left,))


def exports() -> dict[str, Any]:
    """All names of the module."""
    return SIM.names
