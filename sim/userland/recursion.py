"""The recursion limit: each process has its own, counted from its script's first frame.

The host counts the frames of a greenlet from those of whoever started it, so its limit must be
higher by what lies below a script. How much that is cannot be asked for; it is tried out.
"""

from __future__ import annotations

import sys

RECURSION_LIMIT = 1000
"""What Python starts with (Py_DEFAULT_RECURSION_LIMIT)."""
SPARE = 60
"""Below this limit our own functions, which stand for C ones, would not work any more."""
PROBE = compile("""
depth = 0
def deeper():
    global depth
    depth += 1
    deeper()
try:
    deeper()
except RecursionError:
    pass
""", __file__, "exec")
"""Counts in ``depth`` how many frames there is room for."""


class Recursion:
    """The host's recursion limit while simulated processes run.

    Attributes:
        below: how much of the host's limit is used up below a script's first frame;
            None before the first script of a run.
        limit: the limit of the process that is executing, as the process sees it.
    """

    def __init__(self) -> None:
        self.below: int | None = None
        self.limit = 0

    def set(self, limit: int) -> None:
        """Let ``limit`` be that of the process that is executing."""
        assert self.below is not None
        self.limit = limit
        sys.setrecursionlimit(self.below + max(limit, SPARE))

    def calibrate(self, depth: int) -> None:
        """Take notice of how many frames `PROBE` found room for, run as scripts are run.

        With a limit of N, a script's first frame can have N - 1 others above it.
        """
        self.below = sys.getrecursionlimit() - 1 - depth


recursion = Recursion()
