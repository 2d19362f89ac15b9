"""Any ready task, for a random number of system calls: another order for each seed."""

from __future__ import annotations

from sim.machine.schedulers.interface import Budget, Entity, Steps

STEPS = (1, 1, 1, 2, 2, 3, 5, 8, 100)
"""For how many calls a task runs. Never very many: who polls must not lock the others out."""


class RandomOrder:
    """One queue for all CPUs, in no order (it is a `RunQueues` of its own).

    Uses `random.random` only, whose sequence is the same in every Python version.
    """

    foresees = False

    def __init__(self, seed: int, cpus: int) -> None:
        from random import Random

        self.random = Random(seed).random
        self.ready: list[Entity] = []
        self.idle = (1 << cpus) - 1
        self.look = 0

    def enqueue(self, entity: Entity, now: int) -> None:
        """Join those who may be picked."""
        self.ready.append(entity)
        free = self.idle & entity.task.affinity
        self.look |= free & -free

    def pick(self, cpu: int, now: int) -> Entity | None:
        """A random one of those that may run on the CPU."""
        places = [place for place, entity in enumerate(self.ready)
                  if entity.task.affinity >> cpu & 1]
        if not places:
            self.idle |= 1 << cpu
            return None
        self.idle &= ~(1 << cpu)
        place = places[int(self.random() * len(places))]
        self.ready[place], self.ready[-1] = self.ready[-1], self.ready[place]
        entity = self.ready.pop()
        entity.cpu = cpu
        entity.slice_left = STEPS[int(self.random() * len(STEPS))]
        return entity

    def budget(self, cpu: int, entity: Entity, now: int) -> Budget:
        """A number of calls; once they are used up and nobody waits, as many again."""
        if not entity.task.affinity >> cpu & 1:
            return 0
        assert entity.slice_left is not None
        left = entity.slice_left - entity.steps
        if left <= 0 or entity.yielded:
            if self.ready:
                return 0
            entity.slice_left = entity.steps + STEPS[-1]
            left = STEPS[-1]
        if entity.announced:
            entity.slice_left -= 1  # a part of a long computation counts as a step
        return Steps(left)

    def leave(self, entity: Entity, now: int) -> None:
        """It is in no queue."""

    def changed(self, entity: Entity, now: int) -> None:
        """It may be allowed elsewhere now."""
        self.look |= 1 << entity.cpu | (self.idle & entity.task.affinity)

    def finish(self) -> None:
        """Nobody is ready."""
