"""What a process does about signals: actions, masks, waiting for them.

Sources: sigaction(2), sigprocmask(2), sigpending(2), sigtimedwait(2), pause(2); kernel/signal.c.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.calls import system_call
from sim.kernel.delivery import take
from sim.kernel.errors import EAGAIN, EINTR, EINVAL, ERESTARTNOHAND, KernelError
from sim.kernel.process import Action, Task, Value, Wait
from sim.kernel.sending import action_of, forget_ignored, has_no_effect, recalculate
from sim.kernel.signal_numbers import (
    CATCH,
    DEFAULT,
    IGNORE,
    LAST,
    NEVER_BLOCKED,
    SIGKILL,
    SIGSTOP,
    bits,
)

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK = 0, 1, 2
EVERY = bits(range(1, LAST + 1))


@system_call
def sys_rt_sigaction(k: Kernel, task: Task, signal: int, handler: str | None, flags: int,
                     mask: int) -> tuple[str, int, int]:
    """sigaction(2): (handler, flags, mask) of before; None for ``handler`` only asks. EINVAL.

    ``handler`` is "default", "ignore" or "catch". A signal that is ignored from now on is not
    pending any more.
    """
    if not 1 <= signal <= LAST or (handler is not None and signal in (SIGKILL, SIGSTOP)):
        raise KernelError(EINVAL)
    process = k.processes[task.pid]
    old = action_of(process, signal)
    if handler is not None:
        if handler not in (DEFAULT, IGNORE, CATCH):
            raise KernelError(EINVAL)
        action = Action(handler, flags, mask & ~NEVER_BLOCKED)
        process.dispositions = {**process.dispositions, signal: action}
        if has_no_effect(action, signal):
            forget_ignored(k, process, signal)
    return old


@system_call
def sys_rt_sigprocmask(k: Kernel, task: Task, how: int, signals: int | None) -> int:
    """sigprocmask(2) for the calling thread: the old mask; None changes nothing. EINVAL."""
    old = task.blocked
    if signals is None:
        return old
    signals &= EVERY & ~NEVER_BLOCKED
    if how == SIG_BLOCK:
        task.blocked |= signals
    elif how == SIG_UNBLOCK:
        task.blocked &= ~signals
    elif how == SIG_SETMASK:
        task.blocked = signals
    else:
        raise KernelError(EINVAL)
    recalculate(k.processes[task.pid], task)
    k.stirred = k.stirred or task.signalled
    return old


@system_call
def sys_rt_sigpending(k: Kernel, task: Task) -> int:
    """sigpending(2): what is pending for the thread or its process, and blocked."""
    return bits((*task.pending, *k.processes[task.pid].pending)) & task.blocked


@system_call
def sys_rt_sigtimedwait(k: Kernel, task: Task, signals: int, timeout: int | None) -> Value | Wait:
    """sigtimedwait(2): take one of ``signals``: (signal, code name, pid, uid, status).

    Waits for one for ``timeout`` ns, None for ever; then EAGAIN. EINTR if another one comes in
    between, even one that only stops and continues the process.
    """
    if timeout is not None and timeout < 0:
        raise KernelError(EINVAL)
    process = k.processes[task.pid]
    info = take(k, process, task, signals & ~NEVER_BLOCKED)
    if info is not None:
        recalculate(process, task)
        return info
    deadline = k.deadline(task, timeout)
    if deadline is not None and deadline <= k.now:
        raise KernelError(EAGAIN)
    task.awaited = signals & ~NEVER_BLOCKED
    return Wait((), "sigtimedwait", deadline, restart=EINTR)


@system_call
def sys_pause(k: Kernel, task: Task) -> Wait:
    """pause(2): sleep until a signal is handled, which makes it fail with EINTR."""
    return Wait((), "pause", restart=ERESTARTNOHAND)
