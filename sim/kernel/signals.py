"""Who may send a signal to whom: kill, tkill, tgkill, pidfd_send_signal.

Sources: kill(2), tgkill(2), pidfd_send_signal(2); kernel/signal.c (check_kill_permission).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sim.kernel.calls import system_call
from sim.kernel.errors import EBADF, EINVAL, EPERM, ESRCH, KernelError
from sim.kernel.family import INIT
from sim.kernel.files import file_of
from sim.kernel.process import Process, Task
from sim.kernel.sending import send
from sim.kernel.signal_numbers import LAST, SIGCONT

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel


@system_call
def sys_kill(k: Kernel, task: Task, pid: int, signal: int) -> None:
    """kill(2): to one process, a group (negative or 0), or all but init and oneself (-1).

    Of several it is enough that one may be signalled, and for -1 not even that. EINVAL, EPERM,
    ESRCH.
    """
    sender = k.processes[task.pid]
    if pid == -1:
        others = [other for other in k.processes.values() if other.pid not in (INIT, sender.pid)]
        errors = _attempt_all(k, sender, others, signal)
        failed = [error for error in errors if error != EPERM] or [0]
        error = failed[-1] if errors else ESRCH
    elif pid > 0:
        target = k.processes.get(pid)
        error = ESRCH if target is None else attempt(k, sender, target, signal)
    else:
        pgid = sender.pgid if pid == 0 else -pid
        members = [k.processes[member] for member in reversed(k.groups.get(pgid, {}))]
        errors = _attempt_all(k, sender, members, signal) or [ESRCH]
        error = 0 if 0 in errors else errors[-1]
    if error:
        raise KernelError(error)


@system_call
def sys_tgkill(k: Kernel, task: Task, pid: int, tid: int, signal: int) -> None:
    """tgkill(2): to one thread of a process. EINVAL, EPERM, ESRCH."""
    if pid <= 0 or tid <= 0:
        raise KernelError(EINVAL)
    thread = k.tasks.get(tid)
    if thread is None or thread.pid != pid:
        raise KernelError(ESRCH)
    _to_thread(k, k.processes[task.pid], thread, signal)


@system_call
def sys_tkill(k: Kernel, task: Task, tid: int, signal: int) -> None:
    """tkill(2): as tgkill, whichever process the thread belongs to."""
    if tid <= 0:
        raise KernelError(EINVAL)
    thread = k.tasks.get(tid)
    if thread is None:
        raise KernelError(ESRCH)
    _to_thread(k, k.processes[task.pid], thread, signal)


@system_call
def sys_pidfd_send_signal(k: Kernel, task: Task, fd: int, signal: int, flags: int) -> None:
    """pidfd_send_signal(2), without siginfo. EBADF, EINVAL, EPERM, ESRCH if it was reaped."""
    if flags:
        raise KernelError(EINVAL)
    file = file_of(k, task, fd)
    if file.kind != "pidfd":
        raise KernelError(EBADF)
    target = k.processes.get(file.target)
    error = ESRCH if target is None else attempt(k, k.processes[task.pid], target, signal)
    if error:
        raise KernelError(error)


def _to_thread(k: Kernel, sender: Process, thread: Task, signal: int) -> None:
    error = attempt(k, sender, k.processes[thread.pid], signal, "SI_TKILL", thread)
    if error:
        raise KernelError(error)


def _attempt_all(k: Kernel, sender: Process, targets: Iterable[Process], signal: int) -> list[int]:
    return [attempt(k, sender, target, signal) for target in targets]


def attempt(k: Kernel, sender: Process, target: Process, signal: int, code: str = "SI_USER",
             thread: Task | None = None) -> int:
    """Send a signal to one process; 0, or why not (check_kill_permission)."""
    if not 0 <= signal <= LAST:
        return EINVAL
    if not _may_signal(sender, target) and not (signal == SIGCONT and sender.sid == target.sid):
        return EPERM
    send(k, target, signal, sender.pid, code, thread=thread)
    return 0


def _may_signal(sender: Process, target: Process) -> bool:
    """kill_ok_by_cred: root, or my real or effective uid is its real or saved one."""
    mine, its = sender.cred, target.cred
    return mine.euid == 0 or bool({mine.euid, mine.ruid} & {its.suid, its.ruid})
