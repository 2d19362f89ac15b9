"""How strace shows each system call: the table `CALLS`, with an entry per call.

The calls are named and shaped as the kernel records them; one that is not in the table,
or has not the expected shape, is shown plainly.
"""

from __future__ import annotations

from collections.abc import Callable

from sim.trace import linux
from sim.trace.event import Value
from sim.trace.strace_args import (
    Show,
    choice,
    flags,
    limit,
    plain,
    quote_hex,
    rusage,
    siginfo,
    signal,
    timespec,
    wait_status,
)
from sim.trace.strace_files import FILE_CALLS, ioctl_shape
from sim.trace.strace_shape import (
    Args,
    Shape,
    as_int,
    as_tuple,
    by,
    first,
    length,
    never,
    number,
    out,
    shown,
    zero,
)
from sim.trace.strace_signals import SIGNAL_CALLS


def call_start(name: str, args: Args) -> str:
    """The first part of a call: ``wait4(-1, `` or ``close(3``."""
    shape = _shape(name, args)
    parts = _try(lambda: shape.enter(args), lambda: [plain(a) for a in args])
    comma = ", " if shape.leave and parts else ""
    return f"{name}({', '.join(parts)}{comma}"


def call_end(name: str, args: Args, result: Value, failed: bool) -> str:
    """The second part of a call, up to its closing parenthesis."""
    leave = _shape(name, args).leave
    if leave is None:
        return ")"
    filled = None if failed else () if result is None else result
    return ", ".join(_try(lambda: leave(args, filled), lambda: [plain(result)])) + ")"


def call_result(name: str, args: Args, result: Value, errno: int) -> str:
    """What follows the "=": a number, an error, or "?" for a call that does not return."""
    if errno in linux.INTERRUPTIONS:
        return interruption(name, args)
    if errno:
        known = linux.ERRNOS.get(errno)
        return f"-1 {known[0]} ({known[1]})" if known else f"-1 (errno {errno})"
    returned = _shape(name, args).returned or number
    return _try(lambda: [returned(args, result)], lambda: [plain(result)])[0]


def interruption(name: str, args: Args) -> str:
    """What follows the "=" of a call that a signal interrupted."""
    if name in linux.NEVER_RESTARTED:
        return "-1 EINTR (Interrupted system call)"
    if name == "clock_nanosleep" and args[1:2] == (linux.TIMER_ABSTIME,):
        return f"? {linux.RESTARTNOHAND}"
    return f"? {linux.RESTARTS.get(name, linux.RESTART)}"


def cut_short(name: str) -> str:
    """The second part of a call in which SIGKILL came: what it would fill in is missing."""
    fills_in = _shape(name, ()).leave is not None or name in ("poll", "select", "pselect6")
    return " <unfinished ...>)" if fills_in else ")"


def remade(name: str, args: Args) -> tuple[str, Args]:
    """How the kernel makes a call again: restart_syscall goes on with one that has a timeout."""
    if linux.RESTARTBLOCK in interruption(name, args):
        return "restart_syscall", (name,)
    return name, args


def _shape(name: str, args: Args) -> Shape:
    """How the call is shown."""
    if name == "prctl":
        return PRCTL.get(args[0] if args else None, PRCTL[None])
    return ioctl_shape(args) if name == "ioctl" else CALLS.get(name, _UNKNOWN)


def _try(show: Callable[[], list[str]], otherwise: Callable[[], list[str]]) -> list[str]:
    """``show()``, or ``otherwise()`` where the call is not shaped as expected."""
    try:
        return show()
    except (IndexError, KeyError, OverflowError, TypeError, ValueError):
        return otherwise()


# --- Processes --------------------------------------------------------------------------

_WAIT = flags(linux.WAIT_OPTIONS)
_CLD = choice(linux.CLD_CODES, "CLD_")


def _wait4_leave(args: Args, result: Value) -> list[str]:
    """Status, options, rusage: the latter where a third argument says it was wanted."""
    pid, status, usage = as_tuple(result) if result else (0, 0, None)
    wanted = len(args) > 2 and bool(args[2])
    return [
        f"[{wait_status(as_int(status))}]" if pid else "NULL",
        _WAIT(args[1]),
        rusage(usage) if pid and wanted else "NULL",
    ]


def _waitid_leave(args: Args, result: Value) -> list[str]:
    info = "NULL" if result is None else "{}"  # it failed, or WNOHANG found none
    if result:
        pid, uid, signo, status, code = as_tuple(result)
        info = siginfo(signal(signo), _CLD(code), as_int(pid), as_int(uid), status)
    return [info, _WAIT(args[2]), "NULL"]


def _ticks(value: Value) -> int:
    """Nanoseconds in the clock ticks that times(2) counts in: 100 to the second."""
    return as_int(value) // 10**7


def _times_leave(args: Args, result: Value) -> list[str]:
    names = ("tms_utime", "tms_stime", "tms_cutime", "tms_cstime")
    shown = []
    for name, value in zip(names, as_tuple(result), strict=False):
        ticks = _ticks(value)
        shown.append(f"{name}={ticks}" + (f" /* {ticks / 100:.2f} s */" if ticks else ""))
    return ["{" + ", ".join(shown) + "}"]


def _times_result(args: Args, result: Value) -> str:
    return str(_ticks(as_tuple(result)[4]))


def _getpriority_result(args: Args, result: Value) -> str:
    """The system call itself returns 20 - nice, so that no result is negative."""
    return str(20 - as_int(result))


def _groups_leave(args: Args, result: Value) -> list[str]:
    groups = as_tuple(result) if result is not None else ()
    return [str(len(groups)), plain(groups) if groups else "NULL"]


def _setgroups_enter(args: Args) -> list[str]:
    return [str(len(as_tuple(args[0]))), plain(args[0])]


def _count(args: Args, result: Value) -> str:
    return str(len(as_tuple(result)))


def _cpu_list(cpus: Value, more: bool = False) -> str:
    return "[" + " ".join([*map(plain, as_tuple(cpus)), *["..."] * more]) + "]"


def _getaffinity_leave(args: Args, result: Value) -> list[str]:
    return [plain(args[1]), "NULL" if result is None else _cpu_list(as_tuple(result)[1])]


def _setaffinity_enter(args: Args) -> list[str]:
    """strace looks at as much of the mask as the kernel does, and says that there was more."""
    pid, size, cpus = args
    seen = tuple(cpu for cpu in as_tuple(cpus) if as_int(cpu) < 8 * _MASK_BYTES)
    return [plain(pid), plain(size), _cpu_list(seen, as_int(size) > _MASK_BYTES)]


def _policy_result(args: Args, result: Value) -> str:
    policy = as_int(result)
    name = linux.POLICIES.get(policy)
    return f"{policy} ({name})" if name else str(policy)


def _ids_leave(args: Args, result: Value) -> list[str]:
    return ["NULL"] * 3 if result is None else [f"[{plain(item)}]" for item in as_tuple(result)]


def _limits(value: Value) -> str:
    """A (soft, hard) pair as a struct rlimit64."""
    if not isinstance(value, tuple):
        return plain(value)
    soft, hard = value
    return f"{{rlim_cur={limit(soft)}, rlim_max={limit(hard)}}}"


def _restarted_result(args: Args, result: Value) -> str:
    """The number that the call returns; poll's tells how many descriptors are ready."""
    return str(len(result)) if isinstance(result, tuple) else number(args, result)


# --- prctl -----------------------------------------------------------------------------

_OPTION = choice(linux.PRCTL_OPTIONS, "PR_")


def _asked(show: Show) -> Shape:
    """An option that the kernel fills something in for."""
    return Shape(lambda args: [_OPTION(args[0])], out(show), zero)


def _boxed(show: Show) -> Show:
    """A number behind an address."""
    return lambda value: "NULL" if value is None else f"[{show(value)}]"


PRCTL: dict[Value, Shape] = {
    1: Shape(by(_OPTION, signal)),
    2: _asked(_boxed(signal)),
    16: _asked(plain),
    37: _asked(_boxed(plain)),
    None: Shape(by(_OPTION)),
}
"""How prctl's options are shown; None stands for all others."""


# --- The table ------------------------------------------------------------------------

_UNKNOWN = Shape(by(), None, shown)
_CLOCK = choice(linux.CLOCKS, "CLOCK_")
_PRIORITY = choice(linux.PRIORITY_KINDS, "PRIO_")
_POLICY = choice(linux.POLICIES, "SCHED_")
_MASK_BYTES = 128
"""Of a CPU mask strace shows so many bytes."""
_LIMIT_NAME = choice(linux.LIMITS, "RLIMIT_")

CALLS: dict[str, Shape] = {
    # processes
    "exit": Shape(by(), None, never),
    "exit_group": Shape(by(), None, never),
    "wait4": Shape(lambda args: [plain(args[0])], _wait4_leave, first),
    "waitid": Shape(lambda args: by(choice(linux.WAIT_TYPES, "P_"))(args[:2]), _waitid_leave),
    "pidfd_open": Shape(by(plain, flags(linux.PIDFD_FLAGS))),
    "getresuid": Shape(by(), _ids_leave),
    "getresgid": Shape(by(), _ids_leave),
    "getpriority": Shape(by(_PRIORITY), None, _getpriority_result),
    "setpriority": Shape(by(_PRIORITY)),
    "getgroups": Shape(by(), _groups_leave, _count),
    "setgroups": Shape(_setgroups_enter),
    "sched_setscheduler": Shape(by(plain, _POLICY, _boxed(plain))),
    "sched_getscheduler": Shape(by(), None, _policy_result),
    "sched_setparam": Shape(by(plain, _boxed(plain))),
    "sched_getparam": Shape(by(), out(_boxed(plain)), zero),
    "sched_rr_get_interval": Shape(by(), out(timespec), zero),
    "sched_get_priority_max": Shape(by(_POLICY)),
    "sched_get_priority_min": Shape(by(_POLICY)),
    "sched_setaffinity": Shape(_setaffinity_enter),
    "sched_getaffinity": Shape(lambda args: [plain(args[0])], _getaffinity_leave, first),
    "getrusage": Shape(by(choice(linux.RUSAGE_KINDS, "RUSAGE_")), out(rusage)),
    "times": Shape(by(), _times_leave, _times_result),
    "prlimit64": Shape(by(plain, _LIMIT_NAME, _limits), out(_limits)),
    # time and waiting
    "clock_nanosleep": Shape(
        by(_CLOCK, flags(linux.TIMER_FLAGS), timespec), lambda args, result: ["NULL"]
    ),
    "clock_gettime": Shape(by(_CLOCK), out(timespec), zero),
    # the rest
    "restart_syscall": Shape(
        lambda args: [f"<... resuming interrupted {args[0]!s} ...>"], None, _restarted_result
    ),
    "getrandom": Shape(
        lambda args: [],
        lambda args, result: [
            quote_hex(result) if isinstance(result, bytes) else "NULL",
            *by(plain, flags(linux.RANDOM_FLAGS))(args),
        ],
        length,
    ),
    **FILE_CALLS,
    **SIGNAL_CALLS,
}
"""How each call is shown; calls with numbers only need no entry."""
