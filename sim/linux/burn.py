"""`sim.burn` on a real machine."""

from __future__ import annotations

import time

from sim.userland.world.sim import burnt


def burn(seconds: float, /) -> None:
    """Use this much CPU time, as a computation of that length would.

    ``seconds`` is an int or a float. How long it takes depends on who else wants the CPU. Signal
    handlers run in between, and what they compute counts as well.
    """
    end = time.thread_time_ns() + burnt(seconds)
    while time.thread_time_ns() < end:
        pass
