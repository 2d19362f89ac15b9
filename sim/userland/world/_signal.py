"""The simulated module `_signal`, on which CPython's signal.py is executed.

Numbers and names are there, and what a process that has not changed anything would be told.
Handlers, masks and timers come later. Sources: Modules/signalmodule.c; signal(7).
"""

from __future__ import annotations

from typing import Any

from sim.kernel.errors import EINVAL
from sim.userland.errors import os_error
from sim.userland.here import here
from sim.userland.world.convert import c_int
from sim.userland.world.not_simulated import HANDLERS, refusals
from sim.userland.world.registry import Module
from sim.userland.world.structs import struct_siginfo

SIGNAL = Module("_signal")
NSIG = 65
SIG_DFL, SIG_IGN = 0, 1
SIGINT, SIGKILL, SIGPIPE, SIGSTOP, SIGXFSZ = 2, 9, 13, 19, 25
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

LATER = dict.fromkeys(
    (
        "alarm", "pause", "pidfd_send_signal", "pthread_kill", "pthread_sigmask", "set_wakeup_fd",
        "setitimer", "siginterrupt", "sigpending", "sigtimedwait", "sigwait", "sigwaitinfo",
    ),
    HANDLERS,
)


class itimer_error(OSError):
    """What getitimer and setitimer raise."""

    __module__ = "signal"


@SIGNAL.function
def default_int_handler(signalnum: int, frame: Any, /) -> None:
    """The default handler for SIGINT installed by Python; raises KeyboardInterrupt."""
    raise KeyboardInterrupt


def _checked(number: Any) -> int:
    signal = c_int(number)
    if not 1 <= signal < NSIG:
        raise ValueError("signal number out of range")
    return signal


@SIGNAL.function
def getsignal(signalnum: int, /) -> Any:
    """Return the current action for the given signal: the one CPython starts with."""
    number = _checked(signalnum)
    if number == SIGINT:
        return SIGNAL.names["default_int_handler"]
    if number in RESERVED:
        return None
    return SIG_IGN if number in (SIGPIPE, SIGXFSZ) else SIG_DFL


@SIGNAL.function
def signal(signalnum: int, handler: Any, /) -> Any:
    """Set the action for the given signal: not simulated yet."""
    number = _checked(signalnum)
    if handler not in (SIG_DFL, SIG_IGN) and not callable(handler):
        raise TypeError(
            "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object"
        )
    if number in (SIGKILL, SIGSTOP, *RESERVED):
        raise os_error(EINVAL)
    raise here.image.unsupported("signal.signal", HANDLERS)


@SIGNAL.function
def raise_signal(signalnum: int, /) -> None:
    """Send a signal to the executing process."""
    here.call("kill", (here.image.pid, c_int(signalnum)))


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


@SIGNAL.function
def getitimer(which: int, /) -> tuple[float, float]:
    """Returns current value of given itimer: none can be set yet."""
    if not 0 <= c_int(which) <= 2:
        raise itimer_error(EINVAL, "Invalid argument")
    return (0.0, 0.0)


def exports() -> dict[str, Any]:
    """All names of the module."""
    return {
        **refusals("_signal", LATER, "signal"), **SIGNAL.names, **CONSTANTS,
        "ItimerError": itimer_error, "struct_siginfo": struct_siginfo,
    }
