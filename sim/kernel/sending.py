"""Signals on their way: the numbers, and how one becomes pending.

A signal sent to a process is *pending* until one of its tasks next runs; then its action is
taken (`sim.kernel.signals`). Every process has the default action here (signal(7)): to end, to
stop, to continue, or nothing, unless it ignores the signal. Handlers, masks and queues are not
here yet. Sources: signal(7), kill(2); kernel/signal.c.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.family import report, retract
from sim.kernel.process import Process, Task
from sim.kernel.states import State
from sim.kernel.status import CLD_NAMES, CONTINUED, explain, stopped

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

NAMES = (
    "0 HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT "
    "STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS"
).split()
SIGHUP, SIGKILL, SIGPIPE, SIGTERM, SIGCHLD, SIGCONT, SIGSTOP = 1, 9, 13, 15, 17, 18, 19
SIGXFSZ = 25
STOPS = frozenset({19, 20, 21, 22})
IGNORED = frozenset({17, 18, 23, 28})
DUMPS_CORE = frozenset({3, 4, 5, 6, 7, 8, 11, 24, 25, 31})
SYNCHRONOUS = frozenset({4, 5, 7, 8, 11, 31})
LAST = 64
IGNORE = "ignore"


def name(signal: int) -> str:
    """SIGTERM for 15; real-time signals by their number from SIGRTMIN."""
    return f"SIG{NAMES[signal]}" if signal < len(NAMES) else f"SIGRT_{signal - 32}"


def send(k: Kernel, target: Process, signal: int, sender: int, code: str, status: int = 0
         ) -> None:
    """Make a signal pending and wake whom it concerns (send_signal_locked).

    Nothing more reaches a process that has ended or has been marked for death.
    """
    if signal == 0 or target.exit_status is not None or target.doomed:
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
    if _is_fatal_at_once(target, task, signal):
        _doom(k, target, signal)
    target.pending[signal] = (sender, code)
    if task.state is State.WAITING:
        k.rouse(task, "signal")
    elif task.state is State.STOPPED and signal == SIGKILL:
        k.move(task, State.READY, "kill")


def _is_fatal_at_once(target: Process, task: Task, signal: int) -> bool:
    """Whether the signal decides the process's end when it is sent, not when it is taken.

    As complete_signal has it: not one that dumps core, and not while the process is stopped or
    has yet to take another signal (unless it is on a CPU). SIGKILL always does.
    """
    if signal == SIGKILL:
        return True
    if signal in STOPS or signal in DUMPS_CORE or task.state is State.STOPPED:
        return False
    return task.state is State.RUNNING or not target.pending


def _doom(k: Kernel, target: Process, signal: int) -> None:
    """From now on the process is ending (SIGNAL_GROUP_EXIT): its stop is no news any more."""
    target.doomed = signal
    if target.stop_report or target.continue_report:
        target.stop_report, target.continue_report = 0, False
        retract(k, target)


def _continue(k: Kernel, process: Process, task: Task) -> None:
    process.stop_report = 0
    process.continue_report = True
    k.move(task, State.READY, "continue")
    tell_parent(k, process)


def tell_parent(k: Kernel, child: Process) -> None:
    """What became of the child: SIGCHLD for the parent, then its wait calls look again
    (do_notify_parent).
    """
    if child.exit_status is not None:
        status = child.exit_status
    elif child.stop_report:
        status = stopped(child.stop_report)
    else:
        status = CONTINUED
    number, code = explain(status)
    send(k, k.processes[child.ppid], SIGCHLD, child.pid, CLD_NAMES[code], number)
    report(k, child)


def parent_ignores_children(k: Kernel, child: Process) -> bool:
    """A parent that ignores SIGCHLD never gets zombies (sigaction(2))."""
    return k.processes[child.ppid].dispositions.get(SIGCHLD) == IGNORE
