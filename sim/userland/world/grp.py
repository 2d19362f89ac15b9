"""The simulated module `grp`: the groups of `sim.userland.world.accounts`.

Source: Modules/grpmodule.c.
"""

from __future__ import annotations

from typing import Any

from sim.userland.world.accounts import GROUPS, group_entry
from sim.userland.world.convert import group_id
from sim.userland.world.registry import Module
from sim.userland.world.structs import struct_group

GRP = Module("grp")


@GRP.function
def getgrgid(id: int) -> Any:
    """Return the group database entry for the given numeric group ID."""
    gid = group_id(id)
    for entry in GROUPS:
        if entry[1] == gid:
            return group_entry(entry)
    raise KeyError(f"getgrgid(): gid not found: {gid}")


@GRP.function
def getgrnam(name: str) -> Any:
    """Return the group database entry for the given group name."""
    if not isinstance(name, str):
        raise TypeError(f"getgrnam() argument 'name' must be str, not {type(name).__name__}")
    for entry in GROUPS:
        if entry[0] == name:
            return group_entry(entry)
    raise KeyError(f"getgrnam(): name not found: {name!r}")


@GRP.function
def getgrall() -> list[Any]:
    """Return a list of all available group entries, in arbitrary order."""
    return [group_entry(entry) for entry in GROUPS]


def exports() -> dict[str, Any]:
    """All names of the module."""
    return {**GRP.names, "struct_group": struct_group}
