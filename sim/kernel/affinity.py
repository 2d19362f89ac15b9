"""On which CPUs a process may run (sched_setaffinity(2); kernel/sched/syscalls.c).

The driver is told of every change by a note "affinity", with the bit masks before and after.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.calls import system_call
from sim.kernel.errors import EINVAL, EPERM, KernelError
from sim.kernel.process import Task
from sim.kernel.scheduling import may_schedule, task_of

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

WORD = 64
"""Bits of a word of a CPU mask."""


def cpus_of(mask: int) -> tuple[int, ...]:
    """The CPUs in a bit mask."""
    return tuple(cpu for cpu in range(mask.bit_length()) if mask >> cpu & 1)


def cpu_ranges(mask: int) -> str:
    """The CPUs in a bit mask as /proc lists them: "0-3,5"."""
    cpus = cpus_of(mask)
    firsts = [cpu for cpu in cpus if not mask & (1 << cpu) >> 1]
    lasts = [cpu for cpu in cpus if not mask >> cpu & 2]
    return ",".join(
        f"{a}" if a == b else f"{a}-{b}" for a, b in zip(firsts, lasts, strict=True))


def cpu_mask(mask: int, cpus: int) -> str:
    """A bit mask of a machine's CPUs as /proc shows it: words of 32 bits, in hexadecimal."""
    digits = f"{mask:0{(cpus + 3) // 4}x}"
    high = len(digits) % 8
    words = [digits[:high]] if high else []
    return ",".join(words + [digits[i:i + 8] for i in range(high, len(digits), 8)])


@system_call
def sys_sched_setaffinity(k: Kernel, task: Task, pid: int, size: int, cpus: tuple[int, ...]
                          ) -> None:
    """sched_setaffinity(2): may run on ``cpus``, a set in a mask of ``size`` bytes.

    Those that the machine does not have are left out. ESRCH. EPERM: not the caller's process.
    EINVAL: no CPU is left.
    """
    target = task_of(k, task, pid)
    if not may_schedule(k.processes[task.pid], k.processes[target.pid]):
        raise KernelError(EPERM)
    mask = sum(1 << cpu for cpu in set(cpus) if cpu < min(k.cpus, 8 * size))
    if not mask:
        raise KernelError(EINVAL)
    if mask != target.affinity:
        k.note("set", target.tid, "affinity", (target.affinity, mask))
        target.affinity = mask


@system_call
def sys_sched_getaffinity(k: Kernel, task: Task, pid: int, size: int
                          ) -> tuple[int, tuple[int, ...]]:
    """sched_getaffinity(2): the bytes that were filled in, and the CPUs in them.

    ESRCH. EINVAL: a mask of ``size`` bytes has not room for all of the machine's CPUs.
    """
    if size * 8 < k.cpus or size % (WORD // 8):
        raise KernelError(EINVAL)
    target = task_of(k, task, pid)
    return min(size, -(-k.cpus // WORD) * WORD // 8), cpus_of(target.affinity)
