"""What the host interpreter must do differently while simulated processes run in it."""

from __future__ import annotations

import gc
import sys

from sim.userland.here import here
from sim.userland.image import keep_workers
from sim.userland.recursion import recursion
from sim.userland.tracebacks import hook_after_runs, host_unraisable_hook


class Hosting:
    """Around a run (a context manager).

    The garbage collector is off: a finaliser that it runs may belong to another process
    than the one executing. What a finaliser raises goes to its process's standard error.
    """

    depth = 0

    def __enter__(self) -> None:
        self.collecting = gc.isenabled()
        self.hook, self.limit = sys.unraisablehook, sys.getrecursionlimit()
        self._look_at_stack()
        gc.disable()
        sys.unraisablehook = host_unraisable_hook

    def _look_at_stack(self) -> None:
        """Parked greenlets count frames from where they were made: keep them if that is here."""
        depth, frame = 0, sys._getframe()
        while frame.f_back is not None:
            depth, frame = depth + 1, frame.f_back
        if depth != Hosting.depth:
            keep_workers(0)
            Hosting.depth = depth
        recursion.below = None

    def __exit__(self, *_: object) -> None:
        here.leave()
        keep_workers(64)
        default = self.hook is sys.__unraisablehook__
        sys.unraisablehook = hook_after_runs if default else self.hook
        sys.setrecursionlimit(self.limit)
        if self.collecting:
            gc.enable()
