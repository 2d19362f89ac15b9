"""Signals: who may send them, and what is done with those that are pending.

Sources: signal(7), kill(2), core(5); kernel/signal.c.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sim.kernel.calls import system_call
from sim.kernel.errors import EINVAL, EPERM, ESRCH, KernelError
from sim.kernel.family import INIT, is_orphaned
from sim.kernel.lifecycle import end_process
from sim.kernel.process import Process, Task, Wait
from sim.kernel.scheduling import limit_of
from sim.kernel.sending import (
    DUMPS_CORE,
    LAST,
    SIGCONT,
    SIGKILL,
    SIGSTOP,
    STOPS,
    SYNCHRONOUS,
    send,
    tell_parent,
)
from sim.kernel.states import State
from sim.kernel.status import CORE

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

RLIMIT_CORE = 4
LEAST_CORE = 4096
"""A smaller RLIMIT_CORE means that no core is dumped at all (min_coredump)."""


@system_call
def sys_kill(k: Kernel, task: Task, pid: int, signal: int) -> None:
    """kill(2): to one process, a group (negative or 0), or all but init and oneself (-1).

    Of several it is enough that one may be signalled, and for -1 not even that.
    """
    sender = k.processes[task.pid]
    if pid == -1:
        others = [other for other in k.processes.values() if other.pid not in (INIT, sender.pid)]
        errors = _attempt_all(k, sender, others, signal)
        failed = [error for error in errors if error != EPERM] or [0]
        error = failed[-1] if errors else ESRCH
    elif pid > 0:
        target = k.processes.get(pid)
        error = ESRCH if target is None else _attempt(k, sender, target, signal)
    else:
        pgid = sender.pgid if pid == 0 else -pid
        members = [k.processes[member] for member in reversed(k.groups.get(pgid, {}))]
        errors = _attempt_all(k, sender, members, signal) or [ESRCH]
        error = 0 if 0 in errors else errors[-1]
    if error:
        raise KernelError(error)


def _attempt_all(k: Kernel, sender: Process, targets: Iterable[Process], signal: int) -> list[int]:
    return [_attempt(k, sender, target, signal) for target in targets]


def _attempt(k: Kernel, sender: Process, target: Process, signal: int) -> int:
    """Send a signal to one process; 0, or why not (check_kill_permission)."""
    if not 0 <= signal <= LAST:
        return EINVAL
    if not _may_signal(sender, target) and not (signal == SIGCONT and sender.sid == target.sid):
        return EPERM
    send(k, target, signal, sender.pid, "SI_USER")
    return 0


def _may_signal(sender: Process, target: Process) -> bool:
    """kill_ok_by_cred: root, or my real or effective uid is its real or saved one."""
    mine, its = sender.cred, target.cred
    return mine.euid == 0 or bool({mine.euid, mine.ruid} & {its.suid, its.ruid})


def deliver(k: Kernel, task: Task) -> None:
    """Take the actions of what is pending, before the RUNNING task goes back to its program.

    A call that the task is in comes first: it looks once more at what it waits for, and only if
    it would sleep again are signals taken (prepare_to_wait_event).
    """
    process = k.processes[task.pid]
    if not has_work(process, task):
        return
    k.undo(task)
    while process.pending and task.state is State.RUNNING:
        signal = process.doomed or _next_signal(process)
        del process.pending[signal]
        if signal not in STOPS:
            end_process(k, task, signal | (CORE if _dumps_core(process, signal) else 0))
        elif signal == SIGSTOP or not is_orphaned(k, process.pgid):
            process.stop_report = signal
            process.continue_report = False
            k.move(task, State.STOPPED, "stop")
            tell_parent(k, process)


def has_work(process: Process, task: Task) -> bool:
    """Whether the task is to take signals before it does anything else."""
    return bool(process.pending) and (task.call is None or task.interrupted)


def _next_signal(process: Process) -> int:
    """SIGKILL, then those that faults cause, then the lowest number (next_signal)."""
    if SIGKILL in process.pending:
        return SIGKILL
    return min(process.pending, key=lambda signal: (signal not in SYNCHRONOUS, signal))


def _dumps_core(process: Process, signal: int) -> bool:
    """Whether a core file is written (core(5)); here the wait status only says so."""
    soft = limit_of(process, RLIMIT_CORE)[0]
    return signal in DUMPS_CORE and not 0 <= soft < LEAST_CORE


@system_call
def sys_pause(k: Kernel, task: Task) -> Wait:
    """pause(2): sleep until a signal arrives."""
    return Wait((), "pause")
