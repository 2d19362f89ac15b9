"""The simulated module `resource`: limits, and what was used. Source: Modules/resource.c."""

from __future__ import annotations

from typing import Any

from sim.kernel.errors import EINVAL, EPERM
from sim.userland.here import here
from sim.userland.world.convert import c_int, c_long, c_pid
from sim.userland.world.registry import Module
from sim.userland.world.structs import rusage_of, struct_rusage

RESOURCE = Module("resource")
CONSTANTS = {
    "RLIM_INFINITY": -1, "RLIMIT_CPU": 0, "RLIMIT_FSIZE": 1, "RLIMIT_DATA": 2, "RLIMIT_STACK": 3,
    "RLIMIT_CORE": 4, "RLIMIT_RSS": 5, "RLIMIT_NPROC": 6, "RLIMIT_NOFILE": 7, "RLIMIT_OFILE": 7,
    "RLIMIT_MEMLOCK": 8, "RLIMIT_AS": 9, "RLIMIT_SIGPENDING": 11, "RLIMIT_MSGQUEUE": 12,
    "RLIMIT_NICE": 13, "RLIMIT_RTPRIO": 14, "RLIMIT_RTTIME": 15, "RUSAGE_CHILDREN": -1,
    "RUSAGE_SELF": 0, "RUSAGE_THREAD": 1,
}
LIMITS = 16


@RESOURCE.function
def getrusage(who: int, /) -> Any:
    """The resources used by a process, its children, or its thread."""
    who = c_int(who)
    try:
        used: tuple[int, int, int, int] = here.call("getrusage", (who,))
    except OSError as error:
        if error.errno == EINVAL:
            raise ValueError("invalid who parameter") from None
        raise
    return rusage_of(used)


def _resource(value: Any) -> int:
    number = c_int(value)
    if not 0 <= number < LIMITS:
        raise ValueError("invalid resource specified")
    return number


def _limits(value: Any) -> tuple[int, int]:
    pair = value if isinstance(value, tuple) else tuple(value)
    if len(pair) != 2:
        raise ValueError("expected a tuple of 2 integers")
    return c_long(pair[0]), c_long(pair[1])


@RESOURCE.function
def getrlimit(resource: int, /) -> tuple[int, int]:
    """The soft and hard limit of a resource."""
    return here.call("prlimit64", (0, _resource(resource), None))  # type: ignore[no-any-return]


@RESOURCE.function
def setrlimit(resource: int, limits: tuple[int, int], /) -> None:
    """Set the soft and hard limit of a resource."""
    number = _resource(resource)
    pair = _limits(limits)
    try:
        here.call("prlimit64", (0, number, pair))
    except OSError as error:
        if error.errno == EINVAL:
            raise ValueError("current limit exceeds maximum limit") from None
        if error.errno == EPERM:
            raise ValueError("not allowed to raise maximum limit") from None
        raise


@RESOURCE.function
def prlimit(pid: int, resource: int, limits: tuple[int, int] | None = None, /) -> tuple[int, int]:
    """Get, and set, a process's limits."""
    process, number = c_pid(pid), _resource(resource)
    pair = None if limits is None else _limits(limits)
    try:
        found: tuple[int, int] = here.call("prlimit64", (process, number, pair))
    except OSError as error:
        if error.errno == EINVAL:
            raise ValueError("current limit exceeds maximum limit") from None
        raise
    return found


@RESOURCE.function
def getpagesize() -> int:
    """The size of a page of memory."""
    return 4096


def exports() -> dict[str, Any]:
    """All names of the module."""
    return {
        **RESOURCE.names, **CONSTANTS, "error": OSError, "struct_rusage": struct_rusage,
    }


