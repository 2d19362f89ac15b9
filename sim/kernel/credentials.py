"""Who a process is: user and group ids and who may change them.

Sources: credentials(7), setuid(2), setreuid(2), setresuid(2), setgroups(2); kernel/sys.c.
Id -1 means "leave it as it is".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.calls import system_call
from sim.kernel.errors import EINVAL, EPERM, KernelError
from sim.kernel.process import Credentials, Process, Task

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel


def _cred(k: Kernel, task: Task) -> Credentials:
    return k.processes[task.pid].cred


def _change(k: Kernel, process: Process, cred: Credentials) -> None:
    """Take other ids; who acts as another than before loses its death signal (commit_creds)."""
    old = process.cred
    if (cred.euid, cred.egid) != (old.euid, old.egid):
        process.death_signal = 0
    if cred.ruid != old.ruid:
        k.user_processes[old.ruid] -= 1
        k.user_processes[cred.ruid] = k.user_processes.get(cred.ruid, 0) + 1
    if cred.euid != old.euid:
        k.note("set", process.pid, "uid", (old.euid, cred.euid))
    process.cred = cred


@system_call
def sys_getuid(k: Kernel, task: Task) -> int:
    """getuid(2): the real user id."""
    return _cred(k, task).ruid


@system_call
def sys_geteuid(k: Kernel, task: Task) -> int:
    """geteuid(2): the effective user id."""
    return _cred(k, task).euid


@system_call
def sys_getgid(k: Kernel, task: Task) -> int:
    """getgid(2): the real group id."""
    return _cred(k, task).rgid


@system_call
def sys_getegid(k: Kernel, task: Task) -> int:
    """getegid(2): the effective group id."""
    return _cred(k, task).egid


@system_call
def sys_getresuid(k: Kernel, task: Task) -> tuple[int, int, int]:
    """getresuid(2): real, effective, saved."""
    cred = _cred(k, task)
    return cred.ruid, cred.euid, cred.suid


@system_call
def sys_getresgid(k: Kernel, task: Task) -> tuple[int, int, int]:
    """getresgid(2): real, effective, saved."""
    cred = _cred(k, task)
    return cred.rgid, cred.egid, cred.sgid


@system_call
def sys_getgroups(k: Kernel, task: Task) -> tuple[int, ...]:
    """getgroups(2): the supplementary groups."""
    return _cred(k, task).groups


@system_call
def sys_setgroups(k: Kernel, task: Task, groups: tuple[int, ...]) -> None:
    """setgroups(2): root only."""
    process = k.processes[task.pid]
    if process.cred.euid != 0:
        raise KernelError(EPERM)
    _change(k, process, process.cred._replace(groups=tuple(sorted(groups))))


@system_call
def sys_setuid(k: Kernel, task: Task, uid: int) -> None:
    """setuid(2): root sets all three; others set the effective id to their real or saved one."""
    process = k.processes[task.pid]
    cred = process.cred
    if uid < 0:
        raise KernelError(EINVAL)
    if cred.euid == 0:
        _change(k, process, cred._replace(ruid=uid, euid=uid, suid=uid))
    elif uid in (cred.ruid, cred.suid):
        _change(k, process, cred._replace(euid=uid))
    else:
        raise KernelError(EPERM)


@system_call
def sys_setgid(k: Kernel, task: Task, gid: int) -> None:
    """setgid(2): as setuid, for groups."""
    process = k.processes[task.pid]
    cred = process.cred
    if gid < 0:
        raise KernelError(EINVAL)
    if cred.euid == 0:
        _change(k, process, cred._replace(rgid=gid, egid=gid, sgid=gid))
    elif gid in (cred.rgid, cred.sgid):
        _change(k, process, cred._replace(egid=gid))
    else:
        raise KernelError(EPERM)


@system_call
def sys_setresuid(k: Kernel, task: Task, ruid: int, euid: int, suid: int) -> None:
    """setresuid(2): root to anything, others to any of their three."""
    process = k.processes[task.pid]
    cred = process.cred
    new = _resolve((ruid, euid, suid), (cred.ruid, cred.euid, cred.suid), cred.euid == 0)
    _change(k, process, cred._replace(ruid=new[0], euid=new[1], suid=new[2]))


@system_call
def sys_setresgid(k: Kernel, task: Task, rgid: int, egid: int, sgid: int) -> None:
    """setresgid(2): root to anything, others to any of their three."""
    process = k.processes[task.pid]
    cred = process.cred
    new = _resolve((rgid, egid, sgid), (cred.rgid, cred.egid, cred.sgid), cred.euid == 0)
    _change(k, process, cred._replace(rgid=new[0], egid=new[1], sgid=new[2]))


def _resolve(wanted: tuple[int, int, int], now: tuple[int, int, int],
             privileged: bool) -> tuple[int, int, int]:
    new = tuple(old if want == -1 else want for want, old in zip(wanted, now, strict=True))
    if not privileged and not set(new) <= set(now):
        raise KernelError(EPERM)
    return (new[0], new[1], new[2])


@system_call
def sys_setreuid(k: Kernel, task: Task, ruid: int, euid: int) -> None:
    """setreuid(2): the saved id follows the effective one when the real one is set,
    or when the effective one becomes other than the old real one.
    """
    process = k.processes[task.pid]
    cred = process.cred
    if cred.euid != 0 and (
        ruid not in (-1, cred.ruid, cred.euid) or euid not in (-1, cred.ruid, cred.euid, cred.suid)
    ):
        raise KernelError(EPERM)
    new_euid = cred.euid if euid == -1 else euid
    follows = ruid != -1 or (euid != -1 and euid != cred.ruid)
    _change(k, process, cred._replace(
        ruid=cred.ruid if ruid == -1 else ruid, euid=new_euid,
        suid=new_euid if follows else cred.suid,
    ))


@system_call
def sys_setregid(k: Kernel, task: Task, rgid: int, egid: int) -> None:
    """setregid(2): as setreuid, for groups."""
    process = k.processes[task.pid]
    cred = process.cred
    if cred.euid != 0 and (
        rgid not in (-1, cred.rgid, cred.egid) or egid not in (-1, cred.rgid, cred.egid, cred.sgid)
    ):
        raise KernelError(EPERM)
    new_egid = cred.egid if egid == -1 else egid
    follows = rgid != -1 or (egid != -1 and egid != cred.rgid)
    _change(k, process, cred._replace(
        rgid=cred.rgid if rgid == -1 else rgid, egid=new_egid,
        sgid=new_egid if follows else cred.sgid,
    ))
