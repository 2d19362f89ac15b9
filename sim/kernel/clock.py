"""Time: clocks, sleeping, and what CPU time has been used.

Sources: clock_gettime(2), clock_nanosleep(2), times(2), getrusage(2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.calls import system_call
from sim.kernel.errors import (
    EINVAL,
    EPERM,
    ERESTART_RESTARTBLOCK,
    ERESTARTNOHAND,
    KernelError,
)
from sim.kernel.lifecycle import usage_of
from sim.kernel.process import Task, Value, Wait

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID = 0, 1, 2, 3
CLOCK_MONOTONIC_RAW, CLOCK_REALTIME_COARSE, CLOCK_MONOTONIC_COARSE, CLOCK_BOOTTIME = 4, 5, 6, 7
CLOCK_TAI = 11
TIMER_ABSTIME = 1
UPTIME = 1_000_000_000_000
"""How long the machine had been up (ns) when the run began: no clock starts at zero."""


def read_clock(k: Kernel, task: Task, clock: int) -> int:
    """A clock's time in ns; EINVAL for a clock that does not exist."""
    if clock in (CLOCK_REALTIME, CLOCK_REALTIME_COARSE, CLOCK_TAI):
        return k.epoch + k.now
    if clock in (CLOCK_MONOTONIC, CLOCK_MONOTONIC_RAW, CLOCK_MONOTONIC_COARSE, CLOCK_BOOTTIME):
        return UPTIME + k.now
    if clock == CLOCK_PROCESS_CPUTIME_ID:
        used = usage_of(k, k.processes[task.pid])
        return used.user + used.system
    if clock == CLOCK_THREAD_CPUTIME_ID:
        return task.user + task.system
    raise KernelError(EINVAL)


@system_call
def sys_clock_gettime(k: Kernel, task: Task, clock: int) -> int:
    """clock_gettime(2), in ns."""
    return read_clock(k, task, clock)


@system_call
def sys_clock_settime(k: Kernel, task: Task, clock: int, time: int) -> None:
    """clock_settime(2): root may set the wall clock."""
    if clock != CLOCK_REALTIME:
        raise KernelError(EINVAL)
    if k.processes[task.pid].cred.euid != 0:
        raise KernelError(EPERM)
    k.epoch = time - k.now


@system_call
def sys_clock_nanosleep(k: Kernel, task: Task, clock: int, flags: int, time: int) -> int | Wait:
    """clock_nanosleep(2): sleep ``time`` ns, or until it with TIMER_ABSTIME."""
    if clock not in (CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_BOOTTIME, CLOCK_TAI) or time < 0:
        raise KernelError(EINVAL)
    timeout = time - read_clock(k, task, clock) if flags & TIMER_ABSTIME else time
    deadline = k.deadline(task, max(0, timeout))
    if deadline is None or deadline <= k.now:
        return 0
    restart = ERESTARTNOHAND if flags & TIMER_ABSTIME else ERESTART_RESTARTBLOCK
    return Wait((), "hrtimer_nanosleep", deadline, restart=restart)


@system_call
def sys_times(k: Kernel, task: Task) -> Value:
    """times(2): user, system, children's user, children's system, elapsed; all in ns."""
    process = k.processes[task.pid]
    own, children = usage_of(k, process), process.reaped_children
    return (own.user, own.system, children.user, children.system, UPTIME + k.now)


@system_call
def sys_getrusage(k: Kernel, task: Task, who: int) -> Value:
    """getrusage(2): (user ns, system ns, voluntary, involuntary switches). EINVAL.

    ``who`` is RUSAGE_SELF 0, RUSAGE_CHILDREN -1 or RUSAGE_THREAD 1.
    """
    process = k.processes[task.pid]
    if who == -1:
        return process.reaped_children
    if who == 0:
        return usage_of(k, process)
    if who == 1:
        return (task.user, task.system, task.voluntary, task.involuntary)
    raise KernelError(EINVAL)
