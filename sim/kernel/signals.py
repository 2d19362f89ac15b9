"""Signals, as far as processes need them to end, stop and continue.

A signal sent to a process is *pending* until one of its tasks next runs; then its action is
taken. Every process has the default action here (signal(7)): to end, to stop, to
continue, or nothing. Handlers, masks and queues are not here yet.
Sources: signal(7), kill(2); kernel/signal.c.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.calls import system_call
from sim.kernel.errors import EINVAL, EPERM, ESRCH, KernelError
from sim.kernel.process import Process, Task, Wait
from sim.kernel.states import State
from sim.kernel.status import CLD_NAMES, CONTINUED, CORE, explain, stopped

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

NAMES = (
    "0 HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT "
    "STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS"
).split()
SIGKILL, SIGPIPE, SIGTERM, SIGCHLD, SIGCONT, SIGSTOP = 9, 13, 15, 17, 18, 19
STOPS = frozenset({19, 20, 21, 22})
IGNORED = frozenset({17, 18, 23, 28})
DUMPS_CORE = frozenset({3, 4, 5, 6, 7, 8, 11, 24, 25, 31})
LAST = 64
IGNORE = "ignore"


def name(signal: int) -> str:
    """SIGTERM for 15; real-time signals by their number from SIGRTMIN."""
    return f"SIG{NAMES[signal]}" if signal < len(NAMES) else f"SIGRT_{signal - 32}"


@system_call
def sys_kill(k: Kernel, task: Task, pid: int, signal: int) -> None:
    """kill(2): to one process, a group (negative or 0), or all but init (-1)."""
    if not 0 <= signal <= LAST:
        raise KernelError(EINVAL)
    sender = k.processes[task.pid]
    if pid > 0:
        targets = [pid] if pid in k.processes else []
    elif pid == -1:
        targets = [other for other in k.processes if other not in (1, sender.pid)]
    else:
        targets = list(k.groups.get(-pid or sender.pgid, ()))
    if not targets:
        raise KernelError(ESRCH)
    allowed = [other for other in targets if _may_signal(sender, k.processes[other])]
    if not allowed:
        raise KernelError(EPERM)
    for other in allowed:
        send(k, k.processes[other], signal, sender.pid, "SI_USER")


def _may_signal(sender: Process, target: Process) -> bool:
    """kill_ok_by_cred: root, or my real or effective uid is its real or saved one."""
    mine, its = sender.cred, target.cred
    return mine.euid == 0 or bool({mine.euid, mine.ruid} & {its.suid, its.ruid})


def send(k: Kernel, target: Process, signal: int, sender: int, code: str, status: int = 0
         ) -> None:
    """Make a signal pending and wake whom it concerns (send_signal_locked)."""
    if signal == 0 or target.exit_status is not None:
        return
    k.note("signal", target.pid, name(signal), (sender, code, status))
    task = k.tasks[target.pid]
    if signal == SIGCONT:
        for stop in STOPS:
            target.pending.pop(stop, None)
        if task.state is State.STOPPED:
            _continue(k, target, task)
        return
    if signal in STOPS:
        target.pending.pop(SIGCONT, None)
    if signal in IGNORED or target.dispositions.get(signal) == IGNORE or target.pid == 1:
        return
    target.pending[signal] = (sender, code)
    if task.state is State.WAITING:
        k.rouse(task, "signal")
    elif task.state is State.STOPPED and signal == SIGKILL:
        k.move(task, State.READY, "kill")


def _continue(k: Kernel, process: Process, task: Task) -> None:
    from sim.kernel.lifecycle import report

    process.stop_report = 0
    process.continue_report = True
    k.move(task, State.READY, "continue")
    report(k, process)
    notify_parent(k, process)


def deliver(k: Kernel, task: Task) -> None:
    """Take the actions of what is pending, before the RUNNING task goes back to its program."""
    from sim.kernel.lifecycle import end_process, report

    process = k.processes[task.pid]
    while process.pending and task.state is State.RUNNING:
        signal = SIGKILL if SIGKILL in process.pending else min(process.pending)
        del process.pending[signal]
        if signal in STOPS:
            process.stop_report = signal
            process.continue_report = False
            k.move(task, State.STOPPED, "stop")
            report(k, process)
            notify_parent(k, process)
        else:
            end_process(k, task, signal | (CORE if signal in DUMPS_CORE else 0))


def notify_parent(k: Kernel, child: Process) -> None:
    """Send SIGCHLD to the parent, saying what became of the child (do_notify_parent)."""
    if child.exit_status is not None:
        status = child.exit_status
    elif child.stop_report:
        status = stopped(child.stop_report)
    else:
        status = CONTINUED
    number, code = explain(status)
    parent = k.processes[child.ppid]
    send(k, parent, SIGCHLD, child.pid, CLD_NAMES[code], number)


def parent_ignores_children(k: Kernel, child: Process) -> bool:
    """A parent that ignores SIGCHLD never gets zombies (sigaction(2))."""
    parent = k.processes[child.ppid]
    return parent.dispositions.get(SIGCHLD) == IGNORE


@system_call
def sys_pause(k: Kernel, task: Task) -> Wait:
    """pause(2): sleep until a signal arrives."""
    return Wait((), "pause")
