"""How strace shows the calls on signals and interval timers: a part of the table of calls.

A set of signals is a number with bit ``1 << signal`` here. The calls have no ``sa_restorer``,
and a handler's address is ``...`` (NULL would mean the default action).
"""

from __future__ import annotations

from sim.trace import linux
from sim.trace.event import Value
from sim.trace.strace_args import choice, flags, plain, siginfo, signal, timespec, timeval
from sim.trace.strace_shape import Args, Shape, as_int, as_tuple, by, out, zero

_LAST = 64
_COMPLEMENT_FROM = _LAST * 2 // 3
"""How many signals a set must have for strace to name those that it has not."""


def signal_set(value: Value) -> str:
    """A set of signals: [USR1 CHLD], or ~[KILL STOP] if most are in it."""
    if not isinstance(value, int):
        return plain(value)
    members = {number for number in linux.SIGNALS if value >> number & 1}
    if len(members) < _COMPLEMENT_FROM:
        return f"[{_short_names(members)}]"
    return f"~[{_short_names(linux.SIGNALS.keys() - members)}]"


def _short_names(members: set[int]) -> str:
    return " ".join(linux.SIGNALS[number].removeprefix("SIG") for number in sorted(members))


# --- Actions ----------------------------------------------------------------------------

_ACTION_FLAGS = flags(linux.ACTION_FLAGS)


def _action(value: Value) -> str:
    """(handler, flags, mask) as a struct sigaction."""
    if not isinstance(value, tuple):
        return plain(value)
    handler, bits, mask = value
    name = linux.ACTIONS[handler] if isinstance(handler, str) else plain(handler)
    return f"{{sa_handler={name}, sa_mask={signal_set(mask)}, sa_flags={_ACTION_FLAGS(bits)}}}"


def _sigaction_enter(args: Args) -> list[str]:
    number, handler, bits, mask = args
    return [signal(number), "NULL" if handler is None else _action((handler, bits, mask))]


# --- Waiting ----------------------------------------------------------------------------


def _sigtimedwait_leave(args: Args, result: Value) -> list[str]:
    info = "NULL"
    if result is not None:
        number, code, pid, uid, status = as_tuple(result)
        info = siginfo(signal(number), str(code), as_int(pid), as_int(uid), status)
    return [info, timespec(args[1]), "8"]


def _sigtimedwait_result(args: Args, result: Value) -> str:
    number = as_tuple(result)[0]
    return f"{plain(number)} ({signal(number)})"


# --- Interval timers --------------------------------------------------------------------

_TIMER = choice(linux.INTERVAL_TIMERS, "ITIMER_")


def _interval(value: Value) -> str:
    """(time left, interval) in nanoseconds as a struct itimerval."""
    if not isinstance(value, tuple):
        return plain(value)
    left, interval = value
    return f"{{it_interval={timeval(interval)}, it_value={timeval(left)}}}"


def _setitimer_enter(args: Args) -> list[str]:
    which, left, interval = args
    return [_TIMER(which), _interval((left, interval))]


# --- The table --------------------------------------------------------------------------

SIGNAL_CALLS: dict[str, Shape] = {
    "kill": Shape(by(plain, signal)),
    "tkill": Shape(by(plain, signal)),
    "tgkill": Shape(by(plain, plain, signal)),
    "pidfd_send_signal": Shape(
        lambda args: [plain(args[0]), signal(args[1]), "NULL", *by(flags({}))(args[2:])]
    ),
    "rt_sigaction": Shape(_sigaction_enter, out(_action, "8"), zero),
    "rt_sigprocmask": Shape(
        by(choice(linux.MASK_CHANGES, "SIG_"), signal_set), out(signal_set, "8"), zero
    ),
    "rt_sigpending": Shape(by(), out(signal_set, "8"), zero),
    "rt_sigtimedwait": Shape(
        lambda args: [signal_set(args[0])], _sigtimedwait_leave, _sigtimedwait_result
    ),
    "getitimer": Shape(by(_TIMER), out(_interval), zero),
    "setitimer": Shape(_setitimer_enter, out(_interval), zero),
}
"""How each call is shown; pause and alarm have numbers only."""
