"""The part of `posix` that is about users and groups: who a process acts as.

Sources: Modules/posixmodule.c; getuid(2), seteuid(3), initgroups(3), getlogin(3).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sim.kernel.errors import EINVAL, ENXIO
from sim.userland.errors import os_error
from sim.userland.here import here
from sim.userland.world.accounts import groups_of
from sim.userland.world.convert import encoded, group_id, user_id
from sim.userland.world.posix_constants import SINCE_3_11
from sim.userland.world.registry import Module

POSIX = Module("posix")


@POSIX.function
def getuid() -> int:
    """Return the current process's user id."""
    return int(here.call("getuid"))


@POSIX.function
def geteuid() -> int:
    """Return the current process's effective user id."""
    return int(here.call("geteuid"))


@POSIX.function
def getgid() -> int:
    """Return the current process's group id."""
    return int(here.call("getgid"))


@POSIX.function
def getegid() -> int:
    """Return the current process's effective group id."""
    return int(here.call("getegid"))


@POSIX.function
def getresuid() -> tuple[int, int, int]:
    """Return a tuple of the current process's real, effective, and saved user ids."""
    real, effective, saved = here.call("getresuid")
    return real, effective, saved


@POSIX.function
def getresgid() -> tuple[int, int, int]:
    """Return a tuple of the current process's real, effective, and saved group ids."""
    real, effective, saved = here.call("getresgid")
    return real, effective, saved


@POSIX.function
def setuid(uid: int, /) -> None:
    """Set the current process's user id."""
    here.call("setuid", (user_id(uid),))


@POSIX.function
def seteuid(euid: int, /) -> None:
    """Set the current process's effective user id (glibc: setresuid with two -1)."""
    _only_effective("setresuid", user_id(euid))


@POSIX.function
def setgid(gid: int, /) -> None:
    """Set the current process's group id."""
    here.call("setgid", (group_id(gid),))


@POSIX.function
def setegid(egid: int, /) -> None:
    """Set the current process's effective group id (glibc: setresgid with two -1)."""
    _only_effective("setresgid", group_id(egid))


def _only_effective(call: str, number: int) -> None:
    if number == -1:
        raise os_error(EINVAL)
    here.call(call, (-1, number, -1))


@POSIX.function
def setreuid(ruid: int, euid: int, /) -> None:
    """Set the current process's real and effective user ids."""
    here.call("setreuid", (user_id(ruid), user_id(euid)))


@POSIX.function
def setregid(rgid: int, egid: int, /) -> None:
    """Set the current process's real and effective group ids."""
    here.call("setregid", (group_id(rgid), group_id(egid)))


@POSIX.function
def setresuid(ruid: int, euid: int, suid: int, /) -> None:
    """Set the current process's real, effective, and saved user ids."""
    here.call("setresuid", (user_id(ruid), user_id(euid), user_id(suid)))


@POSIX.function
def setresgid(rgid: int, egid: int, sgid: int, /) -> None:
    """Set the current process's real, effective, and saved group ids."""
    here.call("setresgid", (group_id(rgid), group_id(egid), group_id(sgid)))


@POSIX.function
def getgroups() -> list[int]:
    """Return list of supplemental group IDs for the process."""
    return list(here.call("getgroups"))


@POSIX.function
def setgroups(groups: Any, /) -> None:
    """Set the groups of the current process to list."""
    if not isinstance(groups, Sequence):
        raise TypeError("setgroups argument must be a sequence")
    if len(groups) > SINCE_3_11["NGROUPS_MAX"]:
        raise ValueError("too many groups")
    numbers = []
    for group in groups:
        if not isinstance(group, int):
            raise TypeError("groups must be integers")
        numbers.append(group_id(group))
    if -1 in numbers:
        raise os_error(EINVAL)
    here.call("setgroups", (tuple(numbers),))


@POSIX.function
def getgrouplist(user: str, group: int, /) -> list[int]:
    """Returns a list of groups to which a user belongs."""
    return groups_of(_user_name(user), group_id(group))


@POSIX.function
def initgroups(username: str, gid: int, /) -> None:
    """Initialize the group access list: the groups of the user, and gid."""
    here.call("setgroups", (tuple(groups_of(_user_name(username), group_id(gid))),))


def _user_name(value: Any) -> str:
    return encoded(value).decode("utf-8", "surrogateescape")


@POSIX.function
def getlogin() -> str:
    """Nobody logged in on a terminal of this machine: ENXIO, as in a container."""
    raise os_error(ENXIO)
