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

from sim.kernel.errors import ERESTARTSYS
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
    that has slept longest is woken at a time. ``restart`` says what becomes of the call when a
    signal interrupts it: one of the kernel's own codes in `sim.kernel.errors` (ERESTARTSYS ...).
    """

    queues: tuple[Queue, ...]
    reason: str
    deadline: int | None = None
    uninterruptible: bool = False
    exclusive: bool = False
    restart: int = ERESTARTSYS


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


class Usage(NamedTuple):
    """What was used: CPU time in ns, in user code and in the kernel, and how often the CPU was
    given up, ``voluntary`` to wait for something, ``involuntary`` to others (getrusage(2)).
    """

    user: int = 0
    system: int = 0
    voluntary: int = 0
    involuntary: int = 0

    def plus(self, other: Usage) -> Usage:
        """The sum, part by part."""
        return Usage(self.user + other.user, self.system + other.system,
                     self.voluntary + other.voluntary, self.involuntary + other.involuntary)


UNUSED = Usage()


class Child(NamedTuple):
    """A pid in its parent's list of children; ``order`` is its place in that list."""

    order: int
    pid: int


class Siginfo(NamedTuple):
    """What is known of one signal that was sent (struct siginfo).

    ``code`` says where it comes from, by its name (SI_USER, CLD_EXITED ...), ``pid`` and ``uid``
    who sent it, ``status`` what a child reports: its exit status or a signal.
    """

    signal: int
    code: str = "SI_USER"
    pid: int = 0
    uid: int = 0
    status: int = 0


class Action(NamedTuple):
    """What a process does about a signal (struct sigaction).

    ``handler`` is "default", "ignore", or "catch" for a function of the program. ``flags`` are
    SA_*, ``mask`` the set of signals that are blocked while the function runs.
    """

    handler: str = "default"
    flags: int = 0
    mask: int = 0


class IntervalTimer(NamedTuple):
    """When a timer expires next, on its own clock, and after which time again; in ns."""

    expires: int
    interval: int


NONE: Mapping[int, Any] = MappingProxyType({})
"""Shared by all who have no limits, dispositions or pending signals of their own."""


class Task(Record):
    """One thread of a process (struct task_struct).

    ``call`` is the system call it is in while it sleeps, ``wait`` what it sleeps for.
    ``deadline`` and ``progress`` carry a blocked call's state from one try to the next: the
    absolute time it gives up at, and how many bytes it has moved already.
    ``interrupted`` says that a signal keeps the call from sleeping on, and what becomes of the
    call then (see `Wait.restart`; 0 if it is not interrupted).

    ``policy`` is the scheduling policy (a SCHED_* number), ``rt_priority`` the static priority:
    1 to 99 under SCHED_FIFO and SCHED_RR, else 0. ``nice`` is -20 to 19. ``affinity`` has bit
    ``1 << cpu`` for each CPU that the task may run on, ``cpu`` is the one where it is or was last.
    With ``reset_on_fork`` its children have none of its privileges (SCHED_RESET_ON_FORK).

    Sets of signals are numbers with bit ``1 << signal``. ``blocked`` is the mask, ``awaited`` what
    sigtimedwait waits for, ``pending`` what was sent to this thread alone. ``signalled`` says that
    there is something to deliver (TIF_SIGPENDING). ``caught`` are signals whose handlers the
    program must run before anything else, in the order in which they run.
    """

    __slots__ = (
        "affinity", "awaited", "blocked", "call", "caught", "cpu", "deadline", "interrupted",
        "involuntary", "nice", "pending", "pid", "policy", "progress", "reset_on_fork",
        "rt_priority", "signalled", "state", "system", "tid", "user", "voluntary", "wait",
    )

    def __init__(self, tid: int, pid: int) -> None:
        self.tid = tid
        self.pid = pid
        self.state = State.NEW
        self.nice = 0
        self.policy = 0
        self.rt_priority = 0
        self.reset_on_fork = False
        self.affinity = 0
        self.cpu = 0
        self.call: tuple[str, tuple[Value, ...]] | None = None
        self.wait: Wait | None = None
        self.deadline: int | None = None
        self.progress = 0
        self.interrupted = 0
        self.blocked = 0
        self.awaited = 0
        self.pending: Mapping[int, tuple[Siginfo, ...]] = NONE
        self.signalled = False
        self.caught: tuple[int, ...] = ()
        self.user = 0
        self.system = 0
        self.voluntary = 0
        self.involuntary = 0


FD_ROOM = 64
"""How many descriptors a table has room for at first (NR_OPEN_DEFAULT); it doubles as needed."""



class Process(Record):
    """A process (struct signal_struct and what its threads share).

    ``children`` holds every child that has not been reaped, in the order of Linux's list:
    by birth, adopted ones behind. ``waitable`` holds those of them that wait(2) could
    report now (ended, stopped or continued), sorted by the same order.
    ``exit_status`` is None while the process lives, then its wait status. ``doomed`` is the
    signal that has been decided to end it. ``limits``, ``dispositions`` (by signal; one that is
    missing is the default) and ``pending`` are never changed but replaced, so that they can be
    shared. ``continued`` says that the parent has yet to be told of a continuation (SIGNAL_CLD_*),
    ``death_signal`` is what the process is sent when its parent ends. ``timers`` are the interval
    timers that run, by ITIMER_* number. ``pidfds`` are the open files
    that stand for it. ``fd_room`` is how far the descriptor table reaches: it only grows.
    ``lost_foreground`` is, for a session leader whose terminal was hung up, the group that was in
    the foreground there.
    """

    __slots__ = (
        "children", "cmdline", "comm", "continue_report", "continued", "cred", "cwd",
        "dead_threads", "death_signal", "dispositions", "doomed", "exit_status", "fd_room", "fds",
        "first_free_fd", "has_subreaper", "is_subreaper", "limits", "lost_foreground",
        "next_order", "order", "pending", "pgid", "pid", "pidfds", "ppid", "reaped_children",
        "root", "sid", "started", "stop_report", "threads", "timers", "tty", "umask", "waitable",
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
        self.fd_room = FD_ROOM
        self.children: dict[int, int] = {}
        self.next_order = 0
        self.waitable: list[Child] = []
        self.exit_status: int | None = None
        self.stop_report = 0
        self.continue_report = False
        self.is_subreaper = False
        self.has_subreaper = False
        self.limits: Mapping[int, tuple[int, int]] = NONE
        self.continued = False
        self.pending: Mapping[int, tuple[Siginfo, ...]] = NONE
        self.dispositions: Mapping[int, Action] = NONE
        self.doomed = 0
        self.death_signal = 0
        self.timers: Mapping[int, IntervalTimer] = NONE
        self.pidfds: tuple[int, ...] = ()
        self.dead_threads = UNUSED
        self.reaped_children = UNUSED


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
