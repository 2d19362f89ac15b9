"""Taking signals: what happens before a thread goes back to its program (get_signal).

Of what is pending and not blocked one signal after the other is taken: faults first, then the
lowest number, the thread's own before the process's. Its action is to end the process, to
stop it, nothing, or a handler. Handlers are functions of the program, so they are only put on
its stack here (`Task.caught`): the one that was taken last runs first. A call that a
signal has interrupted then either fails with EINTR or is made again (handle_signal). Sources:
signal(7), sigaction(2), core(5); kernel/signal.c, arch/x86/kernel/signal.c.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sim.kernel.clock import UPTIME
from sim.kernel.errors import EINTR, ERESTARTNOHAND, ERESTARTNOINTR, ERESTARTSYS
from sim.kernel.family import is_orphaned
from sim.kernel.interval_timers import restart_real_timer
from sim.kernel.lifecycle import end_process
from sim.kernel.limits import limit_of
from sim.kernel.process import Process, Siginfo, Task
from sim.kernel.sending import (
    BY_DEFAULT,
    Pending,
    action_of,
    has_no_effect,
    recalculate,
    tell_parent,
)
from sim.kernel.signal_numbers import (
    CATCH,
    DUMPS_CORE,
    SA_NODEFER,
    SA_RESETHAND,
    SA_RESTART,
    SIGALRM,
    SIGSTOP,
    STOPS,
    SYNCHRONOUS,
    bits,
    name,
)
from sim.kernel.states import State
from sim.kernel.status import CORE

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

RLIMIT_CORE = 4
LEAST_CORE = 4096
"""A smaller RLIMIT_CORE means that no core is dumped at all (min_coredump)."""
_FAULTS = bits(SYNCHRONOUS)


class Delivery(NamedTuple):
    """What a program has to be told: the handlers to run, in this order, before anything else.

    ``errno`` is what became of the call that it was in: 0 it was in none, EINTR it failed,
    ERESTARTNOINTR it is to be made again. ``deadline`` is until when (CLOCK_MONOTONIC, ns) the
    failed call would have waited.
    """

    signals: tuple[int, ...]
    errno: int
    deadline: int | None


def has_work(task: Task) -> bool:
    """Whether the task is to take signals before it does anything else."""
    return task.signalled and (task.call is None or task.interrupted != 0)


def deliver(k: Kernel, task: Task) -> Delivery | None:
    """Take what is pending, before the RUNNING task goes back to its program.

    A call that the task is in comes first: it looks once more at what it waits for, and only if
    it would sleep again are signals taken (prepare_to_wait_event). Returns None if the program need
    not know: the task has ended or is stopped, or no handler is to run and its call goes on.
    """
    process = k.processes[task.pid]
    k.undo(task)
    if process.continued:
        if task.interrupted == ERESTARTNOHAND and task.deadline is not None:
            task.deadline += k.now
        tell_parent(k, process)
        process.continued = False
    _take_all(k, process, task)
    if task.state is not State.RUNNING:
        return None
    interrupted, task.interrupted = task.interrupted, 0
    if not task.caught and interrupted != EINTR:
        recalculate(process, task)
        return None
    signals, task.caught = task.caught, ()
    recalculate(process, task)
    if not interrupted:
        return Delivery(signals, 0, None)
    deadline = None if task.deadline is None else task.deadline + UPTIME
    k.give_up(task)
    return Delivery(signals, interrupted, deadline)


def _take_all(k: Kernel, process: Process, task: Task) -> None:
    """Take signal after signal while the task runs (exit_to_user_mode_loop).

    Handlers pile up: each blocks its own signal (unless SA_NODEFER) and its mask until it has
    run, so a further instance of it is taken only after that.
    """
    blocked = task.blocked
    stack: list[tuple[int, int]] = []
    order: list[int] = []
    while task.state is State.RUNNING:
        if process.doomed:
            news = task.pending.get(process.doomed) or process.pending.get(process.doomed)
            if news:
                _note(k, process, news[0], "terminate")
            end_process(k, task, process.doomed)
            return
        info = take(k, process, task, ~blocked)
        if info is not None:
            if _act(k, process, task, info):
                action = action_of(process, info.signal)
                stack.append((info.signal, blocked))
                own = 0 if action.flags & SA_NODEFER else 1 << info.signal
                blocked |= action.mask | own
                if action.flags & SA_RESETHAND:
                    process.dispositions = {**process.dispositions, info.signal: BY_DEFAULT}
        elif stack:
            signal, blocked = stack.pop()
            order.append(signal)
        else:
            break
    order.extend(signal for signal, _ in reversed(stack))
    task.caught = (*order, *task.caught)


def take(k: Kernel, process: Process, task: Task, wanted: int) -> Siginfo | None:
    """Remove the next signal of a set from what is pending (dequeue_signal)."""
    signal = _next(task.pending, wanted)
    if signal:
        info, task.pending = _pop(task.pending, signal)
    else:
        signal = _next(process.pending, wanted)
        if not signal:
            return None
        info, process.pending = _pop(process.pending, signal)
    if signal == SIGALRM:
        restart_real_timer(k, process)
    return info


def _next(pending: Pending, wanted: int) -> int:
    """Faults first, then the lowest number; 0 if there is none (next_signal)."""
    able = [signal for signal in pending if wanted >> signal & 1]
    return min(able, key=lambda signal: (not _FAULTS >> signal & 1, signal)) if able else 0


def _pop(pending: Pending, signal: int) -> tuple[Siginfo, Pending]:
    first, *rest = pending[signal]
    left = {**pending, signal: tuple(rest)}
    if not rest:
        del left[signal]
    return first, left


def _act(k: Kernel, process: Process, task: Task, info: Siginfo) -> bool:
    """Take a signal's action; True if that is a handler of the program."""
    signal = info.signal
    action = action_of(process, signal)
    if action.handler == CATCH:
        _note(k, process, info, "handler")
        if task.interrupted not in (0, EINTR, ERESTARTNOINTR):
            again = task.interrupted == ERESTARTSYS and action.flags & SA_RESTART
            task.interrupted = ERESTARTNOINTR if again else EINTR
        return True
    if has_no_effect(action, signal):
        _note(k, process, info, "ignored")
    elif signal not in STOPS:
        core = _dumps_core(process, signal)
        _note(k, process, info, "core" if core else "terminate")
        end_process(k, task, signal | (CORE if core else 0))
    elif signal != SIGSTOP and is_orphaned(k, process.pgid):
        _note(k, process, info, "ignored")
    else:
        _note(k, process, info, "stop")
        if task.interrupted == ERESTARTNOHAND and task.deadline is not None:
            task.deadline -= k.now  # select goes on with what was left (poll_select_finish)
        process.stop_report = signal
        process.continue_report = False
        k.move(task, State.STOPPED, "stop")
        tell_parent(k, process)
    return False


def _note(k: Kernel, process: Process, info: Siginfo, what: str) -> None:
    k.note("deliver", process.pid, name(info.signal), (info.pid, info.code, info.status, what))


def _dumps_core(process: Process, signal: int) -> bool:
    """Whether a core file is written (core(5)); here the wait status only says so."""
    soft = limit_of(process, RLIMIT_CORE)[0]
    return signal in DUMPS_CORE and not 0 <= soft < LEAST_CORE
