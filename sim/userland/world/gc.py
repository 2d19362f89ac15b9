"""The simulated module `gc`: a stand-in that collects nothing.

All processes live in one host interpreter, whose collector is off during a run: a
collection started by one process could run the finalisers of another, which would
then make system calls in the wrong process, at a moment that no replay would repeat. So a
cycle of objects lives until its process's memory is thrown away; reference counting
works as always. What a script sets is remembered, for itself only.
"""

from __future__ import annotations

import gc as host
import sys
from operator import index
from typing import Any

from sim.userland.here import here
from sim.userland.world.registry import Module

GC = Module("gc")
DEFAULT_THRESHOLD = (2000, 10, 10) if sys.version_info >= (3, 13) else (700, 10, 10)
CONSTANTS = {
    "DEBUG_STATS": 1, "DEBUG_COLLECTABLE": 2, "DEBUG_UNCOLLECTABLE": 4, "DEBUG_SAVEALL": 32,
    "DEBUG_LEAK": 38,
}
HEAP = "the host's heap holds the objects of all processes"


def _settings() -> dict[str, Any]:
    """What this process has set."""
    settings: dict[str, Any] = here.image.state.setdefault("gc", {})
    return settings


@GC.function
def collect(generation: int = 2) -> int:
    """Run the garbage collector: nothing is found."""
    if not 0 <= index(generation) <= 2:
        raise ValueError("invalid generation")
    return 0


@GC.function
def enable() -> None:
    """Enable automatic garbage collection."""
    _settings()["enabled"] = True


@GC.function
def disable() -> None:
    """Disable automatic garbage collection."""
    _settings()["enabled"] = False


@GC.function
def isenabled() -> bool:
    """Returns true if automatic garbage collection is enabled."""
    return bool(_settings().get("enabled", True))


@GC.function
def get_count() -> tuple[int, int, int]:
    """Return a three-tuple of the current collection counts."""
    return (0, 0, 0)


@GC.function
def get_threshold() -> tuple[int, int, int]:
    """Return the current collection thresholds."""
    return _settings().get("threshold", DEFAULT_THRESHOLD)  # type: ignore[no-any-return]


@GC.function
def set_threshold(threshold0: int, threshold1: int = 10, threshold2: int = 10, /) -> None:
    """Set the collection thresholds (the collection frequency)."""
    _settings()["threshold"] = (index(threshold0), index(threshold1), index(threshold2))


@GC.function
def get_debug() -> int:
    """Get the garbage collection debugging flags."""
    return int(_settings().get("debug", 0))


@GC.function
def set_debug(flags: int, /) -> None:
    """Set the garbage collection debugging flags."""
    _settings()["debug"] = index(flags)


@GC.function
def get_stats() -> list[dict[str, int]]:
    """Return a list of dictionaries containing per-generation statistics."""
    return [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]


@GC.function
def freeze() -> None:
    """Freeze all current tracked objects and ignore them for future collections."""


@GC.function
def unfreeze() -> None:
    """Unfreeze all objects in the permanent generation."""


@GC.function
def get_freeze_count() -> int:
    """Return the number of objects in the permanent generation."""
    return 0


@GC.function
def is_tracked(obj: Any, /) -> bool:
    """Returns true if the object is tracked by the garbage collector."""
    return host.is_tracked(obj)


@GC.function
def is_finalized(obj: Any, /) -> bool:
    """Returns true if the object has been already finalized by the GC."""
    return host.is_finalized(obj)


@GC.function
def get_referents(*objs: Any) -> list[Any]:
    """Return the list of objects that are directly referred to by objs."""
    return host.get_referents(*objs)


@GC.function
def get_referrers(*objs: Any) -> list[Any]:
    """Return the list of objects that directly refer to any of objs: not simulated."""
    raise here.image.unsupported("gc.get_referrers", HEAP)


@GC.function
def get_objects(generation: int | None = None) -> list[Any]:
    """Return a list of objects tracked by the collector: not simulated."""
    raise here.image.unsupported("gc.get_objects", HEAP)


def exports() -> dict[str, Any]:
    """All names of the module."""
    return {**GC.names, **CONSTANTS, "callbacks": [], "garbage": []}
