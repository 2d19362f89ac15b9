"""The default scheduler does what Linux's does: order and length of turns, wake-ups, shares.

What was recorded with the kernel's own tracepoints (`record_schedulers`) is compared with the
simulator, everywhere. `pytest -m campaign` also records it anew, on Linux as root.
"""

from __future__ import annotations

import json

import pytest
from schedulers_catalogue import ALL, DATA, SECONDS, SHORTER, differences, facts, simulated, source

from sim.linux.sched_record import can_record, parse, record

RECORDED = json.loads(DATA.read_text(encoding="utf-8"))


def test_all_scripts_are_recorded() -> None:
    assert sorted(RECORDED) == sorted(ALL)


@pytest.mark.parametrize("name", ALL)
def test_the_simulator_does_what_was_recorded(name: str) -> None:
    ours = facts(name, simulated(source(ALL[name], SHORTER.get(name, SECONDS))))
    assert differences(ours, RECORDED[name]) == []


@pytest.mark.campaign  # the machine must be quiet, and its CPU is taken for a while
@pytest.mark.skipif(not can_record(), reason="needs real Linux, root and tracefs")
@pytest.mark.parametrize("name", ["long_sleeper", "light_sleeper", "hogs_0_5", "fifo_sleeper",
                                  "yielder_and_hog", "to_fifo"])
def test_linux_does_what_was_recorded(name: str) -> None:
    found: list[str] = []
    for _ in range(3):  # the machine may be busy
        found = differences(facts(name, record(source(ALL[name]))), RECORDED[name])
        if not found:
            return
    assert found == []


def test_facts_that_differ_are_told() -> None:
    theirs = RECORDED["long_sleeper"]
    assert differences({**theirs, "at_once": 0}, theirs)
    assert differences({**theirs, "turns": {"2": 1.0}}, theirs)
    assert differences({**theirs, "shares": {"2": 50.0, "3": 50.0}}, theirs)


def test_a_trace_is_read() -> None:
    text = (
        "# tracer: nop\n"
        "  python-10  [001] d..2. 5.000001: sched_process_fork: comm=python pid=10 child_comm=python child_pid=12\n"
        "  python-10  [001] d..2. 5.000003: sched_switch: prev_comm=python prev_pid=10 prev_prio=120 "
        "prev_state=S ==> next_comm=python next_pid=12 next_prio=120\n"
        "  python-12  [001] d..2. 5.000004: sched_switch: prev_comm=python prev_pid=12 prev_prio=120 "
        "prev_state=R+ ==> next_comm=kworker/1:1 next_pid=99 next_prio=120\n"
        "  python-12  [001] d..2. 5.000005: sched_waking: comm=python pid=10 prio=120 target_cpu=000\n")
    assert [tuple(row) for row in parse(text, 10)] == [
        (0, 1, "fork", 1, "", 2), (2000, 1, "switch", 1, "S", 2), (3000, 1, "switch", 2, "R", 0),
        (4000, 1, "wake", 0, "", 1)]


def test_recording_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.linux.sched_record.can_record", lambda: False)
    with pytest.raises(RuntimeError, match="root, and tracefs"):
        record("")
