"""The same script, options and seed give the same trace, on every machine and Python version.

``python tests/test_determinism.py`` records the traces in ``tests/data/traces`` anew.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import scenarios
from sim.running import Result, UsageError, run
from sim.trace import write_trace

RECORDED = Path(__file__).parent / "data" / "traces"
GOLDEN = ("wait_and_status", "pipeline_three_stages", "copy_of_output_buffer", "double_fork")
BUSY = """
import os
def work(n):
    total = 0
    for i in range(n):
        total += i
    return total
r, w = os.pipe()
for child in range(4):
    if os.fork() == 0:
        os.write(w, b"%d " % work(300 * child))
        os.sched_yield()
        os._exit(child)
os.close(w)
while os.read(r, 100):
    pass
for child in range(4):
    print(os.waitstatus_to_exitcode(os.wait()[1]))
"""


def trace_bytes(result: Result) -> str:
    """The trace file's text."""
    text = io.StringIO()
    write_trace(text, {"outcome": result.outcome}, result.trace)
    return text.getvalue()


def golden(name: str) -> str:
    """The trace of a scenario, on two CPUs."""
    scenario = scenarios.find(name)
    return trace_bytes(run(scenario.path.read_text(encoding="utf-8"), cpus=2))


@pytest.mark.parametrize("settings", [
    {}, {"cpus": 4}, {"seed": 3}, {"seed": 4, "cpus": 2, "grant": 2}, {"quantum": 10_000},
], ids=str)
def test_twice_the_same(settings: dict[str, int]) -> None:
    first, second = run(BUSY, **settings), run(BUSY, **settings)
    assert trace_bytes(first) == trace_bytes(second)
    assert first.status == 0


@pytest.mark.parametrize("name", GOLDEN)
def test_the_same_on_every_machine_and_version(name: str) -> None:
    recorded = (RECORDED / f"{name}.jsonl").read_text(encoding="ascii")
    assert golden(name) == recorded


@pytest.mark.parametrize("cpus", [1, 2, 3])
@pytest.mark.parametrize("seed", range(12))
def test_a_printed_schedule_is_replayed_exactly(seed: int, cpus: int) -> None:
    for grant in (2, 1000):
        first = run(BUSY, seed=seed, cpus=cpus, grant=grant)
        again = run(BUSY, schedule=first.schedule, cpus=cpus, grant=grant)
        assert trace_bytes(again) == trace_bytes(first)


@pytest.mark.parametrize("quantum", [1_000, 50_000, 3_000_000])
@pytest.mark.parametrize("cpus", [1, 2])
def test_the_default_order_is_replayed_exactly(quantum: int, cpus: int) -> None:
    first = run(BUSY, quantum=quantum, cpus=cpus)
    again = run(BUSY, schedule=first.schedule, cpus=cpus)
    assert trace_bytes(again) == trace_bytes(first)


@pytest.mark.parametrize("name", [one.name for one in scenarios.catalogue() if not one.timed])
def test_a_scenario_is_replayed_exactly(name: str) -> None:
    scenario = scenarios.find(name)
    first = run(scenario.path, scenario.args, cpus=3, scheduler="rr:quantum=100us")
    again = run(scenario.path, scenario.args, cpus=3, schedule=first.schedule)
    assert trace_bytes(again) == trace_bytes(first)


def test_seeds_differ() -> None:
    assert len({trace_bytes(run(BUSY, seed=seed)) for seed in range(5)}) > 1


@pytest.mark.parametrize(("schedule", "part"), [
    ("100x3.7", "process 7 never becomes ready"),
    ("100x3.banana", "entry 2 of the schedule is 'banana'"),
    ("", "entry 1 of the schedule"),
])
def test_a_schedule_that_does_not_fit(schedule: str, part: str) -> None:
    with pytest.raises(UsageError, match=part):
        run(BUSY, schedule=schedule)


if __name__ == "__main__":
    RECORDED.mkdir(parents=True, exist_ok=True)
    for each in GOLDEN:
        (RECORDED / f"{each}.jsonl").write_text(golden(each), encoding="ascii", newline="\n")
