"""Wait statuses: how a process's end, stop or continuation is told in one number.

An exit is its code in the second byte, a kill the signal's number in the low seven bits (128
added when core was dumped), a stop 0x7F with the signal in the second byte, a
continuation 0xFFFF. Sources: wait(2), sigaction(2) for CLD_*; include/uapi/linux/wait.h.
"""

from __future__ import annotations

CLD_EXITED, CLD_KILLED, CLD_DUMPED, CLD_TRAPPED, CLD_STOPPED, CLD_CONTINUED = 1, 2, 3, 4, 5, 6
CLD_NAMES = ("", "CLD_EXITED", "CLD_KILLED", "CLD_DUMPED", "CLD_TRAPPED", "CLD_STOPPED",
             "CLD_CONTINUED")
CONTINUED = 0xFFFF
CORE = 0x80
SIGCONT = 18


def exited(code: int) -> int:
    """The status of a process that called _exit(code)."""
    return (code & 0xFF) << 8


def stopped(signal: int) -> int:
    """The status of a process stopped by a signal."""
    return signal << 8 | 0x7F


def explain(status: int) -> tuple[int, int]:
    """si_status and si_code (CLD_*) for a wait status."""
    if status == CONTINUED:
        return SIGCONT, CLD_CONTINUED
    if status & 0xFF == 0x7F:
        return status >> 8, CLD_STOPPED
    if status & 0x7F:
        return status & 0x7F, CLD_DUMPED if status & CORE else CLD_KILLED
    return status >> 8, CLD_EXITED
