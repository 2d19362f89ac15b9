"""What a scheduler is: three small methods that say who runs next, and for how long.

Every CPU has a run queue of its own and a scheduler of its own for it
(`sim.machine.run_queues`). The scheduler is told which tasks are ready, is asked for the next
one when the CPU is free, and says how much longer the running one may go on. A dozen lines
are enough::

    from sim.machine.schedulers.interface import Entity, Scheduler

    class LastComeFirstServed(Scheduler):
        def __init__(self):
            self.stack = []

        def enqueue(self, entity, now):
            self.stack.append(entity)

        def pick(self, now):
            return self.stack.pop() if self.stack else None

        def budget(self, entity, now):
            return None if not self.stack else max(0, 1_000_000 - entity.ran(now))

`forklore run --scheduler file.py:LastComeFirstServed SCRIPT` uses it.
"""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

from sim.kernel.process import Task


class SchedulerError(ValueError):
    """There is no such scheduler, or it cannot be used; the message says what to do."""


class Steps(NamedTuple):
    """A budget in system calls (or grants of ticks) in place of time."""

    steps: int


Budget: TypeAlias = "int | Steps | None"
"""How much longer a task may run: ns (0: it must give way now), steps, or None: without limit."""


class Entity:
    """A task as a scheduler sees it (struct sched_entity).

    Attributes:
        task: the kernel's record of it: nice, policy, rt_priority, affinity.
        cpu: where it runs, is queued, or ran last.
        cause: why it is enqueued: "fork" (it is new), "wake" (it has slept), "preempt" or "yield"
            (it has run till now), "move" (it comes from another CPU), "change" (its nice value,
            policy or affinity is another one).
        since: when it got the CPU last, in ns.
        steps: how many steps it has made since then.
        yielded: its last call was sched_yield.
        announced: ns of computation that it is known to have ahead (`sim.burn`), or 0.
        weight: what it adds to the load of its CPU.
        slice_left: for schedulers with time slices: what is left of its slice, None for a full one.
        own: for whatever else its scheduler wants to keep about it.
    """

    __slots__ = ("announced", "cause", "own", "since", "slice_left", "steps", "task",
                 "weight", "yielded")

    def __init__(self, task: Task) -> None:
        self.task = task
        self.cause = "fork"
        self.since = 0
        self.steps = 0
        self.yielded = False
        self.announced = 0
        self.weight = 0
        self.slice_left: int | None = None
        self.own: Any = None

    @property
    def cpu(self) -> int:
        """The kernel knows it: struct thread_info."""
        return self.task.cpu

    @cpu.setter
    def cpu(self, cpu: int) -> None:
        self.task.cpu = cpu

    def ran(self, now: int) -> int:
        """For how long it has been running, in ns."""
        return now - self.since

    def __repr__(self) -> str:
        return f"<Entity {self.task.tid} on CPU {self.cpu}>"


class Scheduler:
    """A policy for the run queue of one CPU. Times are integers of ns since the run began."""

    foresees = False
    """Whether it wants to know what new tasks have announced before it decides (`Entity`)."""

    def enqueue(self, entity: Entity, now: int) -> None:
        """The task is ready."""
        raise NotImplementedError

    def pick(self, now: int) -> Entity | None:
        """Take the task that shall run next off the queue; None if there is none."""
        raise NotImplementedError

    def budget(self, entity: Entity, now: int) -> Budget:
        """How much longer the running task may go on.

        Asked when it gets the CPU, when its budget is used up, when it has yielded, and when
        another task was enqueued: 0 takes the CPU from it now. If its time is up but it may as
        well go on, a new budget is the answer.
        """
        raise NotImplementedError

    def dequeue(self, entity: Entity, now: int) -> None:
        """Optional: the running task sleeps or has ended, or a ready one is moved elsewhere.

        A task that was moved and is left in the queue is skipped when it is picked, unless it has
        come back meanwhile: then its old place counts.
        """


def at_least(least: int, **settings: int) -> int:
    """The last of some settings. ValueError if one of them is less than it may be."""
    for name, value in settings.items():
        if value < least:
            raise ValueError(f"{name} must be at least {least}, not {value}")
    return value
