"""What the kernel knows about a process: plain records, no behaviour.

As in Linux a *task* is one thread of execution, the thing that is scheduled, sleeps and
runs; a *process* is a group of tasks that share a pid, descriptors, children and
an exit status. Records refer to each other by number (pid, file id, inode number), never by
reference, so that a kernel can be copied table by table.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from sim.kernel.record import Record
from sim.kernel.states import State

Value: TypeAlias = "int | str | bytes | None | tuple[Value, ...]"
"""What system calls take and return: immutable plain data."""

Queue: TypeAlias = "tuple[str, int]"
"""The name of a wait queue: what kind of thing is waited for, and which one."""


class Wait(NamedTuple):
    """A system call's answer when it cannot finish yet.

    The task sleeps until one of ``queues`` is woken or virtual time reaches
    ``deadline`` (ns since boot, None for never); then the call is tried again.
    ``reason`` says in a few words what is waited for. ``uninterruptible`` sleeps (state D)
    are not interrupted by signals. Of several ``exclusive`` sleepers on a queue only the one
    that has slept longest is woken at a time.
    """

    queues: tuple[Queue, ...]
    reason: str
    deadline: int | None = None
    uninterruptible: bool = False
    exclusive: bool = False


class Fd(NamedTuple):
    """An entry of a descriptor table: which open file, and whether exec closes it."""

    file: int
    cloexec: bool


class Credentials(NamedTuple):
    """Who a process acts as (credentials(7)): real, effective and saved ids."""

    ruid: int
    euid: int
    suid: int
    rgid: int
    egid: int
    sgid: int
    groups: tuple[int, ...] = ()


class Times(NamedTuple):
    """CPU time in nanoseconds: in user code and in the kernel."""

    user: int = 0
    system: int = 0

    def plus(self, other: Times) -> Times:
        """The sum, part by part."""
        return Times(self.user + other.user, self.system + other.system)


NO_TIME = Times()


class Child(NamedTuple):
    """A pid in its parent's list of children; ``order`` is its place in that list."""

    order: int
    pid: int


class Task(Record):
    """One thread of a process (struct task_struct).

    ``call`` is the system call it is in while it sleeps, ``wait`` what it sleeps for.
    ``deadline`` and ``progress`` carry a blocked call's state from one try to the next: the
    absolute time it gives up at, and how many bytes it has moved already.
    ``interrupted`` says that a signal keeps the call from sleeping on.
    """

    __slots__ = (
        "call", "deadline", "interrupted", "involuntary", "nice", "pid", "progress", "state",
        "system", "tid", "user", "voluntary", "wait",
    )

    def __init__(self, tid: int, pid: int) -> None:
        self.tid = tid
        self.pid = pid
        self.state = State.NEW
        self.nice = 0
        self.call: tuple[str, tuple[Value, ...]] | None = None
        self.wait: Wait | None = None
        self.deadline: int | None = None
        self.progress = 0
        self.interrupted = False
        self.user = 0
        self.system = 0
        self.voluntary = 0
        self.involuntary = 0


NONE: Mapping[int, Any] = MappingProxyType({})
"""Shared by all who have no limits or dispositions of their own."""


class Process(Record):
    """A process (struct signal_struct and what its threads share).

    ``children`` holds every child that has not been reaped, in the order of Linux's list:
    by birth, adopted ones behind. ``waitable`` holds those of them that wait(2) could
    report now (ended, stopped or continued), sorted by the same order.
    ``exit_status`` is None while the process lives, then its wait status. ``doomed`` is the
    signal that has been decided to end it. ``limits`` and ``dispositions`` are never changed but
    replaced, so that a parent and its children can share them. ``pidfds`` are the open files
    that stand for it. ``lost_foreground`` is, for a session leader whose terminal was hung up,
    the group that was in the foreground there.
    """

    __slots__ = (
        "children", "cmdline", "comm", "continue_report", "cred", "cwd", "dead_threads",
        "dispositions", "doomed", "exit_status", "fds", "first_free_fd", "has_subreaper",
        "is_subreaper", "limits", "lost_foreground", "next_order", "order", "pending",
        "pgid", "pid", "pidfds", "ppid", "reaped_children", "root", "sid", "started",
        "stop_report", "threads", "tty", "umask", "waitable",
    )

    def __init__(
        self, pid: int, ppid: int, pgid: int, sid: int, cred: Credentials, cwd: int, root: int,
        started: int = 0,
    ) -> None:
        self.pid = pid
        self.ppid = ppid
        self.pgid = pgid
        self.sid = sid
        self.cred = cred
        self.cwd = cwd
        self.root = root
        self.umask = 0o022
        self.comm = ""
        self.cmdline: tuple[str, ...] = ()
        self.tty = ""
        self.lost_foreground = 0
        self.started = started
        self.order = 0
        self.threads: dict[int, None] = {}
        self.fds: dict[int, Fd] = {}
        self.first_free_fd = 0
        self.children: dict[int, int] = {}
        self.next_order = 0
        self.waitable: list[Child] = []
        self.exit_status: int | None = None
        self.stop_report = 0
        self.continue_report = False
        self.is_subreaper = False
        self.has_subreaper = False
        self.limits: Mapping[int, tuple[int, int]] = NONE
        self.pending: dict[int, tuple[int, str]] = {}
        self.dispositions: Mapping[int, str] = NONE
        self.doomed = 0
        self.pidfds: tuple[int, ...] = ()
        self.dead_threads = NO_TIME
        self.reaped_children = NO_TIME


class OpenFile(Record):
    """An open file description (struct file), shared by all descriptors made from it.

    ``kind`` names the operations (`sim.kernel.files.OPERATIONS`), ``target`` the pipe,
    inode, console or process it stands for. ``refs`` counts the descriptors. ``path`` is
    what /proc/<pid>/fd shows.
    """

    __slots__ = ("flags", "id", "kind", "offset", "path", "refs", "target")

    def __init__(self, id: int, kind: str, target: int, flags: int, path: str) -> None:
        self.id = id
        self.kind = kind
        self.target = target
        self.flags = flags
        self.path = path
        self.offset = 0
        self.refs = 0
