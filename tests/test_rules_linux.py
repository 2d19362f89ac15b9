"""Every rule in tests/rules: real Linux does what was recorded, and so does the simulator.

The recording is made by `tests.record_rules`; what a rule is, `tests.rules_catalogue` says.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.rules_catalogue import Rule, load, native, rules, simulated

RULES = rules()
RECORDED = load()
ON_LINUX = sys.platform == "linux" and hasattr(os, "fork")
ORDERS = tuple((seed, 1 + seed % 2, 1000 if seed % 4 == 3 else 2) for seed in range(6))
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def test_all_rules_are_recorded() -> None:
    assert sorted(RECORDED) == [rule.name for rule in RULES]


@pytest.mark.skipif(not ON_LINUX, reason="needs real Linux")
def test_linux_does_what_was_recorded() -> None:
    chosen = [rule for rule in RULES if os.getuid() == 0 or not rule.needs_root]
    with ThreadPoolExecutor(max_workers=4) as pool:
        seen = dict(zip([rule.name for rule in chosen], pool.map(native, chosen), strict=True))
    assert {name: (seen[name], RECORDED[name]) for name in seen if seen[name] != RECORDED[name]} == {}


@each_rule
def test_simulator_does_what_linux_does(rule: Rule) -> None:
    for user in ("root",) if rule.needs_root else ("user", "root"):
        assert simulated(rule, user=user) == RECORDED[rule.name], user


@each_rule
def test_in_every_order(rule: Rule) -> None:
    for seed, cpus, grant in ORDERS:
        seen = simulated(rule, seed=seed, cpus=cpus, grant=grant, trace=False)
        assert seen == RECORDED[rule.name], f"seed={seed}, cpus={cpus}, grant={grant}"


@pytest.mark.campaign
@each_rule
def test_in_many_orders(rule: Rule) -> None:
    for seed in range(60):
        for cpus in (1, 2, 3):
            seen = simulated(rule, seed=seed, cpus=cpus, grant=2, trace=False)
            assert seen == RECORDED[rule.name], f"seed={seed}, cpus={cpus}"
