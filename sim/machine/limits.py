"""When to stop a run that would not end by itself."""

from __future__ import annotations

from typing import NamedTuple

SECOND = 1_000_000_000

_MEANINGS = {
    "calls": ("system calls", "--max-calls"),
    "time": ("seconds of virtual time", "--max-time"),
    "ticks": ("steps of computation", "--max-ticks"),
    "output": ("bytes of output", "--max-output"),
}


class Limits(NamedTuple):
    """How much a run may do.

    Attributes:
        processes: processes that may exist at a time; more, and fork fails with EAGAIN.
        calls: system calls in all.
        time: virtual time in ns.
        ticks: steps of computation in all (turns of loops, calls of functions).
        output: bytes written to the outside.
    """

    processes: int = 4096
    calls: int = 20_000_000
    time: int = 10 * 86_400 * SECOND
    ticks: int = 200_000_000
    output: int = 64 << 20


class LimitReached(Exception):
    """A limit ended the run.

    ``args`` are which limit, its value, the (file, line) and the pid of who reached it.
    """

    def __str__(self) -> str:
        which, limit, (file, line), pid = self.args
        amount = limit / SECOND if which == "time" else limit
        meaning, option = _MEANINGS[which]
        where = f"process {pid}" + (f" at {file}:{line}" if file else "")
        return (f"stopped after {amount:,.10g} {meaning}, reached by {where}; "
                f"{option} sets this limit")
