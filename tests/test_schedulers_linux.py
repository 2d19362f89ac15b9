"""The CPU shares of busy processes on one CPU are on the simulator what they are on real Linux."""

from __future__ import annotations

import os
import sys

import pytest

from benchmarks.schedulers import MIXES, difference, permitted, real, simulated

on_linux = pytest.mark.skipif(not (sys.platform == "linux" and hasattr(os, "fork")),
                              reason="needs real Linux")


@on_linux
@pytest.mark.parametrize("name", ["0/5", "0/10", "-5/0/5", "0/0/0", "0/batch 5", "0/idle"])
def test_shares(name: str) -> None:
    if not permitted(MIXES[name]):
        pytest.skip("negative nice values need root")
    ours = simulated(MIXES[name], 0.7)
    apart = [difference(ours, real(MIXES[name], 0.7))]
    while apart[-1] > 3 and len(apart) < 5:  # the machine may be busy
        apart.append(difference(ours, real(MIXES[name], 0.7)))
    assert min(apart) <= 3, f"percentage points between Linux and the simulator: {apart}"


def test_shares_follow_the_weights_everywhere() -> None:
    """1024 : 335 and 1024 : 110 (sched_prio_to_weight)."""
    for name, heavy in (("0/5", 100 * 1024 / 1359), ("0/10", 100 * 1024 / 1134)):
        assert simulated(MIXES[name], 0.7)[0] == pytest.approx(heavy, abs=2)
