"""Resource limits: what a process may use of what (getrlimit(2), prlimit(2); kernel/sys.c)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.calls import system_call
from sim.kernel.errors import EINVAL, EPERM, ESRCH, KernelError
from sim.kernel.process import Process, Task, Value

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

RLIM_INFINITY = -1
LIMITS = 16
RLIMIT_NICE, RLIMIT_RTPRIO = 13, 14
DEFAULT_LIMITS: dict[int, tuple[int, int]] = {
    3: (8 << 20, RLIM_INFINITY),
    4: (0, RLIM_INFINITY),
    6: (96365, 96365),
    7: (1024, 1048576),
    8: (8 << 20, 8 << 20),
    11: (96365, 96365),
    12: (819200, 819200),
    RLIMIT_NICE: (0, 0),
    RLIMIT_RTPRIO: (0, 0),
}
"""Soft and hard limits at boot, where not infinite (as a common distribution sets them)."""


def limit_of(process: Process, resource: int) -> tuple[int, int]:
    """A process's soft and hard limit."""
    infinite = (RLIM_INFINITY, RLIM_INFINITY)
    return process.limits.get(resource, DEFAULT_LIMITS.get(resource, infinite))


def exceeds(value: int, limit: int) -> bool:
    """value > limit, where -1 is infinity (RLIM_INFINITY)."""
    return limit != RLIM_INFINITY and (value == RLIM_INFINITY or value > limit)


@system_call
def sys_prlimit64(k: Kernel, task: Task, pid: int, resource: int, new: Value) -> Value:
    """prlimit(2): (soft, hard) as it was; ``new`` replaces it unless None.

    EINVAL: no such limit, or soft above hard. EPERM: another's process, or raising the hard
    limit, unless root.
    """
    if not 0 <= resource < LIMITS:
        raise KernelError(EINVAL)
    target = k.processes.get(pid or task.pid)
    if target is None:
        raise KernelError(ESRCH)
    old = limit_of(target, resource)
    privileged = k.processes[task.pid].cred.euid == 0
    if target.pid != task.pid and not privileged and not _same_ids(k.processes[task.pid], target):
        raise KernelError(EPERM)
    if isinstance(new, tuple) and len(new) == 2:
        soft, hard = new
        if not isinstance(soft, int) or not isinstance(hard, int) or exceeds(soft, hard):
            raise KernelError(EINVAL)
        if exceeds(hard, old[1]) and not privileged:
            raise KernelError(EPERM)
        target.limits = {**target.limits, resource: (soft, hard)}
        k.stirred = True  # a limit of CPU time says how far a CPU may run ahead
    return old


def _same_ids(process: Process, target: Process) -> bool:
    """All ids of the target are the caller's real ones (check_prlimit_permission)."""
    mine, its = process.cred, target.cred
    return (mine.ruid == its.ruid == its.euid == its.suid
            and mine.rgid == its.rgid == its.egid == its.sgid)
