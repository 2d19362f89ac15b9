"""Signals on their way: how one becomes pending, and whom it wakes.

A signal sent to a process is *pending* until one of its threads takes it (`sim.kernel.delivery`),
which it does before it next goes back to its program, unless it blocks the signal. A standard
signal that is pending already is not sent a second time; real-time signals queue. Sources:
signal(7), kill(2), sigaction(2); kernel/signal.c (__send_signal_locked, prepare_signal,
complete_signal, do_notify_parent).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sim.kernel.family import INIT, enlist, report, retract, wake_parent
from sim.kernel.limits import limit_of
from sim.kernel.process import Action, Process, Siginfo, Task
from sim.kernel.signal_numbers import (
    CATCH,
    DEFAULT,
    DUMPS_CORE,
    IGNORE,
    IGNORED,
    SA_NOCLDSTOP,
    SA_NOCLDWAIT,
    SIGCHLD,
    SIGCONT,
    SIGKILL,
    SIGRTMIN,
    STOP_BITS,
    STOPS,
    name,
)
from sim.kernel.states import State
from sim.kernel.status import CLD_NAMES, CONTINUED, explain, stopped

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

Pending = Mapping[int, tuple[Siginfo, ...]]
RLIMIT_SIGPENDING = 11
BY_DEFAULT = Action()


def action_of(process: Process, signal: int) -> Action:
    """What the process does about a signal."""
    return process.dispositions.get(signal, BY_DEFAULT)


def has_no_effect(action: Action, signal: int) -> bool:
    """Whether the signal is ignored, by choice or by default (sig_handler_ignored)."""
    return action.handler == IGNORE or (action.handler == DEFAULT and signal in IGNORED)


def threads_of(k: Kernel, process: Process) -> Iterator[Task]:
    """The tasks of a process, the first one first."""
    return (k.tasks[tid] for tid in process.threads)


# ---- sending ------------------------------------------------------------------------------------


def send(k: Kernel, target: Process, signal: int, sender: int, code: str, status: int = 0,
         thread: Task | None = None) -> None:
    """Make a signal pending for a process, or for one ``thread`` of it (__send_signal_locked).

    ``sender`` is a pid, 0 for the kernel. Nothing more reaches a process that has ended or has
    been marked for death. Signal 0 is nothing.
    """
    if signal == 0 or target.exit_status is not None or target.doomed:
        return
    if signal == SIGCONT:
        _continue(k, target)
    elif signal in STOPS:
        _discard(k, target, 1 << SIGCONT)
    fate = _fate(target, thread or k.tasks[target.pid], signal)
    pending = target.pending if thread is None else thread.pending
    if not fate and signal in pending and (signal < SIGRTMIN or _queue_is_full(k, target)):
        fate = "coalesced"
    k.note("signal", target.pid, name(signal), (sender, code, status), fate or None)
    if fate:
        return
    source = k.processes.get(sender)
    info = Siginfo(signal, code, sender, source.cred.ruid if source is not None else 0, status)
    if signal >= SIGRTMIN and _queue_is_full(k, target):
        info = Siginfo(signal)  # the signal is sent, but who sent it is lost
    if thread is None:
        target.pending = _with(pending, info)
    else:
        thread.pending = _with(pending, info)
    _complete(k, target, signal, thread)


def _fate(target: Process, thread: Task, signal: int) -> str:
    """"ignored" if the signal has no effect at all, else "" (sig_ignored).

    One that is blocked is kept even if it is ignored now: that may change before it is taken.
    """
    if thread.blocked >> signal & 1:
        return ""
    action = action_of(target, signal)
    unkillable = target.pid == INIT and action.handler == DEFAULT  # SIGNAL_UNKILLABLE
    return "ignored" if unkillable or has_no_effect(action, signal) else ""


def _queue_is_full(k: Kernel, target: Process) -> bool:
    """Whether no more real-time signals are queued for a process (RLIMIT_SIGPENDING).

    Linux counts those of all processes of a user.
    """
    limit = limit_of(target, RLIMIT_SIGPENDING)[0]
    if limit < 0:
        return False
    queues = [target.pending, *[task.pending for task in threads_of(k, target)]]
    return sum(len(infos) for queue in queues for infos in queue.values()) >= limit


def _with(pending: Pending, info: Siginfo) -> Pending:
    return {**pending, info.signal: (*pending.get(info.signal, ()), info)}


def _complete(k: Kernel, target: Process, signal: int, thread: Task | None) -> None:
    """Choose the thread that is to take the signal, and wake it (complete_signal).

    A signal whose default action ends the process decides the end right here, if some thread
    can take it; even one that waits for it, if it does not block it (sigwait(3) says it must).
    """
    fatal = _is_fatal(target, signal)
    for task in (thread,) if thread is not None else threads_of(k, target):
        awaits = task.awaited >> signal & 1 and task.state is State.WAITING
        if awaits and (task.blocked >> signal & 1 or not fatal):
            k.rouse(task, "signal")
            return
        if _wants(target, task, signal):
            break
    else:
        return
    if fatal:
        _doom(k, target, signal)
        for each in threads_of(k, target):
            _wake(k, each, kill=True)
    else:
        _wake(k, task, kill=False)


def _wants(target: Process, task: Task, signal: int) -> bool:
    """Whether a thread would take the signal soon (wants_signal)."""
    if signal == SIGKILL:
        return True
    if task.blocked >> signal & 1 or task.state is State.STOPPED:
        return False
    others = ~(1 << signal)
    return task.state is State.RUNNING or not _has_pending(target, task, others)


def _is_fatal(target: Process, signal: int) -> bool:
    """Whether the signal ends the process without a core (sig_fatal, sig_kernel_coredump)."""
    if signal == SIGKILL:
        return True
    return (action_of(target, signal).handler == DEFAULT
            and signal not in STOPS and signal not in DUMPS_CORE)


def _doom(k: Kernel, target: Process, signal: int) -> None:
    """From now on the process is ending (SIGNAL_GROUP_EXIT): its stop is no news any more."""
    target.doomed = signal
    target.continued = False
    if target.stop_report or target.continue_report:
        target.stop_report, target.continue_report = 0, False
        retract(k, target)


def _wake(k: Kernel, task: Task, *, kill: bool) -> None:
    """The thread has something to take: an interruptible sleep ends (signal_wake_up)."""
    task.signalled = True
    if task.state is State.WAITING:
        k.rouse(task, "signal")
    elif task.state is State.STOPPED and kill:
        k.move(task, State.READY, "kill")


def _continue(k: Kernel, process: Process) -> None:
    """SIGCONT undoes stops, whatever the process does about SIGCONT itself (prepare_signal).

    The process tells its parent when it next runs.
    """
    _discard(k, process, STOP_BITS)
    was_stopped = False
    for task in threads_of(k, process):
        if task.state is State.STOPPED:
            was_stopped = True
            task.signalled = True
            k.move(task, State.READY, "continue")
    if was_stopped:
        process.stop_report = 0
        process.continue_report = process.continued = True
        enlist(k, process)


def _discard(k: Kernel, process: Process, unwanted: int) -> None:
    """Signals of a set that are pending anywhere in a process are forgotten."""
    process.pending = _without(process.pending, unwanted)
    for task in threads_of(k, process):
        task.pending = _without(task.pending, unwanted)
        recalculate(process, task)


def _without(pending: Pending, unwanted: int) -> Pending:
    if not any(unwanted >> signal & 1 for signal in pending):
        return pending
    return {signal: infos for signal, infos in pending.items() if not unwanted >> signal & 1}


def forget_ignored(k: Kernel, process: Process, signal: int) -> None:
    """A signal that is ignored from now on is not pending any more (do_sigaction)."""
    _discard(k, process, 1 << signal)


def recalculate(process: Process, task: Task) -> None:
    """Find out anew whether a thread has anything to take (recalc_sigpending)."""
    task.signalled = bool(
        process.doomed or process.continued or task.caught or _has_pending(process, task, -1))


def _has_pending(process: Process, task: Task, among: int) -> bool:
    """Whether a signal of a set is pending for a thread, and not blocked."""
    able = among & ~task.blocked
    return any(able >> signal & 1 for signal in (*task.pending, *process.pending))


# ---- what a parent is told ----------------------------------------------------------------------


def tell_parent(k: Kernel, child: Process) -> None:
    """What became of the child: SIGCHLD for the parent, then its wait calls look again.

    SA_NOCLDSTOP spares the parent the signals of stops and continuations (do_notify_parent,
    do_notify_parent_cldstop).
    """
    if child.exit_status is not None:
        status = child.exit_status
    elif child.continued:
        status = CONTINUED
    else:
        status = stopped(child.stop_report)
    _send_sigchld(k, child, status)
    if child.exit_status is None and child.continued:
        wake_parent(k, child)
    else:
        report(k, child)


def tell_ignoring_parent(k: Kernel, child: Process) -> None:
    """The end of a child that nobody will wait for; SA_NOCLDWAIT alone still sends the signal."""
    assert child.exit_status is not None
    _send_sigchld(k, child, child.exit_status)


def _send_sigchld(k: Kernel, child: Process, status: int) -> None:
    parent = k.processes[child.ppid]
    action = action_of(parent, SIGCHLD)
    number, code = explain(status)
    if child.exit_status is None and action.flags & SA_NOCLDSTOP:
        return
    if action.handler == IGNORE:
        return
    send(k, parent, SIGCHLD, child.pid, CLD_NAMES[code], number)


def parent_awaits(parent: Process) -> bool:
    """Whether a parent gets zombies: not one that ignores SIGCHLD or set SA_NOCLDWAIT."""
    action = action_of(parent, SIGCHLD)
    return action.handler != IGNORE and not action.flags & SA_NOCLDWAIT


def parent_ignores_children(k: Kernel, child: Process) -> bool:
    """Whether the child will be gone at once when it ends (sigaction(2))."""
    return not parent_awaits(k.processes[child.ppid])


__all__ = ["BY_DEFAULT", "CATCH", "action_of", "forget_ignored", "parent_ignores_children",
           "recalculate", "send", "tell_ignoring_parent", "tell_parent", "threads_of"]
