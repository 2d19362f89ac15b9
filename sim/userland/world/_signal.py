"""The simulated module `_signal`, on which CPython's signal.py is executed.

Functions live in the image (`sim.userland.handlers`); dispositions, masks and pending signals in
the kernel. Sources: Modules/signalmodule.c; signal(7).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from math import ceil, isnan
from operator import index
from typing import Any

from sim.kernel.errors import EAGAIN, EINTR, EINVAL, ESRCH
from sim.kernel.files import F_GETFL, O_NONBLOCK
from sim.kernel.signal_numbers import (
    CATCH,
    DEFAULT,
    IGNORE,
    SA_RESTART,
    bits,
    members,
)
from sim.userland.errors import os_error
from sim.userland.handlers import SIG_DFL, SIG_IGN, default_int_handler, run
from sim.userland.here import here
from sim.userland.warning import warn
from sim.userland.world.convert import LONG_MAX, LONG_MIN, MAIN_IDENT, c_int, c_pid
from sim.userland.world.registry import Module
from sim.userland.world.structs import struct_siginfo

SIGNAL = Module("_signal")
SIGNAL.names["default_int_handler"] = default_int_handler
NSIG = 65
SECOND, MICROSECOND = 1_000_000_000, 1_000
_c_fd = c_int if sys.version_info >= (3, 13) else c_pid
ULONG_MAX = (1 << 64) - 1
RESERVED = (32, 33)
"""The two real-time signals that glibc keeps for itself."""

CONSTANTS = {
    "ITIMER_REAL": 0, "ITIMER_VIRTUAL": 1, "ITIMER_PROF": 2, "NSIG": 65,
    "SIG_DFL": 0, "SIG_IGN": 1, "SIG_BLOCK": 0, "SIG_UNBLOCK": 1, "SIG_SETMASK": 2,
    "SIGHUP": 1, "SIGINT": 2, "SIGQUIT": 3, "SIGILL": 4, "SIGTRAP": 5, "SIGABRT": 6, "SIGIOT": 6,
    "SIGBUS": 7, "SIGFPE": 8, "SIGKILL": 9, "SIGUSR1": 10, "SIGSEGV": 11, "SIGUSR2": 12,
    "SIGPIPE": 13, "SIGALRM": 14, "SIGTERM": 15, "SIGSTKFLT": 16, "SIGCHLD": 17, "SIGCLD": 17,
    "SIGCONT": 18, "SIGSTOP": 19, "SIGTSTP": 20, "SIGTTIN": 21, "SIGTTOU": 22, "SIGURG": 23,
    "SIGXCPU": 24, "SIGXFSZ": 25, "SIGVTALRM": 26, "SIGPROF": 27, "SIGWINCH": 28, "SIGIO": 29,
    "SIGPOLL": 29, "SIGPWR": 30, "SIGSYS": 31, "SIGRTMIN": 34, "SIGRTMAX": 64,
}
TEXTS = (
    "Hangup", "Interrupt", "Quit", "Illegal instruction", "Trace/breakpoint trap", "Aborted",
    "Bus error", "Floating point exception", "Killed", "User defined signal 1",
    "Segmentation fault", "User defined signal 2", "Broken pipe", "Alarm clock", "Terminated",
    "Stack fault", "Child exited", "Continued", "Stopped (signal)", "Stopped",
    "Stopped (tty input)", "Stopped (tty output)", "Urgent I/O condition",
    "CPU time limit exceeded", "File size limit exceeded", "Virtual timer expired",
    "Profiling timer expired", "Window changed", "I/O possible", "Power failure",
    "Bad system call",
)
"""strsignal(3) of signal 1 and so on."""
CODES = {
    "SI_USER": 0, "SI_KERNEL": 128, "SI_TKILL": -6, "CLD_EXITED": 1, "CLD_KILLED": 2,
    "CLD_DUMPED": 3, "CLD_TRAPPED": 4, "CLD_STOPPED": 5, "CLD_CONTINUED": 6,
}
"""si_code by name (include/uapi/asm-generic/siginfo.h)."""


class itimer_error(OSError):
    """What getitimer and setitimer raise."""

    __module__ = "signal"


def _checked(number: Any) -> int:
    signal = c_int(number)
    if not 1 <= signal < NSIG:
        raise ValueError("signal number out of range")
    return signal


# ---- handlers -----------------------------------------------------------------------------------


@SIGNAL.function
def getsignal(signalnum: int, /) -> Any:
    """Return the current action for the given signal; None if it was not set from Python."""
    return here.image.handlers.functions.get(_checked(signalnum), SIG_DFL)


@SIGNAL.function
def signal(signalnum: int, handler: Any, /) -> Any:
    """Set the action for the given signal; returns the old one."""
    number = c_int(signalnum)
    if not 1 <= number < NSIG:
        raise ValueError("signal number out of range")
    if type(handler) is int and handler in (SIG_DFL, SIG_IGN):
        action = IGNORE if handler else DEFAULT
    elif callable(handler):
        action = CATCH
    else:
        raise TypeError(
            "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object"
        )
    image = here.image
    run(image)
    if number in RESERVED:
        raise os_error(EINVAL)
    here.call("rt_sigaction", (number, action, 0, 0))
    old = image.handlers.functions.get(number, SIG_DFL)
    image.handlers.functions[number] = handler
    return old


@SIGNAL.function
def siginterrupt(signalnum: int, flag: bool, /) -> None:
    """Change system call restart behaviour: if flag is False, calls are restarted."""
    number, interrupts = c_int(signalnum), c_int(flag)
    if not 1 <= number < NSIG:
        raise ValueError("signal number out of range")
    if number in RESERVED:
        raise os_error(EINVAL)
    handler, flags, mask = here.call("rt_sigaction", (number, None, 0, 0))
    flags = flags & ~SA_RESTART if interrupts else flags | SA_RESTART
    here.call("rt_sigaction", (number, handler, flags, mask))


@SIGNAL.function
def set_wakeup_fd(fd: int, /, *, warn_on_full_buffer: bool = True) -> int:
    """Sets the fd to be written to (with the signal number) when a signal comes in.

    Returns the old one, -1 for none.
    """
    number = _c_fd(fd)
    if number != -1:
        here.call("fstat", (number,))
        if here.call("fcntl", (number, F_GETFL, 0)) & O_NONBLOCK == 0:
            raise ValueError(f"the fd {number} must be in non-blocking mode")
    state = here.image.handlers
    old, state.wakeup_fd, state.warn = state.wakeup_fd, number, bool(warn_on_full_buffer)
    return old


# ---- sending ------------------------------------------------------------------------------------


@SIGNAL.function
def raise_signal(signalnum: int, /) -> None:
    """Send a signal to the executing thread."""
    _send(c_int(signalnum))


@SIGNAL.function
def pthread_kill(thread_id: int, signalnum: int, /) -> None:
    """Send a signal to a thread."""
    if not isinstance(thread_id, int):
        kind = type(thread_id).__name__
        raise TypeError(f"pthread_kill() argument 1 must be int, not {kind}")
    ident, number = int(thread_id), c_int(signalnum)
    if ident & ULONG_MAX != MAIN_IDENT:
        raise os_error(ESRCH)
    _send(number)


def _send(number: int) -> None:
    """pthread_kill(3) to the only thread: the C library keeps two signals for itself."""
    if number in RESERVED:
        raise os_error(EINVAL)
    pid = here.image.pid
    here.call("tgkill", (pid, pid, number))


@SIGNAL.function
def pidfd_send_signal(pidfd: int, signalnum: int, siginfo: None = None, flags: int = 0, /) -> None:
    """Send a signal to a process referred to by a pid file descriptor."""
    fd, number, wanted = c_int(pidfd), c_int(signalnum), c_int(flags)
    if siginfo is not None:
        raise TypeError("siginfo must be None")
    here.call("pidfd_send_signal", (fd, number, wanted))


@SIGNAL.function
def alarm(seconds: int, /) -> int:
    """Arrange for SIGALRM to arrive after the given number of seconds; 0 cancels."""
    return int(here.call("alarm", (c_int(seconds) & 0xFFFFFFFF,)))


@SIGNAL.function
def setitimer(which: int, seconds: float, interval: float = 0.0, /) -> tuple[float, float]:
    """Sets given itimer; returns the old (delay, interval)."""
    which, value, again = c_int(which), _timeval(seconds), _timeval(interval)
    return _timer("setitimer", (which, value, again))


@SIGNAL.function
def getitimer(which: int, /) -> tuple[float, float]:
    """Returns current value of given itimer: (delay, interval)."""
    return _timer("getitimer", (c_int(which),))


def _timer(name: str, args: tuple[int, ...]) -> tuple[float, float]:
    try:
        value, interval = here.call(name, args)
    except OSError as error:
        raise itimer_error(error.errno, error.strerror) from None
    return (value // MICROSECOND / 1e6, interval // MICROSECOND / 1e6)


def _timeval(seconds: Any) -> int:
    """Seconds as ns, rounded up to microseconds (timeval_from_double). ItimerError if negative."""
    ns = _nanoseconds(seconds)
    if ns < 0:
        raise itimer_error(EINVAL, "Invalid argument")
    return -(-ns // MICROSECOND) * MICROSECOND


def _nanoseconds(seconds: Any) -> int:
    if isinstance(seconds, float):
        if isnan(seconds):
            raise ValueError("Invalid value NaN (not a number)")
        if abs(seconds) >= 1 << 63:
            raise OverflowError("timestamp out of range for platform time_t")
        return ceil(seconds * SECOND)
    return int(index(seconds)) * SECOND


# ---- masks, and waiting -------------------------------------------------------------------------


@SIGNAL.function
def pthread_sigmask(how: int, mask: Iterable[int], /) -> set[int]:
    """Fetch and/or change the signal mask of the calling thread; returns the old one."""
    number, wanted = c_int(how), _sigset(mask)
    return set(members(here.call("rt_sigprocmask", (number, wanted))))


@SIGNAL.function
def sigpending() -> set[int]:
    """Examine pending signals: those that are blocked and were sent."""
    return set(members(here.call("rt_sigpending")))


@SIGNAL.function
def sigwait(sigset: Iterable[int], /) -> int:
    """Wait for a signal of the set and return its number.

    This is sigwait(3), which does not come back to Python when another signal interrupts it.
    """
    state = here.image.handlers
    wanted = _sigset(sigset)
    state.held = True
    try:
        info = here.call("rt_sigtimedwait", (wanted, None))
    finally:
        state.held = False
    run(here.image)
    return int(info[0])


@SIGNAL.function
def sigwaitinfo(sigset: Iterable[int], /) -> Any:
    """Wait synchronously until one of the signals in *sigset* is delivered."""
    return _siginfo(here.call("rt_sigtimedwait", (_sigset(sigset), None)))


@SIGNAL.function
def sigtimedwait(sigset: Iterable[int], timeout: float, /) -> Any:
    """Like sigwaitinfo(), but with a timeout; None if it is over."""
    ns = _nanoseconds(timeout)
    if ns < 0:
        raise ValueError("timeout must be non-negative")
    try:
        info = here.call("rt_sigtimedwait", (_sigset(sigset), ns))
    except BlockingIOError as error:
        if error.errno != EAGAIN:
            raise
        return None
    return None if info is None else _siginfo(info)


@SIGNAL.function
def pause() -> None:
    """Wait until a signal arrives."""
    try:
        here.call("pause")
    except OSError as error:
        if error.errno != EINTR:
            raise


def _siginfo(info: tuple[int, str, int, int, int]) -> Any:
    """struct siginfo; its si_band lies where si_pid and si_uid do.

    glibc says SI_USER for SI_TKILL, since raise(3) is made of tgkill (sigtimedwait.c).
    """
    number, code, pid, uid, status = info
    if code == "SI_TKILL":
        code = "SI_USER"
    return struct_siginfo((number, CODES[code], 0, pid, uid, status, uid << 32 | pid))


def _sigset(signals: Iterable[int]) -> int:
    """A set of signals from numbers (_Py_Sigset_Converter)."""
    wanted = []
    for each in signals:
        number = int(index(each))
        number = number if LONG_MIN <= number <= LONG_MAX else -1
        if not 1 <= number < NSIG:
            raise ValueError(f"signal number {number} out of range [1; {NSIG - 1}]")
        if number in RESERVED:
            text = f"invalid signal number {number}, please use valid_signals()"
            warn(text)
        else:
            wanted.append(number)
    return bits(wanted)


# ---- numbers ------------------------------------------------------------------------------------


@SIGNAL.function
def strsignal(signalnum: int, /) -> str | None:
    """Return the system description of the given signal."""
    number = _checked(signalnum)
    if number <= len(TEXTS):
        return TEXTS[number - 1]
    return None if number in RESERVED else f"Real-time signal {number - 34}"


@SIGNAL.function
def valid_signals() -> set[int]:
    """Return a set of valid signal numbers on this platform."""
    return set(range(1, NSIG)) - set(RESERVED)


def exports() -> dict[str, Any]:
    """All names of the module."""
    return {
        **SIGNAL.names, **CONSTANTS,
        "ItimerError": itimer_error, "struct_siginfo": struct_siginfo,
    }
