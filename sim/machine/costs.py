"""How long things take: the cost model of the virtual machine.

All times are CPU time in nanoseconds. They decide when things happen, never what can happen.
CPU time is spent in two ways, as Linux counts it (getrusage(2)):

user     `Costs.tick` for each step of the script, and `Costs.user` for what the interpreter does
         around each system call.
system   the price of each system call (`Costs.calls`, or `Costs.call` for the others),
         `Costs.first_run` for a process's first time on a CPU after fork, and
         `Costs.switch`, paid by the task that gets the CPU.

Waiting costs nothing: a task that is asleep uses no CPU, and being woken is part of
the switch. There is no clock interrupt.
"""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from types import MappingProxyType
from typing import NamedTuple

CALLS: Mapping[str, int] = MappingProxyType({
    "clock_gettime": 400,
    "clock_nanosleep": 16_000,
    "close": 540,
    "exit_group": 290_000,
    "fork": 250_000,
    "kill": 660,
    "openat": 1_700,
    "pipe2": 1_900,
    "read": 310,
    "rt_sigaction": 700,
    "wait4": 5_700,
    "waitid": 5_000,
    "write": 310,
})
"""What system calls cost in the kernel. Reading a clock is one of them: there is no vDSO here."""
MEASURED = "a 2-CPU virtual machine, Linux 6.18, CPython 3.11"
"""Where the defaults were measured, by `benchmarks.measure_costs`."""


class Costs(NamedTuple):
    """A cost model; the defaults are those of Linux (see `MEASURED`).

    Attributes:
        tick: one step of the script: a turn of a loop, a call of one of its functions (user).
        user: what the interpreter does around a system call (user).
        call: any system call that ``calls`` does not name (system).
        calls: system calls by name (system).
        first_run: the first run of a child that fork has made: the pages that it and its parent
            have in common are copied as it writes to them (system, the child's).
        switch: giving a CPU to another task, with waking it up (system, that task's).
    """

    tick: int = 45
    user: int = 16
    call: int = 130
    calls: Mapping[str, int] = CALLS
    first_run: int = 210_000
    switch: int = 1_900

    @classmethod
    def from_toml(cls, path: str | PathLike[str]) -> Costs:
        """The model in a file, which may leave costs out (`sim.machine.cost_files`).

        Raises CostsError, a ValueError that says what is wrong and where.
        """
        from sim.machine.cost_files import read

        return read(path)


LINUX = Costs()
"""The default."""
FREE = Costs(user=0, call=0, calls=MappingProxyType({}), first_run=0, switch=0)
"""For examples on paper: everything but computation takes no time."""
MODELS: Mapping[str, Costs] = MappingProxyType({"linux": LINUX, "free": FREE})
"""The models that have a name."""
