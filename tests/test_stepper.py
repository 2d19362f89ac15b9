"""`sim.Stepper`: positions in a run, what they show, and choosing who runs next."""

from __future__ import annotations

import doctest
import random
from pathlib import Path
from typing import Any

import pytest

import scenarios
import sim
from sim.machine.schedule import Dispatch, parse_schedule
from sim.stepping import choosing, stepper, tables
from sim.stepping.choosing import ChoiceError
from sim.stepping.words import words
from sim.trace import read_trace, table_at, write_trace
from sim.trace.event import Event
from sim.trace.table import ProcessTable

ALL = [scenario.name for scenario in scenarios.catalogue()]
SEVERAL = ["copy_of_memory", "job_control_terminal", "nested_handlers", "pipeline_three_stages",
           "sigchld_one_wait_loses_children", "three_forks", "ways_out_of_zombies"]
COMPUTING = """
import os, signal, time
def alarm(*_): os.write(1, b"alarm\\n")
signal.signal(signal.SIGALRM, alarm)
signal.setitimer(signal.ITIMER_REAL, 0.0003, 0.0007)
for child in range(3):
    if os.fork() == 0:
        signal.setitimer(signal.ITIMER_REAL, 0.001 * child)
        for _ in range(4):
            for _ in range(3500 * (child + 1)):
                pass
            os.write(1, b"%d\\n" % child)
            os.sched_yield()
        time.sleep(0.0001)
        os._exit(child)
for _ in range(9000):
    pass
signal.setitimer(signal.ITIMER_REAL, 0)
for child in range(3):
    os.wait()
"""


def stepping(name: str, **settings: Any) -> sim.Stepper:
    scenario = scenarios.find(name)
    return sim.Stepper(scenario.path, scenario.args, **settings)


def content(table: ProcessTable) -> tuple[Any, ...]:
    return table.rows, table.gone, table.now, table.foregrounds


def is_dispatch(event: Event) -> bool:
    return event.kind == "state" and event.after == "running" and event.cpu >= 0


# ---- positions ---------------------------------------------------------------------------------


def test_the_example_in_the_documentation() -> None:
    assert doctest.testmod(stepper).attempted > 5
    assert doctest.testmod(stepper).failed == 0


@pytest.mark.parametrize("name", SEVERAL)
def test_a_position_always_shows_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "SPACING", 7)
    walker = random.Random(name)
    run = stepping(name)
    seen: dict[int, tuple[Any, ...]] = {}
    for _ in range(300):
        step = walker.choice([
            run.next, run.previous, lambda: run.next(walker.randrange(30)),
            lambda: run.previous(walker.randrange(30)),
            lambda: run.goto(walker.randrange(len(run) + 1))])
        step()
        shown = (content(run.state), run.line, run.output, run.story, run.strace, run.ready,
                 run.place())
        assert seen.setdefault(run.index, shown) == shown
        assert content(run.state) == content(table_at(run.events[:run.index]))


def test_a_state_is_a_copy() -> None:
    run = stepping("three_forks")
    run.to("fork")
    state = run.state
    before = content(state.copy())
    state.rows[100].comm = "changed"
    run.goto(-1)
    run.to("fork", back=True)
    run.goto(0)
    run.to("fork")
    assert content(run.state) == before


def test_kept_tables_stay_in_proportion_to_the_events() -> None:
    run = sim.Stepper("import os\nfor _ in range(700):\n    os.fork() or os._exit(0)\n    os.wait()")
    folded = tables.Tables(run.events)
    assert len(folded.after(len(run)).gone) == 701
    kept = sum(len(table.rows) + len(table.gone) for table in folded._kept)
    assert len(folded._kept) > 3
    assert kept < len(run)


def test_moves_stop_at_both_ends() -> None:
    run = stepping("who_runs_first")
    assert run.event is None
    assert run.time == 0
    assert not run.previous()
    assert run.next(10_000)
    assert run.index == len(run)
    assert not run.next()
    assert run.goto(-2)
    assert run.index == len(run) - 1
    with pytest.raises(IndexError, match="no position 99999"):
        run.goto(99_999)


def test_going_to_a_time() -> None:
    run = stepping("zombie_seen_in_ps")
    run.goto_time(150_000_000)
    assert run.time <= 150_000_000 < run.events[run.index].time
    assert run.ps().count("defunct") == 1
    run.goto_time(-1)
    assert run.index == 0


def test_going_to_a_sort_of_event() -> None:
    run = stepping("three_forks")
    births = [place for place, event in enumerate(run.events, 1) if event.kind == "birth"]
    found = []
    while run.to("fork"):
        found.append(run.index)
    assert found == births
    while run.to("fork", back=True):
        found.remove(run.index)
    assert found == [births[-1]]
    assert run.to("zombie") and run.event is not None and run.event.after == "zombie"
    assert run.to("exit_group") and run.event.name == "exit_group"
    run.goto(0)
    assert not run.to("zombie", back=True)
    with pytest.raises(ValueError, match="nothing in this run is called 'frok'"):
        run.to("frok")


@pytest.mark.parametrize("name", ALL)
def test_the_output_is_that_of_the_run(name: str) -> None:
    scenario = scenarios.find(name)
    result = sim.run(scenario.path, scenario.args, stdio=("file", "pipe", "file"))
    events = sim.Stepper(result)
    events.goto(-1)
    assert sorted(events.output) == sorted(result.stdout + result.stderr)
    if not result.stderr:
        assert events.output == result.stdout
    assert all(words(event) for event in events.events)


def test_a_trace_file_and_a_result_can_be_stepped(tmp_path: Path) -> None:
    result = sim.run(scenarios.find("three_forks").path)
    write_trace(tmp_path / "x.jsonl", {"schedule": result.schedule}, result.trace)
    for made in (result, read_trace(tmp_path / "x.jsonl"), result.trace):
        run = sim.Stepper(made)
        run.to("exit")
        assert run.line.endswith("exited with status 0")
        with pytest.raises(ChoiceError, match="step the script"):
            run.choose(100)
    assert sim.Stepper(result).schedule == result.schedule


# ---- choosing ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*SEVERAL, ""])
def test_any_choice_at_any_position(name: str) -> None:
    """The beginning stays (else Departed), then who was chosen runs, and the schedule repeats."""
    run = stepping(name) if name else sim.Stepper(COMPUTING)
    original, walker = list(run.events), random.Random(name)
    places = range(len(run)) if len(run) < 100 else sorted(walker.sample(range(len(run)), 100))
    tried = 0
    for place in places:
        run.goto(place)
        for pid in run.ready:
            steps = walker.choice([None, None, 1, 3])
            run.choose(pid, steps)
            assert run.index == place
            assert run.events[:place] == original[:place]
            beginning = parse_schedule(run.schedule)
            dispatched = [event.tid for event in run.events if is_dispatch(event)]
            assert dispatched == [dispatch.tid for dispatch in beginning]
            done = sum(map(is_dispatch, run.events[:place]))
            assert dispatched[done] == pid
            assert steps is None or beginning[done].steps <= steps
            assert run.undo() == (place, pid, steps)
            assert run.index == place
            tried += 1
    assert run.events == original
    assert tried > 20


@pytest.mark.parametrize("name", [*SEVERAL, ""])
def test_what_was_chosen_is_repeated_by_its_schedule(name: str) -> None:
    run = stepping(name) if name else sim.Stepper(COMPUTING)
    walker = random.Random(name)
    while run.next(walker.randrange(1, 15)):
        if run.ready and len(run.choices) < 12:
            run.choose(walker.choice(run.ready), walker.choice([None, 1, 2]))
    assert run.choices
    again = (stepping(name, schedule=run.schedule) if name
             else sim.Stepper(COMPUTING, schedule=run.schedule))
    assert again.events == run.events
    assert again.schedule == run.schedule


def rebuild(run: sim.Stepper, wanted: list[Dispatch]) -> None:
    """Choose until the run has the dispatches of another."""
    for dispatch in wanted:
        while dispatch.tid not in run.ready:
            assert run.next()
        run.choose(dispatch.tid, dispatch.steps)
        while run.next():
            event = run.event
            assert event is not None
            if event.before == "running" and event.tid == dispatch.tid and run.index > 1:
                break


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", ["three_forks", "who_runs_first", "pipeline_three_stages",
                                  "copy_of_memory", "ways_to_exit", ""])
def test_any_seed_can_be_rebuilt_by_choosing(name: str, seed: int) -> None:
    target = stepping(name, seed=seed) if name else sim.Stepper(COMPUTING, seed=seed)
    run = stepping(name) if name else sim.Stepper(COMPUTING)
    rebuild(run, parse_schedule(target.schedule))
    assert run.schedule == target.schedule
    assert run.events == target.events


def test_a_choice_that_cannot_be_made() -> None:
    run = stepping("wait_and_status")
    with pytest.raises(ChoiceError, match=r"process 100 is not there \(yet\); nobody is ready"):
        run.choose(100)
    with pytest.raises(ChoiceError, match="nothing was chosen"):
        run.undo()
    run.to("birth")
    run.to("waiting")
    with pytest.raises(ChoiceError, match="process 100 is not ready here: it waits in wait4"):
        run.choose(100)
    with pytest.raises(ChoiceError, match="at least 1, not 0"):
        run.choose(101, 0)
    several = stepping("wait_and_status", cpus=2)
    several.goto(-1)
    assert several.output
    with pytest.raises(ChoiceError, match="several CPUs"):
        several.choose(100)


def test_a_run_that_begins_differently_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    run = stepping("three_forks")
    run.to("exit")
    assert run.performer is not None
    run.performer.options = run.performer.options._replace(grant=7, seed=None, user="root")
    with pytest.raises(choosing.Departed, match="event"):
        run.choose(run.ready[0])


def test_the_input_is_there_in_each_run() -> None:
    run = sim.Stepper("import os\nif os.fork():\n    os.wait()\nprint(input())\n",
                      stdin="first\nsecond\n")
    run.to("fork")
    run.to("ready")
    run.choose(101)
    run.goto(-1)
    assert "first" in run.output


def test_the_source_of_a_place() -> None:
    run = stepping("wait_and_status")
    assert run.place() is None
    run.to("fork")
    pid, file, line = run.place(100) or (0, "", 0)
    assert (pid, file) == (100, "wait_and_status.py")
    assert "fork" in (run.source(file) or "").splitlines()[line - 1]
    assert run.source("other.py") is None
