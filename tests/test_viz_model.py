"""What pictures are drawn from: lives, moves, cells and places on a time axis."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from trace_events import Story

import scenarios
import sim
from sim.trace import Event, TraceError
from sim.trace.table import LETTERS, MOVES
from viz import PlotError
from viz.cells import Cell, all_cells, cells
from viz.lanes import Adoption, Interval, Lives, lives
from viz.moves import moves
from viz.style import LOOKS
from viz.times import Tick, TimeAxis, words

# ---- lives ---------------------------------------------------------------------------------------


def family() -> list[Event]:
    """init, a shell, the script's process 50 and its child 51; times in ns."""
    s = Story()
    s.boot(1, "init")
    s.boot(40, "sh", ppid=1)
    s.boot(50, ppid=40)
    s.state(50, "new", "ready", "fork")
    s.time = 10
    s.state(50, "ready", "running", "dispatch")
    s.time = 30
    s.fork(50, 51)
    s.state(50, "running", "waiting", "block")
    s.time = 40
    s.state(51, "ready", "running", "dispatch")
    s.signal(50, "SIGUSR1", 51)
    s.signal(50, "SIGUSR1", 51, fate="coalesced")
    s.signal(50, "SIGWINCH", 0, "SI_KERNEL", fate="ignored")
    s.time = 70
    s.exit(51, 3 << 8)
    s.state(51, "running", "zombie", "exit")
    s.signal(50, "SIGCHLD", 51, "CLD_EXITED", fate="ignored")
    s.time = 75
    s.state(50, "waiting", "ready", "wake")
    s.time = 90
    s.state(50, "ready", "running", "dispatch")
    s.call(50, "wait4", (-1, 0), (51, 768, (0, 0)))
    s.state(51, "zombie", "reaped", "reap")
    s.time = 100
    s.add("end", 0, "done")
    return on_cpu(s)


def on_cpu(story: Story) -> list[Event]:
    """The events with CPU 0 for every dispatch, which the builder does not set."""
    return [event._replace(cpu=0) if event.after == "running" else event for event in story.events]


def test_intervals_are_the_states_of_each_process() -> None:
    init, shell, parent, child = lives(family()).processes
    assert parent.intervals == [
        Interval(0, 10, "ready"), Interval(10, 30, "running"), Interval(30, 75, "waiting"),
        Interval(75, 90, "ready"), Interval(90, 100, "running")]
    assert child.intervals == [
        Interval(30, 40, "ready"), Interval(40, 70, "running"), Interval(70, 90, "zombie")]
    assert (child.pid, child.birth, child.ended, child.status, child.reaped) == (
        51, 30, 70, 768, 90)
    assert (parent.ended, parent.reaped, parent.last, child.last) == (None, None, "running", "reaped")
    assert [one.script for one in (init, shell, parent, child)] == [False, False, True, True]
    assert (child.parent, child.depth, child.name) == (parent, 1, "python3")


def test_arrows_say_who_did_what_to_whom() -> None:
    run = lives(family())
    parent, child = run.script()
    assert [(a.kind, a.start, a.end, a.source, a.target, a.name, a.fate) for a in run.arrows] == [
        ("fork", 30, 30, parent, child, "", ""),
        ("signal", 40, 40, child, parent, "SIGUSR1", ""),
        ("signal", 40, 40, child, parent, "SIGUSR1", "lost"),
        ("signal", 40, 40, None, parent, "SIGWINCH", "ignored"),
        ("reap", 70, 90, child, parent, "", ""),
    ]


def test_a_cpu_runs_one_after_the_other() -> None:
    run = lives(family())
    parent, child = run.script()
    assert run.cpus == {0: [(10, 30, parent), (40, 70, child), (90, 100, parent)]}
    assert run.span() == (0, 100)


def test_orphans_get_another_parent() -> None:
    s = Story()
    s.boot(1, "init")
    s.boot(50, ppid=1)
    s.fork(50, 51)
    s.time = 5
    s.exit(50, 9)
    s.change(51, "ppid", 50, 1)
    s.change(51, "comm", "python3", "orphan")
    run = lives(s.events)
    init, parent, child = run.processes
    assert child.adoptions == [Adoption(5, init)]
    assert (child.name, parent.name, parent.status) == ("orphan", "python3", 9)


def test_the_wait_that_caused_it_reaps() -> None:
    s = Story()
    s.boot(50)
    s.fork(50, 51)
    s.fork(51, 52)
    s.exit(52, 0)
    s.state(52, "ready", "zombie", "exit")
    s.call(50, "wait4", (52, 0), (52, 0, (0, 0)))
    call = s.events[-1].n
    s.state(52, "zombie", "reaped", "reap")
    s.events[-1] = s.events[-1]._replace(cause=call)
    assert [arrow.target.pid for arrow in lives(s.events).arrows if arrow.kind == "reap"] == [50]


def test_what_ends_unwanted_is_not_waited_for() -> None:
    s = Story()
    s.boot(50)
    s.fork(50, 51)
    s.exit(51, 0)
    s.state(51, "running", "reaped", "exit")
    assert [arrow.kind for arrow in lives(s.events).arrows] == ["fork"]


def test_a_pid_may_be_used_again() -> None:
    s = Story()
    s.boot(50)
    for time in (10, 20):
        s.time = time
        s.fork(50, 51)
        s.exit(51, 0)
        s.time += 5
        s.state(51, "ready", "zombie", "exit")
        s.state(51, "zombie", "reaped", "reap")
    _, first, second = lives(s.events).processes
    assert [one.intervals for one in (first, second)] == [
        [Interval(10, 15, "ready")], [Interval(20, 25, "ready")]]


def test_other_threads_are_seen_on_cpus_only() -> None:
    s = Story()
    s.boot(50)
    s.state(50, "new", "ready", "fork")
    s.state(50, "ready", "running", "dispatch", tid=51)
    s.time = 10
    s.state(50, "running", "waiting", "block", tid=51)
    run = lives(on_cpu(s))
    assert run.processes[0].intervals == [Interval(0, 10, "ready")]
    assert run.cpus == {0: [(0, 10, run.processes[0])]}


@pytest.mark.parametrize(("change", "message"), [
    (lambda s: s.state(7, "ready", "running", "dispatch"), "event 1 .state. is about process 7, "
     "which no boot or birth event has introduced"),
    (lambda s: s.birth(51, 7), "event 1 .birth. is about process 7"),
    (lambda s: s.state(50, "ready", "dancing", "music"), "unknown state 'dancing'"),
    (lambda s: s.add("signal", 50, "SIGTERM"), "event 1 .signal. is malformed"),
    (lambda s: s.add("exit", 50, result="x"), "event 1 .exit. is malformed: 'x' is not a number"),
    (lambda s: s.add("set", 50, "ppid", (1,)), "event 1 .set. is malformed"),
])
def test_events_that_make_no_sense(change: object, message: str) -> None:
    s = Story()
    s.boot(50)
    change(s)  # type: ignore[operator]
    with pytest.raises(TraceError, match=message):
        lives(s.events)


@pytest.mark.parametrize("scenario", scenarios.catalogue(), ids=lambda scenario: scenario.name)
def test_lives_have_no_gaps_and_cpus_no_overlaps(scenario: scenarios.Scenario) -> None:
    run = lives(sim.run(scenario.path, scenario.args, cpus=2).trace)
    for one in run.processes:
        assert all(this.end == following.start for this, following in pairwise(one.intervals))
        if one.intervals:
            assert one.intervals[-1].end == (run.end if one.reaped is None else one.reaped)
    for parts in run.cpus.values():
        assert all(this.end <= following.start for this, following in pairwise(parts))
    ran = sum(part.end - part.start for parts in run.cpus.values() for part in parts)
    assert ran == sum(part.end - part.start for one in run.processes for part in one.intervals
                      if part.state == "running")


# ---- moves ---------------------------------------------------------------------------------------


def test_moves_are_numbered_and_counted() -> None:
    events = family()
    run = lives(events)
    child = moves(events, run, 51)
    assert {move: numbers for move, numbers in child.made.items() if numbers} == {
        ("new", "ready", "fork"): [1], ("ready", "running", "dispatch"): [2],
        ("running", "zombie", "exit"): [3], ("zombie", "reaped", "reap"): [4]}
    assert child.spent == {"ready": 10, "running": 30, "zombie": 20}
    assert child.visited == {"new", "ready", "running", "zombie", "reaped"}
    everybody = moves(events, run)
    assert len(everybody.made["ready", "running", "dispatch"]) == 3
    assert everybody.spent["running"] == 60


@pytest.mark.parametrize("scenario", scenarios.catalogue(), ids=lambda scenario: scenario.name)
def test_counts_are_those_of_the_state_events(scenario: scenarios.Scenario) -> None:
    result = sim.run(scenario.path, scenario.args)
    run = lives(result.trace)
    expected = Counter((event.before, event.after, event.name) for event in result.trace
                       if event.kind == "state" and event.pid in result.processes)
    made = moves(result.trace, run).made
    assert tuple(made) == MOVES
    assert {move: len(numbers) for move, numbers in made.items() if numbers} == expected
    assert sorted(number for numbers in made.values() for number in numbers) == list(
        range(1, expected.total() + 1))


def test_moves_of_nobody_and_moves_that_are_not_legal() -> None:
    events = family()
    with pytest.raises(PlotError, match="no process 7 in this run; its processes are 50, 51"):
        moves(events, lives(events), 7)
    s = Story()
    s.boot(50)
    s.state(50, "zombie", "running", "magic")
    with pytest.raises(TraceError, match="event 1 is no legal move: from 'zombie' to 'running' by"):
        moves(s.events, lives(s.events))


def test_every_state_has_its_look() -> None:
    assert set(LOOKS) == set(LETTERS)
    assert len({look.colour for look in LOOKS.values()}) == len(LOOKS)
    assert len({look.cell for look in LOOKS.values()}) == len(LOOKS)


# ---- cells ---------------------------------------------------------------------------------------


def axis(length: float = 10.0, end: int = 1000) -> TimeAxis:
    return TimeAxis([], 0, end, length, to_scale=True)


def test_wide_intervals_are_cells_and_narrow_ones_share_one() -> None:
    lane = [Interval(0, 500, "waiting"), Interval(500, 501, "ready"), Interval(501, 504, "running"),
            Interval(504, 1000, "waiting")]
    made = cells(lane, axis(), 0.1)
    assert [(round(cell.left, 6), round(cell.right, 6)) for cell in made] == [
        (0, 5), (5, 5.04), (5.04, 10)]
    assert made[0].shares == (("waiting", 1.0),)
    assert dict(made[1].shares) == pytest.approx({"ready": 0.25, "running": 0.75})


def test_cells_stop_at_the_edges_and_gaps_stay() -> None:
    window = TimeAxis([], 100, 200, 10.0, to_scale=True)
    lane = [Interval(0, 50, "ready"), Interval(50, 150, "running"), Interval(160, 300, "zombie")]
    assert cells(lane, window, 0.1) == [Cell(0.0, 5.0, (("running", 1.0),)),
                                        Cell(6.0, 10.0, (("zombie", 1.0),))]


def test_narrow_cells_do_not_grow_over_a_gap() -> None:
    lane = [Interval(0, 2, "ready"), Interval(8, 9, "ready")]
    assert [cell.right for cell in cells(lane, axis(), 0.1)] == pytest.approx([0.02, 0.09])


def test_many_slices_become_few_cells_that_keep_the_shares() -> None:
    lane = [Interval(time, time + 1, ("ready", "running")[time % 2]) for time in range(100_000)]
    [made] = all_cells([lane], axis(10.0, 100_000), most=500)
    assert 100 < len(made) <= 500
    assert (made[0].left, made[-1].right) == (0.0, 10.0)
    ran = sum((cell.right - cell.left) * dict(cell.shares)["running"] for cell in made)
    assert ran == pytest.approx(5.0)


# ---- times ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("time", "error", "text"), [
    (0, 0, "0"), (999, 0, "999 ns"), (1_500, 0, "1.5 µs"), (151_500, 0, "151.5 µs"),
    (500_302_500, 0, "500.3025 ms"), (500_302_500, 1_000_000, "500 ms"),
    (1_000_306_500, 10_000_000, "1 s"), (864_000_000_000_000, 0, "864000 s"),
])
def test_times_in_words(time: int, error: float, text: str) -> None:
    assert words(time, error) == text


def test_a_shortened_axis_keeps_the_order_and_shows_the_short_and_the_long() -> None:
    times = [0, 1_500, 151_500, 1_000_151_500, 1_000_153_000]
    shortened = TimeAxis(times, 0, times[-1], 10.0)
    places = [shortened.at(time) for time in times]
    assert places[0] == 0 and places[-1] == 10
    assert all(right - left > 0.3 for left, right in pairwise(places))
    assert shortened.at(-5) == 0 and shortened.at(2 * times[-1]) == 10
    assert shortened.at(76_500) == pytest.approx((places[1] + places[2]) / 2)
    assert "not to scale" in shortened.title


def test_equal_spans_are_equally_wide_on_any_axis() -> None:
    for to_scale in (False, True):
        even = TimeAxis(range(0, 1_000, 100), 0, 1_000, 10.0, to_scale)
        assert [even.at(time) for time in range(0, 1_001, 100)] == pytest.approx(list(range(11)))


def test_ticks_are_apart_and_their_words_differ() -> None:
    times = [0, 151_500, 500_302_500, 500_309_300, 1_000_306_500]
    ticks = TimeAxis(times, 0, times[-1], 16.0).ticks(0.75)
    assert all(right.place - left.place >= 0.75 for left, right in pairwise(ticks))
    assert [tick.text for tick in ticks] == ["0", "152 µs", "500.3025 ms", "500.309 ms", "1 s"]


def test_ticks_of_an_axis_to_scale_are_round() -> None:
    ticks = TimeAxis([], 0, 1_500_000, 10.0, to_scale=True).ticks(1.0)
    assert [tick.text for tick in ticks] == ["0", "0.2", "0.4", "0.6", "0.8", "1", "1.2", "1.4"]
    assert ticks[1] == Tick(pytest.approx(200_000 / 150_000), "0.2")
    assert TimeAxis([], 0, 1_500_000, 10.0, to_scale=True).title == "virtual time (ms)"


def test_an_instant_has_an_axis_too() -> None:
    assert TimeAxis([5], 5, 5, 10.0).at(5) == 0


def test_no_events_no_lives() -> None:
    assert lives([]) == Lives()
