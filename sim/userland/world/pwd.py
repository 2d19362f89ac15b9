"""The simulated module `pwd`: the users of `sim.userland.world.accounts`.

Source: Modules/pwdmodule.c.
"""

from __future__ import annotations

from typing import Any

from sim.userland.world.accounts import USERS
from sim.userland.world.convert import user_id
from sim.userland.world.registry import Module
from sim.userland.world.structs import struct_passwd

PWD = Module("pwd")


@PWD.function
def getpwuid(uidobj: int, /) -> Any:
    """Return the password database entry for the given numeric user ID."""
    try:
        uid = user_id(uidobj)
    except OverflowError:
        raise KeyError("getpwuid(): uid not found") from None
    for user in USERS:
        if user.pw_uid == uid:
            return user
    raise KeyError(f"getpwuid(): uid not found: {uid}")


@PWD.function
def getpwnam(name: str, /) -> Any:
    """Return the password database entry for the given user name."""
    if not isinstance(name, str):
        raise TypeError(f"getpwnam() argument must be str, not {type(name).__name__}")
    for user in USERS:
        if user.pw_name == name:
            return user
    raise KeyError(f"getpwnam(): name not found: {name!r}")


@PWD.function
def getpwall() -> list[Any]:
    """Return a list of all available password database entries, in arbitrary order."""
    return list(USERS)


def exports() -> dict[str, Any]:
    """All names of the module."""
    return {**PWD.names, "struct_passwd": struct_passwd}
