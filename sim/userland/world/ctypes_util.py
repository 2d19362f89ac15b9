"""The simulated module `ctypes.util`. Source: Lib/ctypes/util.py."""

from __future__ import annotations

from typing import Any

from sim.userland.here import here
from sim.userland.world.ctypes_functions import ONLY_LIBC, SONAME
from sim.userland.world.registry import Module

UTIL = Module("ctypes.util")


@UTIL.function
def find_library(name: str) -> str:
    """The file name of a library: there is only "c"."""
    if name != "c":
        raise here.image.unsupported(f"ctypes.util.find_library({name!r})", ONLY_LIBC)
    return SONAME


def exports() -> dict[str, Any]:
    """All names of the module."""
    return UTIL.names
