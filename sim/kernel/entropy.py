"""Randomness that is the same in every run with the same seed.

Block number i of the machine's entropy is sha256(seed, i). `Kernel.random_blocks` counts
the blocks given out, so that a copy of the kernel goes on with the same bytes.
Sources: getrandom(2), random(4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.calls import system_call
from sim.kernel.errors import EINVAL, KernelError
from sim.kernel.inodes import MAX_COUNT
from sim.kernel.process import Task

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

GRND_NONBLOCK, GRND_RANDOM, GRND_INSECURE = 1, 2, 4
BLOCK = 32


def random_bytes(k: Kernel, count: int) -> bytes:
    """The next ``count`` bytes; what is left of the last block is thrown away."""
    from hashlib import sha256  # a slow import, and few programs want random bytes

    first = k.random_blocks
    k.random_blocks += -(-count // BLOCK)
    blocks = [
        sha256(b"%d %d" % (k.entropy, number)).digest() for number in range(first, k.random_blocks)
    ]
    return b"".join(blocks)[:count]


@system_call
def sys_getrandom(k: Kernel, task: Task, count: int, flags: int) -> bytes:
    """getrandom(2): never waits, the machine has been seeded at boot. EINVAL."""
    if flags & ~(GRND_NONBLOCK | GRND_RANDOM | GRND_INSECURE):
        raise KernelError(EINVAL)
    if flags & GRND_INSECURE and flags & GRND_RANDOM:
        raise KernelError(EINVAL)
    return random_bytes(k, min(count, MAX_COUNT))
