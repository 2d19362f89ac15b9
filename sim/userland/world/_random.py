"""The simulated module `_random`: the host's Mersenne Twister, seeded by the simulated kernel.

Sources: Modules/_randommodule.c (random_seed, random_seed_urandom): without a seed it takes
624 words from getrandom(2), which makes the run repeatable.
"""

from __future__ import annotations

import _random as host
from typing import Any

from sim.userland.here import here

STATE_SIZE = 624 * 4
GRND_NONBLOCK = 1


class Random(host.Random):
    """Random() -> create a random number generator with its own internal state."""

    __module__ = "_random"

    def __new__(cls, *args: Any, **options: Any) -> Random:
        """The host's seeding of a new object counts for nothing: `__init__` seeds again."""
        return super().__new__(cls)

    def __init__(self, *args: Any) -> None:
        if len(args) > 1:
            raise TypeError("Random() requires 0 or 1 argument")
        Random.seed(self, *args)

    def seed(self, n: Any = None, /) -> None:
        """Initialize the generator from a seed, or from the kernel's random bytes."""
        if n is None:
            # an int is cut into 32-bit words, lowest first: exactly the words of the bytes
            entropy: bytes = here.call("getrandom", (STATE_SIZE, GRND_NONBLOCK))
            n = int.from_bytes(entropy, "little")
        super().seed(n)


def exports() -> dict[str, Any]:
    """All names of the module."""
    return {"Random": Random}
