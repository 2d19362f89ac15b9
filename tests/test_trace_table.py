"""The process table, folded from events."""

from __future__ import annotations

import pytest
from trace_events import Story

from sim.kernel.states import TRANSITIONS, State
from sim.trace import ProcessTable, TraceError, Value, table_at
from sim.trace.table import LETTERS, MOVES, printable


def test_the_letters_are_the_kernels() -> None:
    assert {state.value: state.letter for state in State} == LETTERS


def test_the_moves_are_the_kernels() -> None:
    assert tuple((move.before.value, move.after.value, move.cause) for move in TRANSITIONS) == MOVES


def life() -> Story:
    """A parent and a child from birth to burial; the times are microseconds apart."""
    s = Story()
    s.boot(1, "init", cmdline=("/sbin/init",))
    s.boot(50, ppid=1, pgid=50, sid=40, uid=1000, nice=5, tty="pts/0", cmdline=("python3", "a"))
    s.state(50, "new", "ready", "fork")
    s.time = 1_000
    s.state(50, "ready", "running", "dispatch")
    s.time = 2_000
    s.fork(50, 51)
    s.block(50, "wait4", (-1, 0), "do_wait")
    s.state(50, "running", "waiting", "block")
    s.state(51, "ready", "running", "dispatch")
    s.time = 5_000
    s.call(51, "exit_group", (3,), None)
    s.exit(51, 3 << 8)
    s.state(51, "running", "zombie", "exit")
    s.state(50, "waiting", "ready", "wake")
    s.time = 6_000
    s.state(50, "ready", "running", "dispatch")
    s.state(51, "zombie", "reaped", "reap")
    s.call(50, "wait4", (-1, 0), (51, 768, (3_000, 0)))
    s.time = 7_000
    return s


def test_a_child_begins_as_its_parent_is() -> None:
    table = table_at(life().events, 2_000)
    child, parent = table.rows[51], table.rows[50]
    assert (child.pid, child.ppid, child.start, child.forked) == (51, 50, 2_000, True)
    for name in ("pgid", "sid", "uid", "nice", "comm", "cmdline", "tty"):
        assert getattr(child, name) == getattr(parent, name)
    assert (parent.ppid, parent.pgid, parent.sid, parent.tty) == (1, 50, 40, "pts/0")
    assert not parent.forked


def test_a_blocked_call_is_known_with_its_reason() -> None:
    rows = table_at(life().events, 2_000).rows
    assert (rows[50].state, rows[50].letter) == ("waiting", "S")
    assert (rows[50].call, rows[50].reason) == ("wait4", "do_wait")
    assert (rows[51].call, rows[51].letter) == ("", "R")
    assert table_at(life().events).rows[50].call == ""


def test_a_zombie_stays_until_it_is_reaped() -> None:
    zombie = table_at(life().events, 5_000).rows[51]
    assert zombie.zombie
    assert (zombie.letter, zombie.status) == ("Z", 768)
    table = table_at(life().events, 6_000)
    assert 51 not in table.rows
    assert (table.gone[51].status, table.gone[51].state) == (768, "reaped")


@pytest.mark.parametrize(
    ("time", "parent", "child"),
    [(1_000, 0, None), (1_500, 500, None), (2_000, 1_000, 0), (4_000, 1_000, 2_000),
     (5_500, 1_000, 3_000), (6_500, 1_500, None)],
)  # fmt: skip
def test_cpu_time_counts_up_to_the_time_asked_for(
    time: int, parent: int, child: int | None
) -> None:
    rows = table_at(life().events, time).rows
    assert rows[50].cpu_ns == parent
    assert (rows[51].cpu_ns if 51 in rows else None) == child


def test_settling_twice_counts_once() -> None:
    table = ProcessTable()
    for event in life().events:
        table.apply(event)
    table.settle(6_400)
    table.settle(6_400)
    table.settle(6_500)
    table.settle()
    assert table.rows[50].cpu_ns == 1_500
    assert table.now == 6_500


def test_attributes_change() -> None:
    s = life()
    changes: list[tuple[str, Value]] = [
        ("ppid", 1),
        ("pgid", 7),
        ("sid", 8),
        ("uid", 9),
        ("nice", -1),
        ("comm", "new"),
        ("cmdline", ("x", "y")),
        ("tty", ""),
    ]
    for name, new in changes:
        s.change(50, name, None, new)
    row = table_at(s.events).rows[50]
    assert (row.ppid, row.pgid, row.sid, row.uid, row.nice) == (1, 7, 8, 9, -1)
    assert (row.comm, row.cmdline, row.tty) == ("new", ("x", "y"), "")


def test_a_process_that_nobody_waits_for_leaves_at_once() -> None:
    s = life()
    s.state(50, "running", "reaped", "exit")
    s.exit(50, 9)  # may come after the move
    table = table_at(s.events)
    assert 50 not in table.rows
    assert table.gone[50].status == 9


def test_a_pid_can_be_used_again() -> None:
    s = life()
    s.fork(50, 51)
    table = table_at(s.events)
    assert table.rows[51].status is None
    assert table.rows[51].start == 7_000
    assert table.gone[51].status == 768


def test_threads_add_to_the_cpu_time_of_their_process() -> None:
    s = Story()
    s.boot(50)
    s.state(50, "ready", "running", "dispatch")
    s.state(50, "ready", "running", "dispatch", tid=52)
    s.time = 100
    s.state(50, "running", "waiting", "block", tid=52)
    s.time = 300
    row = table_at(s.events, 300).rows[50]
    assert row.cpu_ns == 400
    assert row.state == "running"
    assert row.threads == {50, 52}


def test_the_table_after_any_event() -> None:
    events = life().events
    states = [
        table_at(events[:i]).rows[50].state for i in range(2, len(events)) if events[i].pid == 50
    ]
    assert states[0] == "new"
    assert states[-1] == "running"
    assert table_at([]).rows == {}


def test_applying_event_by_event_gives_the_same_table() -> None:
    events = life().events
    table = ProcessTable()
    for i, event in enumerate(events):
        table.apply(event)
        table.settle()
        assert table.rows == table_at(events[: i + 1]).rows


def test_a_list_without_its_beginning_is_refused() -> None:
    events = life().events
    with pytest.raises(TraceError, match=r"event 2 \(state\) is about process 50, which no boot"):
        table_at(events[2:])
    with pytest.raises(TraceError, match="process 51 is born to 50, which is not there"):
        table_at([event for event in events if event.kind == "birth"])


@pytest.mark.parametrize(
    ("kind", "args", "message"),
    [
        ("boot", (0, 1), "not enough values to unpack"),
        ("boot", (0, 1, 1, 0, "x", "", ()), "'x' is not a number"),
        ("boot", (0, 1, 1, 0, 0, "", "x"), "'x' is not a tuple of strings"),
        ("birth", (), "index out of range"),
        ("birth", ("1",), "'1' is not a number"),
    ],
)
def test_a_malformed_event_is_named(kind: str, args: tuple[int | str, ...], message: str) -> None:
    s = Story()
    s.add(kind, 1, args=args)
    with pytest.raises(TraceError, match=rf"event 0 \({kind}\) is malformed: .*{message}"):
        table_at(s.events)


def test_what_upsets_a_terminal_is_replaced() -> None:
    assert printable("a\x1b[2Jb\n\udcffé") == "a?[2Jb??é"
