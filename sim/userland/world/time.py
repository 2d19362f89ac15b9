"""The simulated module `time`: virtual clocks, and calendar arithmetic in UTC.

Every reading of a clock is a system call. Sources: Modules/timemodule.c; CPython waits in
time.sleep until an absolute time that it has read before; here the relative form saves that
reading. (What this file needs of the host's `time` is its class struct_time only.)
"""

from __future__ import annotations

import sys
import time as host
from math import ceil, floor, isnan
from operator import index
from types import SimpleNamespace
from typing import Any

from sim.kernel.errors import EINVAL, EOVERFLOW
from sim.userland.errors import os_error
from sim.userland.here import here
from sim.userland.world import civil
from sim.userland.world.convert import INT_MAX, INT_MIN, LONG_MAX, LONG_MIN, c_int
from sim.userland.world.registry import Module

TIME = Module("time")
SECOND = 1_000_000_000
CLOCKS = {
    "CLOCK_REALTIME": 0, "CLOCK_MONOTONIC": 1, "CLOCK_PROCESS_CPUTIME_ID": 2,
    "CLOCK_THREAD_CPUTIME_ID": 3, "CLOCK_MONOTONIC_RAW": 4, "CLOCK_BOOTTIME": 7, "CLOCK_TAI": 11,
}
REALTIME, MONOTONIC, PROCESS, THREAD = 0, 1, 2, 3
_COARSE = {5: 0.004, 6: 0.004}
_TYPE = "PyTime_t" if sys.version_info >= (3, 13) else "_PyTime_t"
_INFO = {
    "time": ("CLOCK_REALTIME", False), "monotonic": ("CLOCK_MONOTONIC", True),
    "perf_counter": ("CLOCK_MONOTONIC", True), "process_time": ("CLOCK_PROCESS_CPUTIME_ID", True),
    "thread_time": ("CLOCK_THREAD_CPUTIME_ID", True),
}


# ---- clocks ---------------------------------------------------------------------------------


@TIME.function
def time() -> float:
    """Return the current time in seconds since the Epoch."""
    return here.call("clock_gettime", (REALTIME,)) / 1e9  # type: ignore[no-any-return]


@TIME.function
def time_ns() -> int:
    """Return the current time in nanoseconds since the Epoch."""
    return int(here.call("clock_gettime", (REALTIME,)))


@TIME.function
def monotonic() -> float:
    """Monotonic clock, cannot go backward."""
    return here.call("clock_gettime", (MONOTONIC,)) / 1e9  # type: ignore[no-any-return]


@TIME.function
def monotonic_ns() -> int:
    """Monotonic clock, cannot go backward, as nanoseconds."""
    return int(here.call("clock_gettime", (MONOTONIC,)))


@TIME.function
def perf_counter() -> float:
    """Performance counter for benchmarking: the monotonic clock."""
    return here.call("clock_gettime", (MONOTONIC,)) / 1e9  # type: ignore[no-any-return]


@TIME.function
def perf_counter_ns() -> int:
    """Performance counter for benchmarking as nanoseconds."""
    return int(here.call("clock_gettime", (MONOTONIC,)))


@TIME.function
def process_time() -> float:
    """Process time for profiling: sum of the kernel and user-space CPU time."""
    return here.call("clock_gettime", (PROCESS,)) / 1e9  # type: ignore[no-any-return]


@TIME.function
def process_time_ns() -> int:
    """Process time for profiling as nanoseconds."""
    return int(here.call("clock_gettime", (PROCESS,)))


@TIME.function
def thread_time() -> float:
    """Thread time for profiling: sum of the kernel and user-space CPU time."""
    return here.call("clock_gettime", (THREAD,)) / 1e9  # type: ignore[no-any-return]


@TIME.function
def thread_time_ns() -> int:
    """Thread time for profiling as nanoseconds."""
    return int(here.call("clock_gettime", (THREAD,)))


@TIME.function
def clock_gettime(clk_id: int, /) -> float:
    """Return the time of the specified clock clk_id as a float."""
    return here.call("clock_gettime", (c_int(clk_id),)) / 1e9  # type: ignore[no-any-return]


@TIME.function
def clock_gettime_ns(clk_id: int, /) -> int:
    """Return the time of the specified clock clk_id as nanoseconds (int)."""
    return int(here.call("clock_gettime", (c_int(clk_id),)))


@TIME.function
def clock_settime(clk_id: int, time: float, /) -> None:
    """Set the time of the specified clock clk_id."""
    here.call("clock_settime", (c_int(clk_id), _nanoseconds(time, floor)))


@TIME.function
def clock_settime_ns(clk_id: int, time: int, /) -> None:
    """Set the time of the specified clock clk_id with nanoseconds."""
    here.call("clock_settime", (c_int(clk_id), int(index(time))))


@TIME.function
def clock_getres(clk_id: int, /) -> float:
    """Return the resolution (precision) of the specified clock clk_id."""
    clock = c_int(clk_id)
    if clock not in CLOCKS.values() and clock not in _COARSE:
        raise os_error(EINVAL)
    return _COARSE.get(clock, 1e-9)


@TIME.function
def get_clock_info(name: str, /) -> SimpleNamespace:
    """Get information of the specified clock."""
    if name not in _INFO:
        raise ValueError("unknown clock")
    clock, monotonic = _INFO[name]
    return SimpleNamespace(implementation=f"clock_gettime({clock})", monotonic=monotonic,
                           adjustable=not monotonic, resolution=1e-9)


@TIME.function
def pthread_getcpuclockid(thread_id: int, /) -> int:
    """Return the clk_id of a thread's CPU time clock."""
    raise here.image.unsupported("time.pthread_getcpuclockid", "use time.thread_time")


# ---- sleeping -------------------------------------------------------------------------------


@TIME.function
def sleep(object: float, /) -> None:
    """Delay execution for a given number of seconds, which may be a fraction."""
    ns = _nanoseconds(object, ceil)
    if ns < 0:
        raise ValueError("sleep length must be non-negative")
    here.call("clock_nanosleep", (MONOTONIC, 0, ns))


def _nanoseconds(seconds: Any, rounding: Any) -> int:
    """Seconds as ns (_PyTime_FromSecondsObject); ``ceil`` stands for "away from zero"."""
    if isinstance(seconds, float):
        if isnan(seconds):
            raise ValueError("Invalid value NaN (not a number)")
        ns = seconds * 1e9
        if not LONG_MIN <= ns <= LONG_MAX:
            raise OverflowError("timestamp out of range for platform time_t")
        return floor(ns) if ns < 0 else int(rounding(ns))
    whole = int(index(seconds))
    if not LONG_MIN <= whole * SECOND <= LONG_MAX:
        raise OverflowError(f"timestamp too large to convert to C {_TYPE}")
    return whole * SECOND


# ---- the calendar ---------------------------------------------------------------------------


def _moment(seconds: Any) -> int:
    """A moment given in seconds, or now if None, as whole seconds rounded down."""
    if seconds is None:
        return int(here.call("clock_gettime", (REALTIME,))) // SECOND
    if isinstance(seconds, float):
        if isnan(seconds):
            raise ValueError("Invalid value NaN (not a number)")
        if not LONG_MIN <= seconds <= LONG_MAX:
            raise OverflowError("timestamp out of range for platform time_t")
        return floor(seconds)
    whole = int(index(seconds))
    if not LONG_MIN <= whole <= LONG_MAX:
        raise OverflowError("timestamp out of range for platform time_t")
    return whole


def _broken_down(seconds: Any, zone: str) -> host.struct_time:
    found = civil.broken_down(_moment(seconds), zone)
    if not INT_MIN + 1900 <= found.tm_year <= INT_MAX:
        raise os_error(EOVERFLOW)
    return found


@TIME.function
def gmtime(seconds: float | None = None, /) -> host.struct_time:
    """Convert seconds since the Epoch to a time tuple expressing UTC."""
    return _broken_down(seconds, "GMT")


@TIME.function
def localtime(seconds: float | None = None, /) -> host.struct_time:
    """Convert seconds since the Epoch to a time tuple expressing local time, which is UTC."""
    return _broken_down(seconds, "UTC")


@TIME.function
def mktime(object: Any, /) -> float:
    """Convert a time tuple in local time to seconds since the Epoch."""
    return float(civil.time_argument(object, "mktime").seconds)


def _now_or(value: Any, function: str) -> civil.Broken:
    given = localtime() if value is None else value
    return civil.checked(civil.time_argument(given, function))


@TIME.function
def asctime(object: Any = None, /) -> str:
    """Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."""
    return civil.asctime(_now_or(object, "asctime"))


@TIME.function
def ctime(seconds: float | None = None, /) -> str:
    """Convert a time in seconds since the Epoch to a string in local time."""
    return civil.asctime(civil.time_argument(localtime(seconds), "ctime"))


@TIME.function
def strftime(format: str, object: Any = None, /) -> str:
    """Convert a time tuple to a string according to a format specification."""
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    return civil.strftime(format, _now_or(object, "strftime"))


@TIME.function
def strptime(string: str, format: str = "%a %b %d %H:%M:%S %Y", /) -> host.struct_time:
    """Parse a string to a time tuple according to a format specification.

    As in C it is done by the module `_strptime`, imported as the process imports.
    """
    importer = here.image.builtins.get("__import__", __import__)
    return importer("_strptime")._strptime_time(string, format)  # type: ignore[no-any-return]


@TIME.function
def tzset() -> None:
    """Set the time zone from TZ: there is none but UTC."""


def exports() -> dict[str, Any]:
    """All names of the module."""
    return {
        **TIME.names, **CLOCKS, "struct_time": host.struct_time, "_STRUCT_TM_ITEMS": 11,
        "timezone": 0, "altzone": 0, "daylight": 0, "tzname": ("UTC", "UTC"),
    }
