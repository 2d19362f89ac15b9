"""Record what real Linux does with the rules in tests/rules.

    python -m tests.record_rules [NAME ...]

needs Linux, and root for some of them. Each rule is run several times, some of them side by
side; one that does not do the same each time is refused, since it is not a rule then.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

from tests.rules_catalogue import Outcome, Rule, load, native, rules, save, signal_walks, walks

REPEATS = 6


def observe(rule: Rule) -> list[Outcome]:
    """What several runs of a rule did, without repetition."""
    return list(dict.fromkeys(native(rule) for _ in range(REPEATS)))


def record(names: list[str]) -> int:
    """Record the named rules, or all; returns how many were refused."""
    every = rules() + walks() + signal_walks()
    chosen = [rule for rule in every if not names or rule.name in names]
    known = {rule.name for rule in every}
    outcomes = {name: row for name, row in (load() if names else {}).items() if name in known}
    refused = 0
    with ThreadPoolExecutor(max_workers=4) as pool:
        for rule, seen in zip(chosen, pool.map(observe, chosen), strict=True):
            if len(seen) == 1:
                outcomes[rule.name] = seen[0]
            else:
                refused += 1
                print(f"{rule.name}: {len(seen)} different outcomes", *seen, sep="\n  ")
    save(outcomes)
    return refused


if __name__ == "__main__":
    raise SystemExit(min(record(sys.argv[1:]), 1))
