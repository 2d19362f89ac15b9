"""The 64 signals of Linux: numbers, names, default actions, and sets of them.

A set of signals is a number with bit ``1 << signal`` (the kernel's own sigset_t begins with bit 0
for signal 1; `sigset` converts). Sources: signal(7), sigaction(2); include/linux/signal.h,
include/uapi/asm-generic/signal.h.
"""

from __future__ import annotations

from collections.abc import Iterable

_NAMES = (
    "0 HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT "
    "STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS"
).split()
SIGHUP, SIGINT, SIGQUIT, SIGKILL, SIGPIPE, SIGALRM, SIGTERM = 1, 2, 3, 9, 13, 14, 15
SIGCHLD, SIGCONT, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU, SIGXFSZ = 17, 18, 19, 20, 21, 22, 25
SIGXCPU, SIGVTALRM, SIGPROF, SIGWINCH = 24, 26, 27, 28
SIGRTMIN, LAST = 32, 64
"""From SIGRTMIN on (32 for the kernel; glibc keeps two for itself) signals queue."""

STOPS = frozenset({SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU})
IGNORED = frozenset({SIGCHLD, SIGCONT, 23, SIGWINCH})
DUMPS_CORE = frozenset({3, 4, 5, 6, 7, 8, 11, SIGXCPU, SIGXFSZ, 31})
SYNCHRONOUS = frozenset({4, 5, 7, 8, 11, 31})
"""Signals that faults cause: they are taken before all others."""

SA_NOCLDSTOP, SA_NOCLDWAIT, SA_SIGINFO = 1, 2, 4
SA_RESTART, SA_NODEFER, SA_RESETHAND = 0x10000000, 0x40000000, 0x80000000
IGNORE, CATCH, DEFAULT = "ignore", "catch", "default"


def name(signal: int) -> str:
    """SIGTERM for 15; real-time signals by their number from the kernel's SIGRTMIN."""
    return f"SIG{_NAMES[signal]}" if signal < len(_NAMES) else f"SIGRT_{signal - SIGRTMIN}"


def bits(signals: Iterable[int]) -> int:
    """The set of these signals."""
    found = 0
    for signal in signals:
        found |= 1 << signal
    return found


def members(wanted: int) -> list[int]:
    """The signals in a set, lowest first."""
    return [signal for signal in range(1, LAST + 1) if wanted >> signal & 1]


def sigset(wanted: int) -> int:
    """A set as the kernel shows it in /proc: bit 0 is signal 1."""
    return wanted >> 1


NEVER_BLOCKED = bits((SIGKILL, SIGSTOP))
STOP_BITS = bits(STOPS)
