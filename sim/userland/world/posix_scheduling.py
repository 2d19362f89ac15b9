"""The part of `posix` that is about scheduling: nice values, policies, CPUs.

Which system calls each function makes, and with what arguments, was seen with strace on CPython
3.11 to 3.13 and glibc 2.36. Sources: Modules/posixmodule.c, nice(3), sched(7), get_nprocs(3).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sim.kernel.errors import EACCES, EINVAL, EPERM
from sim.kernel.files import O_CLOEXEC, O_RDONLY
from sim.userland.errors import os_error
from sim.userland.here import here
from sim.userland.world.convert import AT_FDCWD, INT_MAX, INT_MIN, c_int, c_long, c_pid
from sim.userland.world.registry import Module
from sim.userland.world.structs import sched_param, seconds

POSIX = Module("posix")
MASK_BITS = 64
"""CPUs in the mask that is tried first; it is doubled as needed."""


# ---- nice values ----------------------------------------------------------------------------


@POSIX.function
def nice(increment: int, /) -> int:
    """Add increment to the priority of process and return the new priority (nice(3))."""
    increment = c_int(increment)
    now = here.call("getpriority", (0, 0))
    try:
        here.call("setpriority", (0, 0, now + increment))
    except OSError as error:
        if error.errno == EACCES:
            raise os_error(EPERM) from None
        raise
    return int(here.call("getpriority", (0, 0)))


@POSIX.function
def getpriority(which: int, who: int) -> int:
    """Return program scheduling priority."""
    return int(here.call("getpriority", (c_int(which), c_int(who))))


@POSIX.function
def setpriority(which: int, who: int, priority: int) -> None:
    """Set program scheduling priority."""
    here.call("setpriority", (c_int(which), c_int(who), c_int(priority)))


# ---- policies -------------------------------------------------------------------------------


def _priority(param: Any) -> int:
    """The number in a sched_param (convert_sched_param)."""
    if type(param) is not sched_param:
        raise TypeError("must have a sched_param object")
    value = c_long(param[0])
    if not INT_MIN <= value <= INT_MAX:
        raise OverflowError("sched_priority out of range")
    return value


@POSIX.function
def sched_setscheduler(pid: int, policy: int, param: Any, /) -> None:
    """Set the scheduling policy for the process identified by pid (or the caller, if 0)."""
    here.call("sched_setscheduler", (c_pid(pid), c_pid(policy), _priority(param)))


@POSIX.function
def sched_getscheduler(pid: int, /) -> int:
    """Get the scheduling policy for the process identified by pid."""
    return int(here.call("sched_getscheduler", (c_pid(pid),)))


@POSIX.function
def sched_setparam(pid: int, param: Any, /) -> None:
    """Set scheduling parameters for the process identified by pid (or the caller, if 0)."""
    here.call("sched_setparam", (c_pid(pid), _priority(param)))


@POSIX.function
def sched_getparam(pid: int, /) -> Any:
    """Returns scheduling parameters for the process identified by pid."""
    return sched_param(here.call("sched_getparam", (c_pid(pid),)))


@POSIX.function
def sched_rr_get_interval(pid: int, /) -> float:
    """Return the round-robin quantum for the process identified by pid, in seconds."""
    return seconds(here.call("sched_rr_get_interval", (c_pid(pid),)))


@POSIX.function
def sched_get_priority_max(policy: int) -> int:
    """Get the maximum scheduling priority for policy."""
    return int(here.call("sched_get_priority_max", (c_int(policy),)))


@POSIX.function
def sched_get_priority_min(policy: int) -> int:
    """Get the minimum scheduling priority for policy."""
    return int(here.call("sched_get_priority_min", (c_int(policy),)))


@POSIX.function
def sched_yield() -> None:
    """Voluntarily relinquish the CPU."""
    here.call("sched_yield")


# ---- CPUs -----------------------------------------------------------------------------------


def _mask_size(cpu: int) -> int:
    """The bytes of a mask that has room for a CPU: doubled until it has (CPU_ALLOC_SIZE)."""
    bits = MASK_BITS
    while bits <= cpu:
        bits = cpu + 1 if bits > INT_MAX // 2 else 2 * bits
    return -(-bits // MASK_BITS) * MASK_BITS // 8


def _cpu(item: Any) -> int:
    if not isinstance(item, int):
        raise TypeError(f"expected an iterator of ints, but iterator yielded {type(item)!r}")
    cpu = c_long(item)
    if cpu < 0:
        raise ValueError("negative CPU number")
    if cpu > INT_MAX - 1:
        raise OverflowError("CPU number too large")
    return cpu


@POSIX.function
def sched_setaffinity(pid: int, mask: Iterable[int], /) -> None:
    """Set the CPU affinity of the process identified by pid to mask."""
    process = c_pid(pid)
    cpus = sorted({_cpu(item) for item in mask})
    here.call("sched_setaffinity", (process, _mask_size(max(cpus, default=0)), tuple(cpus)))


@POSIX.function
def sched_getaffinity(pid: int, /) -> set[int]:
    """Return the affinity of the process identified by pid (or the current process if zero)."""
    process, size = c_pid(pid), MASK_BITS // 8
    while True:
        try:
            return set(here.call("sched_getaffinity", (process, size))[1])
        except OSError as error:
            if error.errno != EINVAL:
                raise
        size *= 2


@POSIX.function
def cpu_count() -> int:
    """The number of CPUs of the machine, as glibc finds it where there is no /sys: in /proc/stat.

    If that cannot be opened, those count that the process may run on (get_nprocs_fallback).
    """
    try:
        fd = here.call("openat", (AT_FDCWD, "/proc/stat", O_RDONLY | O_CLOEXEC))
    except OSError:
        return len(sched_getaffinity(0))
    text = b""
    while part := here.call("read", (fd, 1 << 16)):
        text += part
    here.call("close", (fd,))
    return sum(line[:3] == b"cpu" and line[3:4] != b" " for line in text.split(b"\n"))


@POSIX.function
def getloadavg() -> tuple[float, float, float]:
    """The machine has just booted: nothing has run long enough to be averaged."""
    return (0.0, 0.0, 0.0)


POSIX.names["sched_param"] = sched_param
