"""Waiting for children: wait4 and waitid, on one shared search.

Both look through the caller's children that have something to report, in the order of
Linux's child list (birth; adopted ones last), and take the first that fits. If none
fits but one may later, they wait (or return at once with WNOHANG); if there is no such
child at all they fail with ECHILD. Sources: wait(2), waitid(2); kernel/exit.c (do_wait,
wait_consider_task).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from sim.kernel import status as status_of
from sim.kernel.calls import system_call
from sim.kernel.errors import EAGAIN, EBADF, ECHILD, EINVAL, ESRCH, KernelError
from sim.kernel.family import any_child, child_by_group, child_by_pid, has_report, retract
from sim.kernel.files import O_NONBLOCK, file_of
from sim.kernel.lifecycle import reap, usage_of
from sim.kernel.process import Process, Queue, Task, Usage, Value, Wait
from sim.kernel.signal_numbers import SIGCHLD

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

WNOHANG, WUNTRACED, WSTOPPED, WEXITED, WCONTINUED = 1, 2, 2, 4, 8
WNOWAIT = 0x01000000
_WNOTHREAD, _WALL, _WCLONE = 0x20000000, 0x40000000, 0x80000000
P_ALL, P_PID, P_PGID, P_PIDFD = 0, 1, 2, 3


class Selection(NamedTuple):
    """Which children are meant: any, one pid, or one process group."""

    kind: int
    number: int = 0


class Found(NamedTuple):
    """A child's report: its wait status, and what it has used with its reaped children."""

    pid: int
    uid: int
    status: int
    used: Usage


@system_call
def sys_wait4(k: Kernel, task: Task, pid: int, options: int) -> Value | Wait:
    """wait4(2): (pid, wait status, `Usage`), or (0, 0, ...) with WNOHANG."""
    allowed = WNOHANG | WUNTRACED | WCONTINUED | _WNOTHREAD | _WALL | _WCLONE
    options &= 0xFFFFFFFF
    if options & ~allowed:
        raise KernelError(EINVAL)
    if pid == -(1 << 31):
        raise KernelError(ESRCH)
    if pid == -1:
        which = Selection(P_ALL)
    elif pid > 0:
        which = Selection(P_PID, pid)
    else:
        which = Selection(P_PGID, -pid or k.processes[task.pid].pgid)
    found = find(k, task, which, options | WEXITED)
    if found is None:
        return (0, 0, Usage())
    if isinstance(found, Wait):
        return found
    return (found.pid, found.status, found.used)


@system_call
def sys_waitid(k: Kernel, task: Task, kind: int, number: int, options: int) -> Value | Wait:
    """waitid(2): (pid, uid, SIGCHLD, status, CLD_* code), or None with WNOHANG."""
    waited = WEXITED | WSTOPPED | WCONTINUED
    allowed = WNOHANG | WNOWAIT | waited | _WNOTHREAD | _WALL | _WCLONE
    options &= 0xFFFFFFFF
    if options & ~allowed or not options & waited:
        raise KernelError(EINVAL)
    nonblocking_pidfd = False
    if kind == P_PIDFD:
        number, nonblocking_pidfd = _process_of_pidfd(k, task, number)
        kind = P_PID
    elif kind == P_PID and number <= 0 or kind == P_PGID and number < 0:
        raise KernelError(EINVAL)
    elif kind == P_PGID:
        number = number or k.processes[task.pid].pgid
    elif kind not in (P_ALL, P_PID):
        raise KernelError(EINVAL)
    if nonblocking_pidfd and not options & WNOHANG:
        found = find(k, task, Selection(kind, number), options | WNOHANG)
        if found is None:
            raise KernelError(EAGAIN)
    else:
        found = find(k, task, Selection(kind, number), options)
    if found is None or isinstance(found, Wait):
        return found
    status, code = status_of.explain(found.status)
    return (found.pid, found.uid, SIGCHLD, status, code)


def _process_of_pidfd(k: Kernel, task: Task, fd: int) -> tuple[int, bool]:
    """The pid behind a pidfd, and whether the pidfd is non-blocking."""
    if fd < 0:
        raise KernelError(EINVAL)
    file = file_of(k, task, fd)
    if file.kind != "pidfd":
        raise KernelError(EBADF)
    return file.target, bool(file.flags & O_NONBLOCK)


# ---- the search ----------------------------------------------------------------------------


def find(k: Kernel, task: Task, which: Selection, options: int) -> Found | Wait | None:
    """The first child that fits and has a report; None for WNOHANG; else what to wait for."""
    parent = k.processes[task.pid]
    for child in _reporting(k, parent, which):
        status = _take_report(child, options)
        if status is not None:
            used = usage_of(k, child).plus(child.reaped_children)
            found = Found(child.pid, child.cred.ruid, status, used)
            if not options & WNOWAIT:
                _settle(k, parent, child, used)
            return found
    if not _exists(k, parent, which, options):
        raise KernelError(ECHILD)
    if options & WNOHANG:
        return None
    return Wait((_queue(parent, which),), "do_wait")


def _queue(parent: Process, which: Selection) -> Queue:
    """Where to wait for the selected children."""
    if which.kind == P_PID:
        return child_by_pid(which.number)
    return any_child(parent.pid) if which.kind == P_ALL else (
        child_by_group(parent.pid, which.number))


def _reporting(k: Kernel, parent: Process, which: Selection) -> Iterator[Process]:
    """The selected children with something to report, first in the list first."""
    if which.kind == P_PID:
        child = k.processes.get(which.number)
        if child is not None and child.ppid == parent.pid and has_report(child):
            yield child
        return
    for entry in parent.waitable:
        child = k.processes[entry.pid]
        if which.kind == P_ALL or child.pgid == which.number:
            yield child


def _take_report(child: Process, options: int) -> int | None:
    """What of the child's reports the options ask for, as a wait status; None if nothing.

    Takes a stop or continue report away unless WNOWAIT; an ended child has only its end.
    """
    keep = options & WNOWAIT
    if child.exit_status is not None:
        return child.exit_status if options & WEXITED else None
    if child.stop_report and options & WSTOPPED:
        status = status_of.stopped(child.stop_report)
        child.stop_report = child.stop_report if keep else 0
        return status
    if child.continue_report and options & WCONTINUED:
        child.continue_report = bool(keep)
        return status_of.CONTINUED
    return None


def _settle(k: Kernel, parent: Process, child: Process, used: Usage) -> None:
    """After a report was taken: reap the dead, and drop who has nothing more to report."""
    if child.exit_status is None and has_report(child):
        return
    retract(k, child)
    if child.exit_status is not None:
        parent.reaped_children = parent.reaped_children.plus(used)
        reap(k, child)


def _exists(k: Kernel, parent: Process, which: Selection, options: int) -> bool:
    """Whether the parent has any selected child that could ever have such a report.

    Who does not ask for ends does not see the dead; and __WCLONE alone means children that
    tell their parent by another signal than SIGCHLD, which there are none of.
    """
    if options & _WCLONE and not options & _WALL:
        return False
    if options & WEXITED and which.kind != P_PGID:
        return bool(parent.children) if which.kind == P_ALL else which.number in parent.children
    chosen = _selected(k, parent, which)
    return any(options & WEXITED or child.exit_status is None for child in chosen)


def _selected(k: Kernel, parent: Process, which: Selection) -> Iterator[Process]:
    """All selected children, in no particular order."""
    if which.kind == P_PID:
        pids: Iterable[int] = (which.number,)
    elif which.kind == P_PGID and len(k.groups.get(which.number, ())) < len(parent.children):
        pids = k.groups.get(which.number, ())
    else:
        pids = parent.children
    for pid in pids:
        if pid in parent.children:
            child = k.processes[pid]
            if which.kind != P_PGID or child.pgid == which.number:
                yield child
