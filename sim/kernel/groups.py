"""Process groups and sessions: getpgid, setpgid, getsid, setsid.

Sources: setpgid(2), setsid(2), credentials(7); kernel/sys.c.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.calls import system_call
from sim.kernel.errors import EINVAL, EPERM, ESRCH, KernelError
from sim.kernel.family import join_group, join_session
from sim.kernel.job_control import set_tty
from sim.kernel.process import Process, Task

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel


def _find(k: Kernel, task: Task, pid: int) -> Process:
    process = k.processes.get(pid or task.pid)
    if process is None:
        raise KernelError(ESRCH)
    return process


@system_call
def sys_getpid(k: Kernel, task: Task) -> int:
    """getpid(2)."""
    return task.pid


@system_call
def sys_gettid(k: Kernel, task: Task) -> int:
    """gettid(2)."""
    return task.tid


@system_call
def sys_getppid(k: Kernel, task: Task) -> int:
    """getppid(2): the parent's pid; it changes when the parent ends."""
    return k.processes[task.pid].ppid


@system_call
def sys_getpgid(k: Kernel, task: Task, pid: int) -> int:
    """getpgid(2); 0 means the caller. ESRCH."""
    return _find(k, task, pid).pgid


@system_call
def sys_getsid(k: Kernel, task: Task, pid: int) -> int:
    """getsid(2); 0 means the caller. ESRCH."""
    return _find(k, task, pid).sid


@system_call
def sys_setpgid(k: Kernel, task: Task, pid: int, pgid: int) -> None:
    """setpgid(2), for the caller or a child of its session that has not called exec.

    EINVAL: negative pgid. ESRCH: neither the caller nor its child. EPERM: a session leader,
    or a child or a group of another session.
    """
    caller = k.processes[task.pid]
    pid = pid or caller.pid
    pgid = pgid or pid
    if pgid < 0:
        raise KernelError(EINVAL)
    target = k.processes.get(pid)
    if target is None or (target is not caller and target.ppid != caller.pid):
        raise KernelError(ESRCH)
    if target.sid != caller.sid or target.sid == target.pid:
        raise KernelError(EPERM)
    if pgid != pid:
        members = k.groups.get(pgid)
        if not members or k.processes[next(iter(members))].sid != caller.sid:
            raise KernelError(EPERM)
    if target.pgid != pgid:
        k.note("set", target.pid, "pgid", (target.pgid, pgid))
        join_group(k, target, pgid)


@system_call
def sys_setsid(k: Kernel, task: Task) -> int:
    """setsid(2): a new session and group led by the caller, without a terminal.

    EPERM if a process group with the caller's number exists.
    """
    process = k.processes[task.pid]
    if process.pid in k.groups:
        raise KernelError(EPERM)
    k.note("set", process.pid, "sid", (process.sid, process.pid))
    k.note("set", process.pid, "pgid", (process.pgid, process.pid))
    set_tty(k, process, "")
    join_group(k, process, process.pid)
    join_session(k, process, process.pid)
    return process.pid
