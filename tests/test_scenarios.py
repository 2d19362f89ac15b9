"""Every scenario on the simulator does what was recorded on real Linux."""

from __future__ import annotations

from pathlib import Path

import pytest

import scenarios
from sim.linux.native import normalise_pids
from sim.running import Options, Result, run

COMPUTES = frozenset({"interval_timer"})
"""Scenarios that compute for long, and so are preempted less often."""
HERE = Path(scenarios.__file__).parent
ALL = scenarios.catalogue()
ONE = [scenario for scenario in ALL if scenario.native == "one"]
TIMED = [scenario for scenario in ONE if scenario.timed]
"""Scenarios whose output says who got the CPU: not any order will do, but Linux's own."""
MANY = [scenario for scenario in ALL if scenario.native == "many"]
HANGS = [scenario for scenario in ALL if scenario.native == "hangs"]


def normalised(result: Result, text: str) -> str:
    """A stream of the simulation, as the recorder writes real ones down."""
    from sim.running import simulated_path

    plain = normalise_pids(text.encode(), result.processes).decode()
    return plain.replace(simulated_path(HERE), "<scenarios>")


def simulate(scenario: scenarios.Scenario, **settings: object) -> Result:
    """One run of a scenario."""
    return run(scenario.path, scenario.args, **settings)  # type: ignore[arg-type]


@pytest.mark.parametrize(("user", "cpus"), [("user", 1), ("root", 1), ("user", 4)])
@pytest.mark.parametrize("scenario", ONE, ids=lambda scenario: scenario.name)
def test_same_as_linux(scenario: scenarios.Scenario, user: str, cpus: int) -> None:
    expected = scenarios.expectation(scenario.name)
    result = simulate(scenario, user=user, cpus=cpus)
    assert normalised(result, result.stdout) in expected.stdouts
    assert normalised(result, result.stderr) == expected.stderr
    assert result.status == expected.status


@pytest.mark.parametrize("cpus", [1, 2, 4])
@pytest.mark.parametrize("scenario", TIMED, ids=lambda scenario: scenario.name)
def test_the_cpu_is_shared_as_on_linux(scenario: scenarios.Scenario, cpus: int) -> None:
    expected = scenarios.expectation(scenario.name)
    for grant in (1000, 100):
        result = simulate(scenario, cpus=cpus, grant=grant)
        assert normalised(result, result.stdout) in expected.stdouts


@pytest.mark.parametrize("cpus", [1, 2, 4])
@pytest.mark.parametrize("scenario", [one for one in ONE if not one.timed] + MANY,
                         ids=lambda scenario: scenario.name)
def test_every_order_is_one_that_linux_allows(scenario: scenarios.Scenario, cpus: int) -> None:
    expected = scenarios.expectation(scenario.name)
    for seed in range(8):
        grant = (300 if scenario.name in COMPUTES else 2) if seed % 2 else 1000
        result = simulate(scenario, seed=seed, cpus=cpus, grant=grant)
        assert normalised(result, result.stdout) in expected.stdouts, f"seed {seed}"
        assert result.status == expected.status


@pytest.mark.parametrize("scenario", HANGS, ids=lambda scenario: scenario.name)
def test_what_hangs_is_reported(scenario: scenarios.Scenario) -> None:
    result = simulate(scenario)
    assert (result.status, result.outcome) == (124, "deadlock")
    assert result.summary.blocked


@pytest.mark.parametrize("scenario", MANY, ids=lambda scenario: scenario.name)
def test_random_orders_show_more_than_one_output(scenario: scenarios.Scenario) -> None:
    seen = set()
    for seed in range(200):
        result = simulate(scenario, seed=seed, trace=False)
        seen.add(normalised(result, result.stdout))
        if len(seen) > 1:
            break
    assert len(seen) > 1


def test_options_have_defaults() -> None:
    assert Options().cpus == 1
