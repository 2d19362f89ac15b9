"""Linux's fair class: EEVDF, the earliest eligible virtual deadline first.

Every task owns a share of the CPU by its weight, which its nice value decides. Its *virtual
runtime* grows as it runs, more slowly the heavier it is. The weighted average of all of them, V, is
where everybody would be on an ideally divided CPU. Who is not ahead of V has a claim (is
*eligible*); of the eligible ones the one whose *virtual deadline* is first runs. A deadline
is one slice of running away from where its task started.

- A task keeps the CPU until its slice is used up, which is looked at on each tick of the clock,
  and while it is eligible nobody who wakes takes it away before that (RUN_TO_PARITY).
- Who sleeps takes along how far it was behind V (its *lag*) and is placed there again when it
  wakes. Who is ahead stays in the queue until the others have caught up (DELAY_DEQUEUE), so
  that nobody gains by a short sleep.
- SCHED_IDLE weighs next to nothing and gives way to everybody; SCHED_BATCH does not preempt.

Sources: kernel/sched/fair.c, kernel/sched/features.h, sched_prio_to_weight in kernel/sched/core.c
of Linux 6.18; I. Stoica, H. Abdel-Wahab, "Earliest Eligible Virtual Deadline First" (1995).
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import count
from typing import TypeAlias

from sim.kernel.process import Task
from sim.kernel.scheduling import SCHED_BATCH, SCHED_IDLE
from sim.kernel.states import State
from sim.machine.schedulers.interface import Budget, Entity, Scheduler

NICE_0 = 1024
IDLE_WEIGHT = 3
WEIGHTS = (
    88761, 71755, 56483, 46273, 36291, 29154, 23254, 18705, 14949, 11916,
    9548, 7620, 6100, 4904, 3906, 3121, 2501, 1991, 1586, 1277,
    1024, 820, 655, 526, 423, 335, 272, 215, 172, 137,
    110, 87, 70, 56, 45, 36, 29, 23, 18, 15,
)
"""The weight for each nice value from -20 to 19: a step of one is about 10 % of CPU time."""

SLEEPS = (State.WAITING, State.DISK)


def weight_of(task: Task) -> int:
    """How heavy a task is."""
    return IDLE_WEIGHT if task.policy == SCHED_IDLE else WEIGHTS[task.nice + 20]


class Share:
    """What the fair class keeps about a task.

    ``vruntime`` and ``deadline`` are in virtual ns. ``lag`` is how far it was behind the average
    when it left; a ``relative`` deadline is one that counts from its vruntime, while it is moved.
    ``since`` is up to when its running was counted. While it runs and is eligible nobody takes the
    CPU from it before its vruntime is ``protected``. A queued task has a ``ticket``, by which
    outdated entries of the heaps are told; a ``delayed`` one is queued but asleep.
    """

    __slots__ = ("deadline", "delayed", "lag", "protected", "relative", "since", "ticket",
                 "vruntime", "weight")

    def __init__(self, weight: int) -> None:
        self.weight = weight
        self.vruntime = self.deadline = self.protected = self.lag = 0
        self.since = self.ticket = 0
        self.relative = self.delayed = False


_Entry: TypeAlias = "tuple[int, int, Entity]"
_TICKETS = count(1)
"""Of all CPUs: a task that has gone to another one must not be found by its old ticket."""


class Fair(Scheduler):
    """The fair class of one CPU.

    Args:
        slice: how long a task of nice 0 runs before others get their turn, in ns.
        tick: the clock interrupt's period, in ns.
    """

    def __init__(self, slice: int, tick: int) -> None:
        self.slice = slice
        self.tick = tick
        self.current: Entity | None = None
        # Of those queued: how many, their weight, and the sum of weight * vruntime.
        self.count = self.load = self.total = 0
        self._eligible: list[_Entry] = []  # heap by deadline
        self._ahead: list[_Entry] = []  # heap by vruntime: not eligible when they were looked at
        self._resched = False

    # ---- the three methods ----------------------------------------------------------------

    def enqueue(self, entity: Entity, now: int) -> None:
        """Queue a task: one that ran till now as it is, others where their lag places them."""
        self._account(now)
        self._check_slice()
        if entity.own is None:
            entity.own = Share(weight_of(entity.task))
        share: Share = entity.own
        if entity is self.current:
            self.current = None
        elif share.delayed:
            self._wake_delayed(entity, share)
        else:
            self._place(entity, share)
        if not share.ticket:
            self._insert(entity)
        if self.current is not None and self._preempts(entity, self.current):
            self._resched = True

    def pick(self, now: int) -> Entity | None:
        """The eligible task with the earliest deadline (pick_eevdf)."""
        while (entity := self._first()) is not None:
            share: Share = entity.own
            if share.delayed:
                self._forget_delayed(share)
                continue
            self._remove(share)
            self.current, share.since, self._resched = entity, now, False
            share.protected = share.deadline
            return entity
        return None

    def budget(self, entity: Entity, now: int) -> Budget:
        """Until the first tick at which its slice is used up; for ever if it is alone."""
        self._account(now)
        if now % self.tick == 0:
            self._check_slice()
        share: Share = entity.own
        if share.weight != weight_of(entity.task):
            self._reweigh(share, weight_of(entity.task))
        if entity.yielded:
            self._yield(share)
        if self._resched and not self._stays(entity):
            return 0
        if not self.count:
            return None
        left = max(0, share.protected - share.vruntime) * share.weight
        until = now - -left // NICE_0
        return max(-(-until // self.tick), now // self.tick + 1) * self.tick - now

    def dequeue(self, entity: Entity, now: int) -> None:
        """The running task sleeps or ends, or a queued one is moved."""
        self._account(now)
        share: Share | None = entity.own
        if share is None or (entity is not self.current and not share.ticket):
            return
        sleeps = entity.task.state in SLEEPS
        if entity is self.current:
            eligible = self._is_eligible(share.vruntime)
            share.lag = self._lag(share)
            self.current = None
            share.delayed = sleeps and not eligible
            if share.delayed:
                self._insert(entity)
                return
        elif share.delayed:
            self._forget_delayed(share)
            return
        else:
            share.lag = self._lag(share)
            self._remove(share)
        if not sleeps:
            share.deadline -= share.vruntime
            share.relative = True

    # ---- virtual time ----------------------------------------------------------------------

    def _account(self, now: int) -> None:
        """Count the running task's time up to now (update_curr); a used up slice is renewed.

        The clock's ticks have looked at it before, also if nobody has asked since.
        """
        if self.current is None:
            return
        share: Share = self.current.own
        weight, vruntime, since = share.weight, share.vruntime, share.since
        share.vruntime += (now - since) * NICE_0 // weight
        share.since = now
        if share.vruntime < share.deadline:
            return
        slice, tick = self.slice, self.tick
        used_up = since - (vruntime - share.deadline) * weight // NICE_0
        renewed = max(-(-used_up // tick), since // tick + 1) * tick
        if renewed <= now:
            renewed += (now - renewed) // (period := -(-slice // tick) * tick) * period
            share.deadline = share.vruntime + (slice - (now - renewed)) * NICE_0 // weight
        if share.vruntime >= share.deadline:
            share.deadline = share.vruntime + slice * NICE_0 // weight

    def _check_slice(self) -> None:
        """If the running task has used up its slice and is not alone, it is looked at anew."""
        if self.current is not None and self.count:
            share: Share = self.current.own
            if share.vruntime >= share.protected:
                self._resched = True

    def _sums(self) -> tuple[int, int]:
        """Weight, and weight * vruntime, of all in the queue and the one that runs."""
        if self.current is None:
            return self.load, self.total
        share: Share = self.current.own
        return self.load + share.weight, self.total + share.weight * share.vruntime

    def _is_eligible(self, vruntime: int) -> bool:
        """Whether it is not ahead of the average."""
        load, total = self._sums()
        return vruntime * load <= total

    def _lag(self, share: Share) -> int:
        """How far a task is behind the average, within limits (update_entity_lag)."""
        load, total = self._sums()
        limit = max(2 * self.slice, self.tick) * NICE_0 // share.weight
        return max(-limit, min(limit, total // load - share.vruntime))

    def _place(self, entity: Entity, share: Share) -> None:
        """Where a task joins: its lag behind the average (place_entity).

        Its arrival moves the average, so the lag is stretched to be the same afterwards.
        """
        weight = weight_of(entity.task)
        if weight != share.weight:
            share.lag = share.lag * share.weight // weight
            share.deadline = share.deadline * share.weight // weight
            share.weight = weight
        load, total = self._sums()
        share.vruntime = total // load if load else 0
        if load:
            share.vruntime -= share.lag * (load + weight) // load
        if share.relative:
            share.deadline += share.vruntime
            share.relative = False
        else:
            part = 2 if entity.cause == "fork" else 1  # PLACE_DEADLINE_INITIAL
            share.deadline = share.vruntime + self.slice * NICE_0 // weight // part

    def _wake_delayed(self, entity: Entity, share: Share) -> None:
        """It wakes before the others have caught up with it (requeue_delayed_entity)."""
        share.delayed = False
        lag = self._lag(share)
        if lag > 0 or share.weight != weight_of(entity.task):
            self._remove(share)
            share.lag = min(0, lag)
            self._place(entity, share)

    def _forget_delayed(self, share: Share) -> None:
        """The others have caught up with a sleeper: it leaves without a lag (DELAY_ZERO)."""
        self._remove(share)
        share.delayed = False
        share.lag = 0

    def _reweigh(self, share: Share, weight: int) -> None:
        """The running task has another nice value (reweight_entity)."""
        load, total = self._sums()
        average = total // load
        lag = (average - share.vruntime) * share.weight // weight
        rest = (share.deadline - share.vruntime) * share.weight // weight
        share.vruntime = average - lag
        share.deadline = share.vruntime + rest
        share.weight = weight

    def _yield(self, share: Share) -> None:
        """Give up the rest of the slice (yield_task_fair)."""
        if self._is_eligible(share.vruntime):
            share.vruntime = share.deadline
            share.deadline += self.slice * NICE_0 // share.weight
        share.protected = share.vruntime
        self._resched = True

    # ---- who comes first ---------------------------------------------------------------------

    def _preempts(self, entity: Entity, current: Entity) -> bool:
        """Whether a task that has joined takes the CPU from the running one at once."""
        task, running = entity.task, current.task
        if (task.policy == SCHED_IDLE) != (running.policy == SCHED_IDLE):
            return running.policy == SCHED_IDLE
        if task.policy in (SCHED_BATCH, SCHED_IDLE):
            return False
        return self._best(current) is entity

    def _stays(self, current: Entity) -> bool:
        """The running task is to be looked at anew: whether it is still the one that should run."""
        self._resched = False
        while (best := self._best(current)) is not current:
            if not best.own.delayed:
                return False
            self._forget_delayed(best.own)
        return True  # and is protected no more: set_protect_slice is for who gets the CPU anew

    def _best(self, current: Entity) -> Entity:
        """Who should run, with the running task among the candidates (pick_eevdf)."""
        share: Share = current.own
        first = self._first()
        if first is None:
            return current
        if not self._is_eligible(share.vruntime):
            return first
        protected = share.vruntime < share.protected
        return current if protected or share.deadline < first.own.deadline else first

    def _first(self) -> Entity | None:
        """The eligible task with the earliest deadline in the queue; it stays there.

        Tasks move between two heaps as the average passes them: O(log n), counted over time.
        """
        if not self.count:
            return None
        load, total = self._sums()
        eligible, ahead = self._eligible, self._ahead
        while ahead and ahead[0][0] * load <= total:
            _, ticket, entity = heappop(ahead)
            if entity.own.ticket == ticket:
                heappush(eligible, (entity.own.deadline, ticket, entity))
        while eligible:
            _, ticket, entity = eligible[0]
            share: Share = entity.own
            if share.ticket == ticket:
                if share.vruntime * load <= total:
                    return entity
                heappush(ahead, (share.vruntime, ticket, entity))
            heappop(eligible)
        return None

    def _insert(self, entity: Entity) -> None:
        share: Share = entity.own
        share.ticket = next(_TICKETS)
        self.count += 1
        self.load += share.weight
        self.total += share.weight * share.vruntime
        heappush(self._ahead, (share.vruntime, share.ticket, entity))

    def _remove(self, share: Share) -> None:
        share.ticket = 0
        self.count -= 1
        self.load -= share.weight
        self.total -= share.weight * share.vruntime
