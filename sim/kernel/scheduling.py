"""What a process may say about how it is scheduled: policy, real-time priority, nice, yielding.

Who runs when because of it is up to the driver, which is told of every change by a note: "policy"
((policy, priority) before and after) or "nice". The CPUs are `sim.kernel.affinity`'s.

Sources: sched(7), nice(2), getpriority(2), sched_setscheduler(2), sched_setparam(2),
sched_rr_get_interval(2), sched_yield(2); kernel/sys.c, kernel/sched/syscalls.c,
kernel/sched/core.c (sched_fork).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sim.kernel.calls import system_call
from sim.kernel.errors import EACCES, EINVAL, EPERM, ESRCH, KernelError
from sim.kernel.limits import RLIMIT_NICE, RLIMIT_RTPRIO, exceeds, limit_of
from sim.kernel.process import Process, Task

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

PRIO_PROCESS, PRIO_PGRP, PRIO_USER = 0, 1, 2
SCHED_OTHER, SCHED_FIFO, SCHED_RR, SCHED_BATCH, SCHED_IDLE = 0, 1, 2, 3, 5
SCHED_DEADLINE, SCHED_EXT = 6, 7
SCHED_RESET_ON_FORK = 0x40000000
REAL_TIME = (SCHED_FIFO, SCHED_RR)
POLICIES = (SCHED_OTHER, *REAL_TIME, SCHED_BATCH, SCHED_IDLE)
"""What sched_setscheduler(2) takes; SCHED_DEADLINE needs more than it can say."""
HIGHEST_PRIORITY = 99
RR_INTERVAL = 100_000_000
"""How long a SCHED_RR task may run while another of its priority is ready (RR_TIMESLICE), in ns."""
JIFFY = 4_000_000
"""Between two timer interrupts, in ns (CONFIG_HZ=250)."""


def base_slice(cpus: int) -> int:
    """How long a fair task runs before another gets a chance, in ns (sysctl_sched_base_slice).

    0.7 ms on one CPU; more where there are more (get_update_sysctl_factor).
    """
    return 700_000 * min(cpus, 8).bit_length()


# ---- whose --------------------------------------------------------------------------------


def may_schedule(caller: Process, target: Process) -> bool:
    """Root may say how anyone is scheduled, others for their own (check_same_owner)."""
    return caller.cred.euid in (0, target.cred.ruid, target.cred.euid)


def task_of(k: Kernel, task: Task, pid: int) -> Task:
    """The task that a sched_* call is about: 0 is the caller, a zombie will do. ESRCH."""
    target = k.tasks.get(pid) if pid else task
    if target is None:
        raise KernelError(ESRCH)
    return target


def inherit(k: Kernel, parent: Task, child: Task) -> None:
    """What a new task has from the one that forked it (sched_fork).

    SCHED_RESET_ON_FORK keeps a real-time policy and a nice value below 0 from it, and itself.
    """
    child.policy, child.rt_priority = parent.policy, parent.rt_priority
    child.nice, child.affinity, child.cpu = parent.nice, parent.affinity, parent.cpu
    if parent.reset_on_fork:
        nice = 0 if parent.policy in REAL_TIME else max(0, parent.nice)
        if parent.policy in REAL_TIME:
            _set_policy(k, child, SCHED_OTHER, 0)
        _set_nice(k, child, nice)


# ---- nice ---------------------------------------------------------------------------------


def _selected(k: Kernel, task: Task, which: int, who: int) -> list[Process]:
    """The processes that getpriority and setpriority mean, in Linux's order. EINVAL, ESRCH.

    A group's newest member comes first, of a user's processes the eldest.
    """
    caller = k.processes[task.pid]
    found: Iterable[Process]
    if which == PRIO_PROCESS:
        process = k.processes.get(who or caller.pid)
        found = [] if process is None else [process]
    elif which == PRIO_PGRP:
        found = [k.processes[pid] for pid in reversed(k.groups.get(who or caller.pgid, {}))]
    elif which == PRIO_USER:
        uid = who or caller.cred.ruid
        found = [process for process in k.processes.values() if process.cred.ruid == uid]
    else:
        raise KernelError(EINVAL)
    if not found:
        raise KernelError(ESRCH)
    return found


def _may_be_nice(target: Process, nice: int) -> bool:
    """Whether RLIMIT_NICE lets a process have this nice value (is_nice_reduction)."""
    return not exceeds(20 - nice, limit_of(target, RLIMIT_NICE)[0])


def _set_nice(k: Kernel, target: Task, nice: int) -> None:
    if nice != target.nice:
        k.note("set", target.tid, "nice", (target.nice, nice))
        target.nice = nice


@system_call
def sys_getpriority(k: Kernel, task: Task, which: int, who: int) -> int:
    """getpriority(2): the lowest nice value (highest priority) among those selected."""
    return min(k.tasks[process.pid].nice for process in _selected(k, task, which, who))


@system_call
def sys_setpriority(k: Kernel, task: Task, which: int, who: int, nice: int) -> None:
    """setpriority(2): values beyond -20 and 19 are cut off.

    EPERM: not the caller's process. EACCES: lowering a nice value further than RLIMIT_NICE
    allows, unless root. All that may be changed are; of several errors the last one is told.
    """
    nice = min(19, max(-20, nice))
    caller = k.processes[task.pid]
    error = 0
    for process in _selected(k, task, which, who):
        target = k.tasks[process.pid]
        lowers = nice < target.nice and caller.cred.euid != 0
        if not may_schedule(caller, process):
            error = EPERM
        elif lowers and not _may_be_nice(process, nice):
            error = EACCES
        else:
            _set_nice(k, target, nice)
    if error:
        raise KernelError(error)


# ---- policies -----------------------------------------------------------------------------


def _set_policy(k: Kernel, target: Task, policy: int, priority: int) -> None:
    old, new = (target.policy, target.rt_priority), (policy, priority)
    if old != new:
        k.note("set", target.tid, "policy", (old, new))
        target.policy, target.rt_priority = new


def _needs_privilege(k: Kernel, task: Task, target: Task, policy: int, priority: int,
                     reset_on_fork: bool) -> bool:
    """Whether only root may change the target so (user_check_sched_setscheduler).

    Leaving SCHED_IDLE is like lowering a nice value.
    """
    process = k.processes[target.pid]
    highest = limit_of(process, RLIMIT_RTPRIO)[0]
    becomes = policy in REAL_TIME and policy != target.policy and highest == 0
    rises = priority > target.rt_priority and exceeds(priority, highest)
    wakes_up = target.policy == SCHED_IDLE != policy and not _may_be_nice(process, target.nice)
    forgets = target.reset_on_fork and not reset_on_fork
    return (becomes or rises or wakes_up or forgets
            or not may_schedule(k.processes[task.pid], process))


def _schedule(k: Kernel, task: Task, target: Task, policy: int, priority: int,
              reset_on_fork: bool) -> None:
    """Set policy and priority if they fit and the caller may (__sched_setscheduler)."""
    fits = 1 <= priority <= HIGHEST_PRIORITY if policy in REAL_TIME else priority == 0
    if policy not in POLICIES or not fits:
        raise KernelError(EINVAL)
    privileged = k.processes[task.pid].cred.euid == 0
    if not privileged and _needs_privilege(k, task, target, policy, priority, reset_on_fork):
        raise KernelError(EPERM)
    target.reset_on_fork = reset_on_fork
    _set_policy(k, target, policy, priority)


def _checked(k: Kernel, task: Task, pid: int) -> Task:
    """The task that is meant; EINVAL for a negative pid, ESRCH."""
    if pid < 0:
        raise KernelError(EINVAL)
    return task_of(k, task, pid)


@system_call
def sys_sched_setscheduler(k: Kernel, task: Task, pid: int, policy: int, priority: int) -> None:
    """sched_setscheduler(2), with the one field of its struct sched_param.

    EINVAL: no such policy, or a priority that is not the policy's. EPERM, ESRCH.
    """
    if policy < 0:
        raise KernelError(EINVAL)
    target = _checked(k, task, pid)
    _schedule(k, task, target, policy & ~SCHED_RESET_ON_FORK, priority,
              bool(policy & SCHED_RESET_ON_FORK))


@system_call
def sys_sched_getscheduler(k: Kernel, task: Task, pid: int) -> int:
    """sched_getscheduler(2): the policy, with SCHED_RESET_ON_FORK. EINVAL, ESRCH."""
    target = _checked(k, task, pid)
    return target.policy | (SCHED_RESET_ON_FORK if target.reset_on_fork else 0)


@system_call
def sys_sched_setparam(k: Kernel, task: Task, pid: int, priority: int) -> None:
    """sched_setparam(2): another priority under the same policy. EINVAL, EPERM, ESRCH."""
    target = _checked(k, task, pid)
    _schedule(k, task, target, target.policy, priority, target.reset_on_fork)


@system_call
def sys_sched_getparam(k: Kernel, task: Task, pid: int) -> int:
    """sched_getparam(2): the real-time priority, 0 under the other policies. EINVAL, ESRCH."""
    return _checked(k, task, pid).rt_priority


@system_call
def sys_sched_rr_get_interval(k: Kernel, task: Task, pid: int) -> int:
    """sched_rr_get_interval(2): the time slice, in ns. EINVAL, ESRCH.

    SCHED_FIFO has none. A fair task's is told in whole jiffies (get_rr_interval_fair).
    """
    target = _checked(k, task, pid)
    if target.policy in REAL_TIME:
        return RR_INTERVAL if target.policy == SCHED_RR else 0
    return base_slice(k.cpus) // JIFFY * JIFFY


@system_call
def sys_sched_get_priority_max(k: Kernel, task: Task, policy: int) -> int:
    """sched_get_priority_max(2). EINVAL: no such policy."""
    if policy not in (*POLICIES, SCHED_DEADLINE, SCHED_EXT):
        raise KernelError(EINVAL)
    return HIGHEST_PRIORITY if policy in REAL_TIME else 0


@system_call
def sys_sched_get_priority_min(k: Kernel, task: Task, policy: int) -> int:
    """sched_get_priority_min(2). EINVAL: no such policy."""
    return min(1, sys_sched_get_priority_max(k, task, policy))


# ---- yielding -----------------------------------------------------------------------------


@system_call
def sys_sched_yield(k: Kernel, task: Task) -> int:
    """sched_yield(2): the driver puts the caller behind the others."""
    k.stirred = True
    return 0
