"""Round robin: first come, first served, but for one time slice at a time.

Books agree on the queue, but not on who is first when a process arrives at the very moment at
which a slice ends. Here it is the one that arrives: it is in the queue before the process that
has just had a slice, and if it is the only one it gets the CPU at once. So the order does not
depend on which of the two the machine happens to look at first.

Source: A. Silberschatz, P. Galvin, G. Gagne, "Operating System Concepts", 10th edition,
section 5.3.3.
"""

from __future__ import annotations

from sim.machine.schedulers.first_come import FirstCome
from sim.machine.schedulers.interface import Budget, Entity, at_least


class RoundRobin(FirstCome):
    """Everybody runs for at most ``quantum`` ns while others wait."""

    def __init__(self, quantum: int = 10_000_000) -> None:
        super().__init__()
        self.quantum = at_least(1, quantum=quantum)

    def budget(self, entity: Entity, now: int) -> Budget:
        """The rest of its slice; a new one if nobody else is there."""
        used = entity.ran(now) % self.quantum
        over = entity.yielded or (used == 0 and entity.ran(now) > 0)
        return 0 if over and self.queue else self.quantum - used
