"""The two processes that are there before the script: init and the shell that started it.

They have no Python code. Each answers the result of its last system call with its next one.
"""

from __future__ import annotations

from sim.kernel.process import Value
from sim.userland.image import Request

_WAIT: Request = ("wait4", (-1, 0), 0)
_PAUSE: Request = ("pause", (), 0)


class Init:
    """pid 1: adopts orphans and reaps them, for ever."""

    def resume(self, result: Value, errno: int) -> Request:
        """Wait for the next child; sleep when there is none (init always has one)."""
        return _PAUSE if errno else _WAIT

    go_on = resume

    def place(self) -> tuple[str, int]:
        """It has no script."""
        return "", 0

    def drop(self) -> None:
        """Nothing to take down."""


class Shell(Init):
    """The shell that started the script: waits for it, then sits at its prompt."""
