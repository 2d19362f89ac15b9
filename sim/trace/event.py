"""The event record: everything that happens in a run, one immutable row each.

A run is a list of events, numbered from 0 in the order in which they happened.
Nothing else is kept: `strace`, `ps`, `pstree`, timelines and diagrams are pure
functions of this list, so any moment of a run can be looked at afterwards and
stepping back is a smaller index.

Kinds of event
--------------
``boot``    A process that exists when the run starts. ``name`` is its command name
            (comm), ``args`` is ``(ppid, pgid, sid, uid, nice, tty, cmdline)``; tty is
            a terminal's name such as ``"pts/0"`` or ``""``, cmdline a tuple of strings.
``birth``   A process made by fork. ``pid`` is the child, ``args`` is ``(parent pid,)``;
            all that a child inherits it has from the parent's state at this event.
``call``    A completed system call: ``name``, ``args``, ``result``, ``errno``. One that a
            signal handler interrupted has errno 4 (EINTR) or, if the kernel makes it again
            afterwards, 513 (ERESTARTNOINTR); the ``deliver`` events follow it.
``block``   A call that cannot finish yet: ``result`` says in a few words what it waits
            for. A ``call`` event of the same tid follows when (if) it completes. A call
            that is tried again, as after a stop, and has to wait again makes one more.
``state``   A move in the process state machine, from ``before`` to ``after``;
            ``name`` is the cause (see `sim.kernel.states.TRANSITIONS`).
``set``     A process attribute changed: ``name`` is one of ppid, pgid, sid, uid, nice,
            comm, cmdline, tty, policy, affinity; ``args`` is ``(old, new)``. A policy is
            ``(SCHED_* number, real-time priority)``, an affinity a bit mask of CPUs.
``signal``  A signal was generated for ``pid``: ``name`` such as ``"SIGTERM"``, ``args`` is
            ``(sender pid, si_code name, si_status)``. ``result`` is None if it was made
            pending, ``"ignored"`` if it has no effect, ``"coalesced"`` if it was pending
            already. Sender 0 is the kernel.
``deliver`` A pending signal was taken, just before the process went back to its program:
            ``name``, ``args`` is ``(sender pid, si_code name, si_status, what)``; what
            became of it is ``"handler"``, ``"terminate"``, ``"core"``, ``"stop"`` or
            ``"ignored"``. (A signal that rt_sigtimedwait takes is that call's result.)
``terminal`` Another process group is in the foreground of the terminal ``name``: ``args`` is
            ``(old, new)``, 0 for none; pid is 0.
``keys``    Keys were pressed by plan: ``name`` is how the plan writes them, ``args`` is
            ``(terminal, bytes)``; pid is 0.
``exit``    The process ended: ``result`` is its wait status as wait(2) encodes it.
``end``     The run is over; ``name`` says why: ``"done"``, ``"deadlock"`` or ``"limit"``,
            ``args`` holds the details as strings.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

Value: TypeAlias = "int | str | bytes | None | tuple[Value, ...]"
"""What an argument or a result can be: immutable plain data."""


class Event(NamedTuple):
    """One thing that happened.

    ``time`` is virtual nanoseconds since the start of the run. ``cpu`` is the CPU it
    happened on, -1 for none. ``cause`` is the serial number of the event that brought
    it about, -1 for none. ``file`` and ``line`` are the place in the user's script
    ("" and 0 where there is none). ``before`` and ``after`` are state names, used by
    ``state`` events (for other kinds they are "").
    """

    n: int
    time: int
    cpu: int
    pid: int
    tid: int
    kind: str
    name: str
    args: tuple[Value, ...]
    result: Value
    errno: int
    before: str
    after: str
    cause: int
    file: str
    line: int
