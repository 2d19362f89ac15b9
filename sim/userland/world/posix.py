"""The simulated module `posix`, on which CPython's os.py is executed.

It has every name that Linux's has in the running Python's version: what is not simulated
raises `NotSimulated` when it is called (`sim.userland.world.not_simulated`).
"""

from __future__ import annotations

import sys
from typing import Any

from sim.userland.world import (
    posix_files,
    posix_ids,
    posix_listing,
    posix_misc,
    posix_paths,
    posix_process,
    posix_scheduling,
    posix_terminals,
    structs,
)
from sim.userland.world.not_simulated import POSIX, POSIX_SINCE, refusals
from sim.userland.world.posix_constants import (
    HAVE_FUNCTIONS,
    HAVE_SINCE_3_13,
    SINCE_3_11,
    SINCE_3_12,
    SINCE_3_13,
)

_PARTS = (posix_files, posix_ids, posix_listing, posix_misc, posix_paths, posix_process,
          posix_scheduling, posix_terminals)


def exports() -> dict[str, Any]:
    """All names of the module."""
    names: dict[str, Any] = refusals("posix", POSIX, "os")
    for version, new in POSIX_SINCE.items():
        if sys.version_info < version:
            for name in new:
                del names[name]
    for part in _PARTS:
        names.update(part.POSIX.names)
    names.update(constants())
    names.update(
        stat_result=structs.stat_result, statvfs_result=structs.statvfs_result,
        terminal_size=structs.terminal_size,
    )
    return names


def constants() -> dict[str, Any]:
    """The numbers, and the list of functions that configure found."""
    numbers: dict[str, Any] = dict(SINCE_3_11)
    functions: tuple[str, ...] = HAVE_FUNCTIONS
    if sys.version_info >= (3, 12):
        numbers.update(SINCE_3_12)
    if sys.version_info >= (3, 13):
        numbers.update(SINCE_3_13)
    else:
        functions = tuple(name for name in functions if name not in HAVE_SINCE_3_13)
    return {**numbers, "_have_functions": list(functions)}
