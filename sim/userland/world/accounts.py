"""The users and groups of the simulated machine, as its /etc/passwd and /etc/group list them.

A C library reads those files at each look-up; here they are constants, so that a look-up
makes no system call. (`sim.kernel.filesystem` plants the same facts as files.)
"""

from __future__ import annotations

from sim.userland.world.structs import struct_group, struct_passwd

USERS = (
    struct_passwd(("root", "x", 0, 0, "root", "/root", "/bin/sh")),
    struct_passwd(("nobody", "x", 65534, 65534, "nobody", "/nonexistent", "/usr/sbin/nologin")),
    struct_passwd(("user", "x", 1000, 1000, "user", "/home/user", "/bin/sh")),
)
GROUPS: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("root", 0, ()),
    ("tty", 5, ()),
    ("nogroup", 65534, ()),
    ("user", 1000, ()),
)


def group_entry(entry: tuple[str, int, tuple[str, ...]]) -> object:
    """The grp.struct_group of a row of `GROUPS`."""
    name, gid, members = entry
    return struct_group((name, "x", gid, list(members)))


def groups_of(user: str, gid: int) -> list[int]:
    """getgrouplist(3): ``gid``, and the groups that list the user as a member."""
    return [gid, *(number for _, number, users in GROUPS if user in users and number != gid)]
