"""What a process may say about its own scheduling: nice values, yielding, affinity, limits.

Sources: sched(7), nice(2), getpriority(2), sched_yield(2), getrlimit(2); kernel/sys.c.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.calls import system_call
from sim.kernel.errors import EACCES, EINVAL, EPERM, ESRCH, KernelError
from sim.kernel.process import Process, Task, Value

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

PRIO_PROCESS, PRIO_PGRP, PRIO_USER = 0, 1, 2
RLIM_INFINITY = -1
LIMITS = 16
DEFAULT_LIMITS: dict[int, tuple[int, int]] = {
    3: (8 << 20, RLIM_INFINITY),
    4: (0, RLIM_INFINITY),
    6: (96365, 96365),
    7: (1024, 1048576),
    8: (8 << 20, 8 << 20),
    11: (96365, 96365),
    12: (819200, 819200),
    13: (0, 0),
    14: (0, 0),
}
"""Soft and hard limits at boot, where not infinite (as a common distribution sets them)."""


def limit_of(process: Process, resource: int) -> tuple[int, int]:
    """A process's soft and hard limit."""
    infinite = (RLIM_INFINITY, RLIM_INFINITY)
    return process.limits.get(resource, DEFAULT_LIMITS.get(resource, infinite))


@system_call
def sys_sched_yield(k: Kernel, task: Task) -> int:
    """sched_yield(2): the driver puts the caller behind the others."""
    k.stirred = True
    return 0


def _selected(k: Kernel, task: Task, which: int, who: int) -> list[Process]:
    """The processes that getpriority and setpriority mean. EINVAL, ESRCH."""
    caller = k.processes[task.pid]
    if which == PRIO_PROCESS:
        process = k.processes.get(who or caller.pid)
        found = [] if process is None else [process]
    elif which == PRIO_PGRP:
        found = [k.processes[pid] for pid in k.groups.get(who or caller.pgid, ())]
    elif which == PRIO_USER:
        uid = who or caller.cred.ruid
        found = [process for process in k.processes.values() if process.cred.ruid == uid]
    else:
        raise KernelError(EINVAL)
    if not found:
        raise KernelError(ESRCH)
    return found


@system_call
def sys_getpriority(k: Kernel, task: Task, which: int, who: int) -> int:
    """getpriority(2): the lowest nice value (highest priority) among those selected."""
    return min(k.tasks[process.pid].nice for process in _selected(k, task, which, who))


@system_call
def sys_setpriority(k: Kernel, task: Task, which: int, who: int, nice: int) -> None:
    """setpriority(2): values beyond -20 and 19 are cut off.

    EPERM: not the caller's process. EACCES: only root may lower a nice value
    (RLIMIT_NICE is 0 here).
    """
    nice = min(19, max(-20, nice))
    mine = k.processes[task.pid].cred
    error = 0
    for process in _selected(k, task, which, who):
        target = k.tasks[process.pid]
        if mine.euid != 0 and mine.euid not in (process.cred.ruid, process.cred.euid):
            error = EPERM
        elif mine.euid != 0 and nice < target.nice:
            error = EACCES
        else:
            k.note("set", process.pid, "nice", (target.nice, nice))
            target.nice = nice
    if error:
        raise KernelError(error)


@system_call
def sys_sched_getaffinity(k: Kernel, task: Task, pid: int) -> tuple[int, ...]:
    """sched_getaffinity(2): the CPUs the process may run on: all of them. ESRCH."""
    if pid and pid not in k.processes:
        raise KernelError(ESRCH)
    return tuple(range(k.cpus))


@system_call
def sys_prlimit64(k: Kernel, task: Task, pid: int, resource: int, new: Value) -> Value:
    """prlimit(2): (soft, hard) as it was; ``new`` replaces it unless None.

    EINVAL: no such limit, or soft above hard. EPERM: raising the hard limit, unless root.
    """
    target = k.processes.get(pid or task.pid)
    if target is None:
        raise KernelError(ESRCH)
    if not 0 <= resource < LIMITS:
        raise KernelError(EINVAL)
    old = limit_of(target, resource)
    mine = k.processes[task.pid].cred
    if target.pid != task.pid and mine.euid != 0 and mine.ruid != target.cred.ruid:
        raise KernelError(EPERM)
    if isinstance(new, tuple) and len(new) == 2:
        soft, hard = new
        if not isinstance(soft, int) or not isinstance(hard, int) or _above(soft, hard):
            raise KernelError(EINVAL)
        if _above(hard, old[1]) and mine.euid != 0:
            raise KernelError(EPERM)
        target.limits = {**target.limits, resource: (soft, hard)}
        k.stirred = True  # a limit of CPU time says how far a CPU may run ahead
    return old


def _above(limit: int, other: int) -> bool:
    """limit > other, where -1 is infinity."""
    return other != RLIM_INFINITY and (limit == RLIM_INFINITY or limit > other)
