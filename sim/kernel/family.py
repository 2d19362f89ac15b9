"""Who belongs to whom: parents and children, process groups, sessions.

Only the tables are kept here, and what wait(2) may be told of a child; births, deaths and signals
are made of these moves. Sources: credentials(7), setpgid(2), prctl(2) PR_SET_CHILD_SUBREAPER;
kernel/exit.c (find_new_reaper, will_become_orphaned_pgrp).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from sim.kernel.process import Child, Process, Queue
from sim.kernel.states import State

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

INIT = 1
PID_BITS = 22


# ---- groups and sessions ------------------------------------------------------------------


def join_group(k: Kernel, process: Process, pgid: int) -> None:
    """Move a process into a process group, which begins to exist with its first member."""
    _leave(k.groups, process.pgid, process.pid)
    process.pgid = pgid
    k.groups.setdefault(pgid, {})[process.pid] = None


def join_session(k: Kernel, process: Process, sid: int) -> None:
    """Move a process into a session."""
    _leave(k.sessions, process.sid, process.pid)
    process.sid = sid
    k.sessions.setdefault(sid, {})[process.pid] = None


def leave_all(k: Kernel, process: Process) -> None:
    """Take a process out of its group and session; one without members is gone."""
    _leave(k.groups, process.pgid, process.pid)
    _leave(k.sessions, process.sid, process.pid)


def _leave(table: dict[int, dict[int, None]], number: int, pid: int) -> None:
    members = table.get(number)
    if members is not None and pid in members:
        del members[pid]
        if not members:
            del table[number]


def is_orphaned(k: Kernel, pgid: int, leaving: Process | None = None) -> bool:
    """Whether a group has no living member whose parent is in another group of the session.

    Init does not count as such a parent. ``leaving`` is a member that is about to end.
    """
    for pid in k.groups.get(pgid, ()):
        member = k.processes[pid]
        if member is leaving or member.exit_status is not None or member.ppid == INIT:
            continue
        parent = k.processes.get(member.ppid)
        if parent is not None and parent.pgid != pgid and parent.sid == member.sid:
            return False
    return True


def has_stopped_member(k: Kernel, pgid: int) -> bool:
    """Whether a process of the group is stopped (has_stopped_jobs)."""
    return any(k.tasks[pid].state is State.STOPPED for pid in k.groups.get(pgid, ()))


# ---- parents and children -----------------------------------------------------------------


def adopt(parent: Process, child: Process) -> None:
    """Append a child to its (new) parent's list."""
    child.ppid = parent.pid
    child.order = parent.next_order
    parent.next_order += 1
    parent.children[child.pid] = child.order


def find_reaper(k: Kernel, process: Process) -> int:
    """The nearest living ancestor that is a subreaper, else init (find_new_reaper)."""
    if process.has_subreaper:
        ancestor = k.processes.get(process.ppid)
        while ancestor is not None and ancestor.pid != INIT:
            if ancestor.is_subreaper and ancestor.exit_status is None:
                return ancestor.pid
            ancestor = k.processes.get(ancestor.ppid)
    return INIT


# ---- what wait(2) is told -----------------------------------------------------------------


def has_report(child: Process) -> bool:
    """Whether a wait call could tell anything about the child now."""
    return child.exit_status is not None or child.stop_report != 0 or child.continue_report


def report(k: Kernel, child: Process) -> None:
    """The child has something to tell: its parent's wait calls must look again."""
    enlist(k, child)
    wake_parent(k, child)


def enlist(k: Kernel, child: Process) -> None:
    """Put a child that has something to tell among those that wait calls look through."""
    parent = k.processes[child.ppid]
    entry = Child(child.order, child.pid)
    place = bisect_left(parent.waitable, entry)
    if parent.waitable[place : place + 1] != [entry]:
        parent.waitable.insert(place, entry)


def wake_parent(k: Kernel, child: Process) -> None:
    """Wake who waits for this child: by its number, by its group, or for any.

    Who waits for others sleeps on, even if there are none any more (pid_child_should_wake).
    """
    for queue in (any_child(child.ppid), child_by_pid(child.pid),
                  child_by_group(child.ppid, child.pgid)):
        k.wake(queue)


def any_child(parent: int) -> Queue:
    """Where a process waits for any child of its own."""
    return "child", parent


def child_by_pid(pid: int) -> Queue:
    """Where its parent waits for one child."""
    return "child-pid", pid


def child_by_group(parent: int, pgid: int) -> Queue:
    """Where a process waits for its children in one process group."""
    return "child-group", parent << PID_BITS | pgid


def retract(k: Kernel, child: Process) -> None:
    """The child has nothing to tell any more, if it had."""
    parent = k.processes[child.ppid]
    entry = Child(child.order, child.pid)
    place = bisect_left(parent.waitable, entry)
    if parent.waitable[place : place + 1] == [entry]:
        del parent.waitable[place]
