"""The load averages of proc_loadavg(5), computed as Linux does (kernel/sched/loadavg.c).

Every five seconds and a tick the number of active tasks (running, ready or in state D) moves
three averages, which forget in 1, 5 and 15 minutes. They are numbers with 11 binary digits after
the point.
"""

from __future__ import annotations

TICK_NS = 4_000_000
"""A kernel tick: CONFIG_HZ is 250, as in common distributions."""
PERIOD_NS = (5 * 250 + 1) * TICK_NS
"""How often the averages move (LOAD_FREQ)."""
ONE = 1 << 11
DECAYS = (1884, 2014, 2037)
"""What is left of an average after one period: ``ONE`` times exp(-5s/1min), /5min, /15min."""


class LoadAverage:
    """The averages, kept up to date by whoever knows how many tasks are active."""

    def __init__(self) -> None:
        self.loads = (0, 0, 0)
        self._next = PERIOD_NS

    def advance(self, time: int, active: int) -> None:
        """``active`` tasks were so until ``time`` (ns since boot)."""
        while self._next <= time:
            self._next += PERIOD_NS
            first, second, third = self.loads
            a, b, c = DECAYS
            self.loads = _move(first, a, active), _move(second, b, active), _move(third, c, active)

    def __str__(self) -> str:
        """As /proc/loadavg and uptime(1) show it: "0.14, 0.11, 1.66"."""
        return ", ".join(map(_shown, self.loads))


def _move(load: int, decay: int, active: int) -> int:
    """One period later; a rising average is rounded up (calc_load)."""
    goal = active * ONE
    return (load * decay + goal * (ONE - decay) + (ONE - 1 if goal >= load else 0)) // ONE


def _shown(load: int) -> str:
    """Rounded to two digits (get_avenrun with FIXED_1/200, LOAD_INT, LOAD_FRAC)."""
    rounded = load + ONE // 200
    return f"{rounded >> 11}.{(rounded & (ONE - 1)) * 100 >> 11:02d}"
