"""What the host interpreter must do differently while simulated processes run in it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sim.userland.here import here
from sim.userland.image import keep_workers
from sim.userland.tracebacks import host_unraisable_hook


@contextmanager
def hosting() -> Iterator[None]:
    """Around a run.

    The garbage collector is off: a finaliser that it runs may belong to another process
    than the one executing. What a finaliser raises goes to its process's standard error.
    """
    collecting = gc.isenabled()
    hook, limit = sys.unraisablehook, sys.getrecursionlimit()
    gc.disable()
    sys.unraisablehook = host_unraisable_hook
    try:
        yield
    finally:
        here.leave()
        keep_workers(64)
        sys.unraisablehook = hook
        sys.setrecursionlimit(limit)
        if collecting:
            gc.enable()
