"""Who may do what with a file.

The file system checks the effective ids and the supplementary groups (Linux's fsuid and
fsgid follow the effective ids). Effective uid 0 stands for all capabilities.
Sources: path_resolution(7), inode(7), chmod(2), chown(2); fs/namei.c, fs/attr.c.
"""

from __future__ import annotations

from typing import NamedTuple

from sim.kernel.errors import EACCES, EPERM, KernelError
from sim.kernel.inodes import S_IFDIR, S_IFMT, S_ISVTX
from sim.kernel.process import Credentials

MAY_EXEC, MAY_WRITE, MAY_READ = 1, 2, 4


class Attributes(NamedTuple):
    """What permission is decided by: type and mode bits, owner and group."""

    mode: int
    uid: int
    gid: int


def in_group(cred: Credentials, gid: int) -> bool:
    """in_group_p: the effective group or one of the supplementary ones."""
    return gid == cred.egid or gid in cred.groups


def permitted(cred: Credentials, file: Attributes, mask: int) -> bool:
    """generic_permission: the bits of the first class (owner, group, others) that fits.

    Root may read and write anything, search any directory, and execute what anyone may.
    """
    bits = file.mode
    if cred.euid == file.uid:
        bits >>= 6
    elif in_group(cred, file.gid):
        bits >>= 3
    if not mask & ~bits & 7:
        return True
    if cred.euid != 0:
        return False
    return file.mode & S_IFMT == S_IFDIR or not mask & MAY_EXEC or bool(file.mode & 0o111)


def require(cred: Credentials, file: Attributes, mask: int) -> None:
    """EACCES unless permitted."""
    if not permitted(cred, file, mask):
        raise KernelError(EACCES)


def owns(cred: Credentials, file: Attributes) -> bool:
    """inode_owner_or_capable: the owner, or root (CAP_FOWNER)."""
    return cred.euid in (file.uid, 0)


def sticky_forbids(cred: Credentials, directory: Attributes, victim: Attributes) -> bool:
    """In a sticky directory only a file's or the directory's owner may remove names."""
    return bool(directory.mode & S_ISVTX) and cred.euid not in (victim.uid, directory.uid, 0)


def check_chown(cred: Credentials, file: Attributes, uid: int, gid: int) -> None:
    """chown_ok and chgrp_ok; an id of -1 stays as it is.

    Only root gives files away; an owner may choose among the groups it is in.
    """
    if cred.euid == 0:
        return
    mine = cred.euid == file.uid
    if uid != -1 and not (mine and uid == file.uid):
        raise KernelError(EPERM)
    if gid != -1 and not (mine and (gid == file.gid or in_group(cred, gid))):
        raise KernelError(EPERM)
