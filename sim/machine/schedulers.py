"""Who runs next, and for how long.

A scheduler is three small methods. It is told which tasks are ready, is asked for the next
one when a CPU is free, and says how much that one may run before it must give way.
"""

from __future__ import annotations

from collections import deque
from typing import NamedTuple, Protocol

from sim.machine.schedule import Dispatch, ScheduleError


class Budget(NamedTuple):
    """How much a task may run: ``time`` ns, or ``steps`` system calls and then ``extra`` ns.

    None means without limit. A task goes on beyond its budget, and does not yield, as long as
    nobody waits for the CPU; unless the budget is ``exact``: then it runs neither more nor less.
    """

    time: int | None = None
    steps: int | None = None
    extra: int = 0
    exact: bool = False


class Scheduler(Protocol):
    """What the machine needs of a scheduling policy."""

    def enqueue(self, tid: int) -> None:
        """The task has become ready."""

    def pick(self) -> tuple[int, Budget] | None:
        """Take the next task to run; None to leave the CPU idle."""

    def waiting(self) -> bool:
        """Whether anyone else wants the CPU."""


class RoundRobin:
    """First come, first served, with a time slice of ``quantum`` ns."""

    def __init__(self, quantum: int) -> None:
        self.queue: deque[int] = deque()
        self.budget = Budget(time=quantum)

    def enqueue(self, tid: int) -> None:
        """At the end of the queue."""
        self.queue.append(tid)

    def pick(self) -> tuple[int, Budget] | None:
        """The first of the queue."""
        return (self.queue.popleft(), self.budget) if self.queue else None

    def waiting(self) -> bool:
        """Whether the queue is not empty."""
        return bool(self.queue)


class RandomOrder:
    """Any ready task, for a random number of system calls: another order for each seed.

    The number is never very large: whoever polls must not keep the others from running.

    Uses `random.random` only, whose sequence is the same in every Python version. However many
    calls it is, they are not without limit: who waits in a loop for somebody else must give way.
    """

    STEPS = (1, 1, 1, 2, 2, 3, 5, 8, 100)

    def __init__(self, seed: int) -> None:
        from random import Random

        self.random = Random(seed).random
        self.ready: list[int] = []

    def enqueue(self, tid: int) -> None:
        """Join those who may be picked."""
        self.ready.append(tid)

    def pick(self) -> tuple[int, Budget] | None:
        """A random one, for a random number of calls."""
        if not self.ready:
            return None
        index = int(self.random() * len(self.ready))
        self.ready[index], self.ready[-1] = self.ready[-1], self.ready[index]
        steps = self.STEPS[int(self.random() * len(self.STEPS))]
        return self.ready.pop(), Budget(steps=steps)

    def waiting(self) -> bool:
        """Whether anyone is ready."""
        return bool(self.ready)


class Replay:
    """A printed schedule, dispatch by dispatch; when it is used up, ``then`` takes over.

    A CPU stays idle until the task that is due becomes ready.
    """

    def __init__(self, dispatches: list[Dispatch], then: Scheduler) -> None:
        self.due = deque(dispatches)
        self.done = 0
        self.ready: dict[int, None] = {}
        self.then = then

    def enqueue(self, tid: int) -> None:
        """Remember that it is ready."""
        if self.due:
            self.ready[tid] = None
        else:
            self.then.enqueue(tid)

    def pick(self) -> tuple[int, Budget] | None:
        """The task that is due, if it is ready."""
        if not self.due:
            self._hand_over()
            return self.then.pick()
        dispatch = self.due[0]
        if dispatch.tid not in self.ready:
            return None
        self.due.popleft()
        self.done += 1
        del self.ready[dispatch.tid]
        return dispatch.tid, Budget(None, dispatch.steps, dispatch.extra, exact=True)

    def waiting(self) -> bool:
        """Whether anyone else could run: its turn comes when this dispatch is over."""
        return True if self.due else self.then.waiting() or bool(self.ready)

    def _hand_over(self) -> None:
        for tid in self.ready:
            self.then.enqueue(tid)
        self.ready.clear()

    def complain(self) -> None:
        """Raise ScheduleError if the run is over but the schedule is not."""
        if self.due:
            dispatch = self.due[0]
            raise ScheduleError(
                f"the schedule does not fit this run: at its entry {self.done + 1} "
                f"({dispatch}) process {dispatch.tid} never becomes ready")
