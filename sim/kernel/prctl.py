"""What a process says about itself: its name, its death signal, whether it adopts orphans.

The death signal is what a process gets when its parent ends; a subreaper is a process that
orphans among its descendants are given to, in place of init (`sim.kernel.lifecycle` does both).
Sources: prctl(2), PR_SET_PDEATHSIG(2const), PR_SET_CHILD_SUBREAPER(2const), PR_SET_NAME(2const);
kernel/sys.c, kernel/fork.c (copy_process).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.kernel.calls import system_call
from sim.kernel.errors import EFAULT, EINVAL, KernelError
from sim.kernel.process import Process, Task, Value
from sim.kernel.signal_numbers import LAST

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

PR_SET_PDEATHSIG, PR_GET_PDEATHSIG = 1, 2
PR_SET_NAME, PR_GET_NAME = 15, 16
PR_SET_CHILD_SUBREAPER, PR_GET_CHILD_SUBREAPER = 36, 37
NAME_LENGTH = 15


@system_call
def sys_prctl(k: Kernel, task: Task, option: int, value: Value) -> Value:
    """prctl(2), for the options above. EINVAL, EFAULT.

    ``value`` is a number; for PR_SET_NAME the bytes of the name. What an option asks for is
    returned; its value must only not be 0, the address that nothing can be written to.
    """
    process = k.processes[task.pid]
    if option in _ASK:
        if value == 0:
            raise KernelError(EFAULT)
        return _ASK[option](process)
    if option == PR_SET_NAME:
        if not isinstance(value, bytes):
            raise KernelError(EFAULT)
        rename(k, process, value.partition(b"\0")[0][:NAME_LENGTH])
        return 0
    if not isinstance(value, int):
        raise KernelError(EINVAL)
    if option == PR_SET_PDEATHSIG:
        return _set_death_signal(process, value)
    if option == PR_SET_CHILD_SUBREAPER:
        return _set_subreaper(k, process, bool(value))
    raise KernelError(EINVAL)


_ASK: dict[int, Callable[[Process], Value]] = {
    PR_GET_PDEATHSIG: lambda process: process.death_signal,
    PR_GET_NAME: lambda process: process.comm.encode("utf-8", "surrogateescape"),
    PR_GET_CHILD_SUBREAPER: lambda process: int(process.is_subreaper),
}


def rename(k: Kernel, process: Process, name: bytes) -> None:
    """Give a process another name (set_task_comm)."""
    new = name.decode("utf-8", "surrogateescape")
    if new != process.comm:
        k.note("set", process.pid, "comm", (process.comm, new))
    process.comm = new


def _set_death_signal(process: Process, signal: int) -> int:
    if not 0 <= signal <= LAST:
        raise KernelError(EINVAL)
    process.death_signal = signal
    return 0


def _set_subreaper(k: Kernel, process: Process, is_one: bool) -> int:
    process.is_subreaper = is_one
    if is_one:
        _mark_descendants(k, process)
    return 0


def _mark_descendants(k: Kernel, process: Process) -> None:
    """All descendants now have a subreaper above them (propagate_has_child_subreaper)."""
    stack = list(process.children)
    while stack:
        child = k.processes[stack.pop()]
        if not child.has_subreaper:
            child.has_subreaper = True
            stack.extend(child.children)
