"""How long things take: the virtual CPU time of calls, computation and switches.

All in nanoseconds. The figures are of the order of what a common machine shows; they decide
when things happen, never what happens.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

CALLS: Mapping[str, int] = MappingProxyType({
    "fork": 150_000,
    "exit_group": 60_000,
    "wait4": 1_000,
    "waitid": 1_000,
    "openat": 2_000,
    "pipe2": 2_000,
    "read": 500,
    "write": 500,
    "clock_nanosleep": 1_000,
})


class Costs(NamedTuple):
    """The cost model.

    Attributes:
        call: any system call that ``calls`` does not name.
        calls: system calls by name.
        user: what the interpreter computes around a system call.
        tick: one step of the script: a turn of a loop, a call of a function.
        switch: giving a CPU to another task.
    """

    call: int = 300
    calls: Mapping[str, int] = CALLS
    user: int = 0
    tick: int = 100
    switch: int = 1_500
