"""Every rule in tests/rules: real Linux does what was recorded, and so does the simulator.

The recording is made by `tests.record_rules`; what a rule is, `tests.rules_catalogue` says.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from sim.linux.native import NativeTimeout
from tests.rules_catalogue import (
    COMPUTES,
    Outcome,
    Rule,
    load,
    native,
    rules,
    signal_walks,
    simulated,
    walks,
)

RULES, WALKS = rules(), walks() + signal_walks()
RECORDED = load()
ON_LINUX = sys.platform == "linux" and hasattr(os, "fork")
ORDERS = tuple((seed, 1 + seed % 2, 1000 if seed % 4 == 3 else 2) for seed in range(8))
on_linux = pytest.mark.skipif(not ON_LINUX, reason="needs real Linux")
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
each_walk = pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.name)


def check_orders(rule: Rule, orders: tuple[tuple[int, int, int], ...]) -> None:
    """Random schedules, with and without preemption in computations, change nothing."""
    for seed, cpus, grant in orders:
        if rule.name in COMPUTES:
            grant = max(grant, 300)
        seen = simulated(rule, seed=seed, cpus=cpus, grant=grant, trace=False)
        assert seen == RECORDED[rule.name], f"seed={seed}, cpus={cpus}, grant={grant}"


def test_all_rules_are_recorded() -> None:
    assert sorted(RECORDED) == sorted(rule.name for rule in RULES + WALKS)


@on_linux
def test_linux_does_what_was_recorded() -> None:
    chosen = [rule for rule in RULES + WALKS[:8] + WALKS[-6:] if os.getuid() == 0 or not rule.needs_root]
    with ThreadPoolExecutor(max_workers=3) as pool:
        seen = dict(zip([rule.name for rule in chosen], pool.map(_first_try, chosen), strict=True))
    wrong = [name for name in seen if seen[name] != RECORDED[name]]
    # What needs sleeps to be longer than delays may fail on a busy machine: once more, alone.
    still = {rule.name: native(rule) for rule in chosen if rule.name in wrong}
    assert {name: row for name, row in still.items() if row != RECORDED[name]} == {}


def _first_try(rule: Rule) -> Outcome | None:
    """What Linux does; None if the machine is too busy to finish in time."""
    try:
        return native(rule)
    except NativeTimeout:
        return None


@each_rule
def test_simulator_does_what_linux_does(rule: Rule) -> None:
    for user in ("root",) if rule.needs_root else ("user", "root"):
        assert simulated(rule, user=user) == RECORDED[rule.name], user


@each_rule
def test_in_every_order(rule: Rule) -> None:
    check_orders(rule, ORDERS)


@each_walk
def test_walk_does_what_linux_does(walk: Rule) -> None:
    assert simulated(walk) == RECORDED[walk.name]
    check_orders(walk, ORDERS[:4])


@pytest.mark.campaign
@each_rule
def test_in_many_orders(rule: Rule) -> None:
    check_orders(rule, tuple((seed, cpus, 2) for seed in range(60) for cpus in (1, 2, 3)))


@pytest.mark.campaign
@on_linux
@pytest.mark.skipif(ON_LINUX and os.getuid() != 0, reason="needs root")
def test_many_walks() -> None:
    """Walks that are the same on Linux twice are the same in the simulator."""
    chosen = walks(range(2000, 2300)) + signal_walks(range(2000, 2200))
    with ThreadPoolExecutor(max_workers=3) as pool:
        pairs = list(pool.map(lambda walk: (native(walk), native(walk)), chosen))
    stable = [(walk, one) for walk, (one, other) in zip(chosen, pairs, strict=True) if one == other]
    assert len(stable) > 470
    assert [walk.name for walk, outcome in stable if simulated(walk) != outcome] == []
