"""A task's turn on a CPU, and what the machine knows of the task: plain records for `Machine`."""

from __future__ import annotations

import simpy

from sim.kernel.process import Process, Task, Value
from sim.machine.builtin_programs import Init
from sim.machine.schedulers.interface import Entity
from sim.userland.history import History
from sim.userland.image import Image, Request

FIRST_CPU, LATE = 2, 5000
"""The priorities of the first CPU's events; SimPy's own are 0 and 1, and there are 1024 CPUs."""


class Run:
    """What the machine knows of one task besides the kernel's record.

    ``answer`` is the result and errno its program is waiting for; ``request`` the call it
    has asked for and not been answered yet, of which ``left`` ns of CPU time are still to spend,
    the first ``user`` of them in user mode. ``entity`` is how the scheduler sees it. Who is
    ``fresh`` has not run since it was forked.
    """

    __slots__ = ("answer", "entity", "fresh", "history", "image", "left", "request", "user")

    def __init__(self, image: Image | Init, task: Task, history: History | None = None) -> None:
        self.image = image
        self.entity = Entity(task)
        self.history = history
        self.answer: tuple[Value, int] = (None, 0)
        self.request: Request | None = None
        self.left = self.user = 0
        self.fresh = False


class Pause(simpy.Event):
    """Until a certain time nothing happens on a CPU.

    At equal times what comes from outside goes first, then what is done on the CPUs, in their
    order, and then, in their order, what is taken from them (``late``): so that a run that is
    repeated by its schedule is the same however its CPUs got there.
    """

    def __init__(self, env: simpy.Environment, until: int, cpu: int, late: bool = False) -> None:
        super().__init__(env)
        self._ok, self._value = True, None
        priority = cpu + (LATE if late else FIRST_CPU)
        env.schedule(self, priority=priority, delay=until - env.now)  # type: ignore[arg-type]


class Turn:
    """A task's turn on a CPU, from its dispatch until it sleeps, ends or is preempted.

    It may go on until time ``end`` and until its steps are ``most`` (None: without limit).
    ``extra`` is how many ns it has computed since its last step.
    """

    __slots__ = ("cpu", "end", "entity", "extra", "me", "most", "process", "run", "task")

    def __init__(self, cpu: int, entity: Entity, run: Run, process: Process, now: int) -> None:
        self.cpu = cpu
        self.me = 1 << cpu
        self.entity = entity
        self.task = entity.task
        self.run = run
        self.process = process
        self.end: int | None = None
        self.most: int | None = None
        self.extra = 0
        entity.since, entity.steps, entity.cause, entity.yielded = now, 0, "wake", False

    def is_over(self, now: int) -> bool:
        """Whether its time or steps are used up."""
        return ((self.end is not None and now >= self.end)
                or (self.most is not None and self.entity.steps >= self.most))


def computation(request: Request, tick: int) -> int:
    """For how long (ns) a program computes that does not ask the kernel for anything."""
    _, args, ticks = request
    return ticks * tick + (int(args[0]) if args else 0)  # type: ignore[arg-type]


def burnt(request: Request, left: int) -> int:
    """How much of a `sim.burn` is done, in ns, when ``left`` ns of its request are left."""
    wanted = int(request[1][0])  # type: ignore[arg-type]
    return max(0, wanted - left)


def spend(task: Task, run: Run, time: int) -> None:
    """Part of a request's CPU time is spent: first what the program computes, then the call."""
    user = min(time, run.user)
    run.user -= user
    run.left -= time
    task.user += user
    task.system += time - user
