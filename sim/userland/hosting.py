"""What the host interpreter must do differently while simulated processes run in it."""

from __future__ import annotations

import gc
import sys

from sim.userland.here import here
from sim.userland.image import keep_workers
from sim.userland.tracebacks import host_unraisable_hook


class Hosting:
    """Around a run (a context manager).

    The garbage collector is off: a finaliser that it runs may belong to another process
    than the one executing. What a finaliser raises goes to its process's standard error.
    """

    def __enter__(self) -> None:
        self.collecting = gc.isenabled()
        self.hook, self.limit = sys.unraisablehook, sys.getrecursionlimit()
        gc.disable()
        sys.unraisablehook = host_unraisable_hook

    def __exit__(self, *_: object) -> None:
        here.leave()
        keep_workers(64)
        sys.unraisablehook = self.hook
        sys.setrecursionlimit(self.limit)
        if self.collecting:
            gc.enable()
