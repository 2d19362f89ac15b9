"""What the kernel knows about a process: plain records, no behaviour.

As in Linux a *task* is one thread of execution, the thing that is scheduled, sleeps and
runs; a *process* is a group of tasks that share a pid, descriptors, children and
an exit status. Records refer to each other by number (pid, file id, inode number), never by
reference, so that a kernel can be copied table by table.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeAlias

from sim.kernel.states import State

Value: TypeAlias = "int | str | bytes | None | tuple[Value, ...]"
"""What system calls take and return: immutable plain data."""

Queue: TypeAlias = "tuple[str, int]"
"""The name of a wait queue: what kind of thing is waited for, and which one."""


class Wait(NamedTuple):
    """A system call's answer when it cannot finish yet.

    The task sleeps until one of ``queues`` is woken or virtual time reaches
    ``deadline`` (ns since boot, None for never); then the call is tried again.
    ``reason`` says in a few words what is waited for. ``killable`` sleeps (state D)
    are not interrupted by ordinary signals.
    """

    queues: tuple[Queue, ...]
    reason: str
    deadline: int | None = None
    uninterruptible: bool = False


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


class Child(NamedTuple):
    """A pid in its parent's list of children; ``order`` is its place in that list."""

    order: int
    pid: int


@dataclass(slots=True)
class Task:
    """One thread of a process (struct task_struct).

    ``call`` is the system call it is in while it sleeps, ``wait`` what it sleeps for.
    ``deadline`` and ``progress`` carry a blocked call's state from one try to the next: the
    absolute time it gives up at, and how many bytes it has moved already.
    """

    tid: int
    pid: int
    state: State = State.NEW
    nice: int = 0
    call: tuple[str, tuple[Value, ...]] | None = None
    wait: Wait | None = None
    deadline: int | None = None
    progress: int = 0
    user: int = 0
    system: int = 0
    voluntary: int = 0
    involuntary: int = 0

    def copy(self) -> Task:
        """An independent copy (every field is immutable)."""
        return replace(self)


@dataclass(slots=True)
class Process:
    """A process (struct signal_struct and what its threads share).

    ``children`` holds every child that has not been reaped, in the order of Linux's list:
    by birth, adopted ones behind. ``waitable`` holds those of them that wait(2) could
    report now (ended, stopped or continued), sorted by the same order.
    ``exit_status`` is None while the process lives, then its wait status. ``doomed`` is the
    signal that has been decided to end it. ``pidfds`` are the open files that stand for it.
    """

    pid: int
    ppid: int
    pgid: int
    sid: int
    cred: Credentials
    cwd: int
    root: int
    umask: int = 0o022
    comm: str = ""
    cmdline: tuple[str, ...] = ()
    tty: str = ""
    started: int = 0
    order: int = 0
    threads: dict[int, None] = field(default_factory=dict)
    fds: dict[int, Fd] = field(default_factory=dict)
    first_free_fd: int = 0
    children: dict[int, int] = field(default_factory=dict)
    next_order: int = 0
    waitable: list[Child] = field(default_factory=list)
    exit_status: int | None = None
    stop_report: int = 0
    continue_report: bool = False
    is_subreaper: bool = False
    has_subreaper: bool = False
    limits: dict[int, tuple[int, int]] = field(default_factory=dict)
    pending: dict[int, tuple[int, str]] = field(default_factory=dict)
    dispositions: dict[int, str] = field(default_factory=dict)
    doomed: int = 0
    pidfds: tuple[int, ...] = ()
    dead_threads: Times = Times()
    reaped_children: Times = Times()

    def copy(self) -> Process:
        """An independent copy: the tables are copied, their entries are immutable."""
        return replace(
            self,
            threads=self.threads.copy(),
            fds=self.fds.copy(),
            children=self.children.copy(),
            waitable=self.waitable.copy(),
            limits=self.limits.copy(),
            pending=self.pending.copy(),
            dispositions=self.dispositions.copy(),
        )


@dataclass(slots=True)
class OpenFile:
    """An open file description (struct file), shared by all descriptors made from it.

    ``kind`` names the operations (`sim.kernel.files.OPERATIONS`), ``target`` the pipe,
    inode, console or process it stands for. ``refs`` counts the descriptors. ``path`` is
    what /proc/<pid>/fd shows.
    """

    id: int
    kind: str
    target: int
    flags: int
    path: str
    offset: int = 0
    refs: int = 0

    def copy(self) -> OpenFile:
        """An independent copy (every field is immutable)."""
        return replace(self)
