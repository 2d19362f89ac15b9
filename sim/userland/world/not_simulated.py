"""Names that exist and work on Linux but not here: each with what to do instead.

Using one raises `NotSimulated`, which names it, and the run's summary lists it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sim.userland.here import here
from sim.userland.world.registry import Module

PROGRAMS = "programs other than the script itself come later; use os.fork"
PIPES = "use os.pipe"
NAMESPACES = "there are no namespaces; all processes share one machine"
THREADS = "threads come with a later version; use os.fork"

POSIX: dict[str, str] = {
    "execv": PROGRAMS, "execve": PROGRAMS, "posix_spawn": PROGRAMS, "posix_spawnp": PROGRAMS,
    "system": PROGRAMS,
    "eventfd": PIPES, "eventfd_read": PIPES, "eventfd_write": PIPES,
    "timerfd_create": "use time.sleep or select.select with a timeout",
    "timerfd_gettime": "use time.monotonic", "timerfd_gettime_ns": "use time.monotonic_ns",
    "timerfd_settime": "use select.select with a timeout",
    "timerfd_settime_ns": "use select.select with a timeout",
    "memfd_create": "use a file in /dev/shm", "splice": "use os.read and os.write",
    "lockf": "file locks come with a later version; os.open with O_EXCL makes a lock file",
    "setns": NAMESPACES, "unshare": NAMESPACES,
}
"""Functions of `posix`. What is new in 3.12 or 3.13 is in the module of those only."""

POSIX_SINCE: dict[tuple[int, int], tuple[str, ...]] = {
    (3, 12): ("setns", "unshare"),
    (3, 13): (
        "timerfd_create", "timerfd_gettime", "timerfd_gettime_ns", "timerfd_settime",
        "timerfd_settime_ns",
    ),
}


def refusals(module: str, table: Mapping[str, str], prefix: str = ""
             ) -> dict[str, Callable[..., Any]]:
    """A function for each name of ``table`` that raises `NotSimulated`.

    ``prefix`` is how scripts call the module, if not by its own name ("os" for posix).
    """
    names = Module(module)
    for name, instead in table.items():
        names.function(_refusal(name, f"{prefix or module}.{name}", instead))
    return names.names


def _refusal(name: str, what: str, instead: str) -> Callable[..., Any]:
    def refuse(*args: Any, **options: Any) -> Any:
        raise here.image.unsupported(what, instead)

    refuse.__name__ = name
    refuse.__doc__ = f"{what} is not simulated; {instead}."
    return refuse
