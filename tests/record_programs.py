"""Record what real Linux does with the programs in tests/programs.

    python -m tests.record_programs [NAME ...]

needs Linux, and is to be run once with each version of Python. Each program is run several times,
some of them side by side; one that does not do the same each time is refused.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

from tests.programs_catalogue import Outcome, Program, native, programs, save

REPEATS = 4


def observe(program: Program) -> list[Outcome]:
    """What several runs of a program did, without repetition."""
    return list(dict.fromkeys(native(program) for _ in range(REPEATS)))


def record(names: list[str]) -> int:
    """Record the named programs, or all; returns how many were refused."""
    chosen = [program for program in programs() if not names or program.name in names]
    outcomes, refused = {}, 0
    with ThreadPoolExecutor(max_workers=3) as pool:
        for program, seen in zip(chosen, pool.map(observe, chosen), strict=True):
            if len(seen) == 1:
                outcomes[program.name] = seen[0]
            else:
                refused += 1
                print(f"{program.name}: {len(seen)} different outcomes", *seen, sep="\n  ")
    save(outcomes)
    return refused


if __name__ == "__main__":
    raise SystemExit(min(record(sys.argv[1:]), 1))
