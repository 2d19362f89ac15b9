"""Programs as trees of histories.

Between two system calls a program is deterministic, so where it has got to is decided by
what its calls have returned so far: its *history*. `fork` branches the history: the
parent's goes on with the child's pid, the child's with the same records and its own answer.
No memory is ever copied: a child's program is run again from its start and is given the
recorded results (`sim.userland.image`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, TypeAlias

from sim.kernel.process import Value

Record: TypeAlias = "tuple[str, tuple[Value, ...], Value, int]"
"""One completed system call: name, arguments, result, errno (0 if it succeeded)."""


CAUGHT = -1
"""The "errno" of a record whose result is a `Caught`: signals came with the answer."""
EARLY = -2
"""The "errno" in a `Caught` of a call that was not made yet: it is to be asked for again."""

Caught: TypeAlias = "tuple[tuple[int, ...], Value, int, int | None]"
"""The signals whose handlers are to run, in order; then result and errno of the call: EINTR,
ERESTARTNOINTR (the kernel makes it again) or EARLY beside the usual ones; and, for EINTR,
until when it would have waited (CLOCK_MONOTONIC, ns), or, for a burn, what is left of it (ns)."""


def with_signals(signals: tuple[int, ...], answer: tuple[Value, int]) -> tuple[Value, int]:
    """An answer that comes with signals. Handlers taken later run before earlier ones."""
    result, errno = answer
    if errno == CAUGHT:
        caught: Any = result
        return (signals + caught[0], *caught[1:]), CAUGHT
    return (signals, result, errno, None), CAUGHT


class History:
    """The results of one process's system calls, from the start of its program.

    ``own`` are its records since it was born; what came before is its parent's, up to the
    ``shared`` first of the parent's own ones. ``computing`` says that among them are signals that
    came between two calls: records named "tick", with how many grants of ticks were used up.
    """

    __slots__ = ("computing", "own", "parent", "shared")

    def __init__(self, parent: History | None = None) -> None:
        self.own: list[Record] = []
        self.computing: bool = parent is not None and parent.computing
        self.parent = parent
        self.shared = 0 if parent is None else len(parent.own)

    def branch(self, answer: Record) -> History:
        """The history of a child born now, whose fork is answered with ``answer``."""
        child = History(self)
        child.own.append(answer)
        return child

    def __iter__(self) -> Iterator[Record]:
        """All records from the start of the program."""
        parts: list[Iterator[Record]] = [iter(self.own)]
        node = self
        while node.parent is not None:
            parts.append(islice(node.parent.own, node.shared))
            node = node.parent
        parts.reverse()
        return chain.from_iterable(parts)
