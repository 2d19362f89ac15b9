"""Accounting: nothing is lost, and the figures are those of a schedule computed by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from random_programs import program
from trace_events import Story

import scenarios
import sim
from sim.trace import TraceError, account
from sim.trace.accounting import Accounting
from sim.trace.times import average, times_data, times_text

BLOCKING = """\
import os, signal, time
children = []
for n in range(4):
    pid = os.fork()
    if pid == 0:
        for _ in range(3000 * n): pass
        time.sleep(0.001 * n)
        for _ in range(50000): pass
        os._exit(n)
    children.append(pid)
os.kill(children[3], signal.SIGSTOP)
time.sleep(0.01)
os.kill(children[3], signal.SIGCONT)
for pid in children: os.waitpid(pid, 0)
"""


def check(accounting: Accounting, length: int) -> None:
    """The laws of conservation."""
    assert accounting.now == length
    for life in accounting.lives:
        end = length if life.end is None else life.end
        states = life.waiting + life.running + life.sleeping + life.stopped
        assert states == end - life.birth, life
        assert min(life.waiting, life.running, life.sleeping, life.stopped) >= 0
        if life.first_run is not None:
            assert life.birth <= life.first_run <= end
    assert sum(accounting.busy) == sum(life.running for life in accounting.lives)
    for cpu, busy in enumerate(accounting.busy):
        assert busy + accounting.idle(cpu) == length
        assert 0 <= busy <= length


@pytest.mark.parametrize("cpus", [1, 3])
@pytest.mark.parametrize("name", [scenario.name for scenario in scenarios.catalogue()][::4])
def test_nothing_is_lost_in_scenarios(name: str, cpus: int) -> None:
    scenario = scenarios.find(name)
    result = sim.run(scenario.path, scenario.args, cpus=cpus)
    check(account(result.trace, cpus), result.trace[-1].time)


@pytest.mark.parametrize("seed", range(12))
def test_nothing_is_lost_in_random_programs(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "random.py"
    path.write_text(program(seed), encoding="utf-8")
    cpus = 1 + seed % 3
    result = sim.run(path, cpus=cpus, user="root", seed=seed if seed % 2 else None)
    check(account(result.trace, cpus), result.trace[-1].time)


def test_nothing_is_lost_where_processes_compute_sleep_and_stop() -> None:
    for cpus in (1, 2):
        result = sim.run(BLOCKING, cpus=cpus)
        accounting = account(result.trace, cpus)
        check(accounting, result.trace[-1].time)
        parent, *_, last = accounting.script
        assert parent.sleeping > 10_000_000
        assert last.stopped > 8_000_000
        assert bool(sum(life.migrations for life in accounting.lives)) <= (cpus > 1)


def test_cpu_time_is_what_the_process_itself_sees() -> None:
    """getrusage counts what `running` counts, up to the call."""
    result = sim.run("import resource, time\nfor _ in range(100000): pass\ntime.sleep(0.5)\n"
                     "used = resource.getrusage(resource.RUSAGE_SELF)\n"
                     "print(used.ru_utime + used.ru_stime, used.ru_nvcsw)\n")
    seconds, voluntary = result.stdout.split()
    (life,) = account(result.trace).script
    assert life.running / 1e9 == pytest.approx(float(seconds), abs=0.001)
    assert life.voluntary == int(voluntary) + 1  # it ends after that
    assert life.sleeping == pytest.approx(500_000_000, abs=1000)


def by_hand() -> Story:
    """Three processes on one CPU, round robin with slices of 2: the usual exercise."""
    s = Story()
    s.boot(1, "init")
    s.state(1, "new", "waiting", "block")
    s.boot(100, ppid=1)
    s.state(100, "new", "ready", "fork")

    def turn(pid: int, until: int, after: str = "ready") -> None:
        s.state(pid, "ready", "running", "dispatch")
        s.time = until
        s.state(pid, "running", after, "preempt" if after == "ready" else "exit")

    s.state(100, "ready", "running", "dispatch")
    s.time = 1
    s.fork(100, 101)
    s.time = 2
    s.state(100, "running", "ready", "preempt")
    turn(101, 4)
    turn(100, 5, "zombie")
    turn(101, 6, "reaped")
    s.time = 8
    s.add("end", 0, "done")
    s.events = [event._replace(cpu=0) if event.after == "running" else event for event in s.events]
    return s


TABLE = """\
    PID     BIRTH  FIRST RUN       END  TURNAROUND  RESPONSE   WAITING       CPU  SLEEPING  VOL  INVOL  COMMAND
    100  0.000000   0.000000  0.005000    0.005000  0.000000  0.002000  0.003000  0.000000    1      1  python3
    101  0.001000   0.002000  0.006000    0.005000  0.001000  0.002000  0.003000  0.000000    1      1  python3
average                                   0.005000  0.000500  0.002000  0.003000  0.000000

CPU      BUSY      IDLE    USE
  0  0.006000  0.002000  75.0%
"""


def test_a_schedule_computed_by_hand() -> None:
    events = [event._replace(time=event.time * 1_000_000) for event in by_hand().events]
    accounting = account(events)
    assert times_text(accounting) == TABLE
    assert accounting.makespan == 6_000_000
    data = times_data(accounting)
    assert data["average"]["response"] == 500_000
    assert data["cpus"] == [{"cpu": 0, "busy": 6_000_000, "idle": 2_000_000}]
    assert [row["pid"] for row in data["processes"]] == [100, 101]
    assert data["processes"][1] == {
        "pid": 101, "command": "python3", "birth": 1_000_000, "first_run": 2_000_000,
        "end": 6_000_000, "turnaround": 5_000_000, "response": 1_000_000, "waiting": 2_000_000,
        "cpu": 3_000_000, "sleeping": 0, "stopped": 0, "voluntary": 1, "involuntary": 1,
        "migrations": 0}


def test_who_has_not_ended_or_run() -> None:
    s = Story()
    s.boot(1, "init")
    s.boot(100, "a b\n", ppid=1)
    s.state(100, "new", "ready", "fork")
    s.time = 7000
    s.add("end", 0, "deadlock")
    accounting = account(s.events)
    (life,) = accounting.script
    assert (life.turnaround, life.response, life.waiting) == (None, None, 7000)
    assert accounting.makespan == 7000
    row = times_text(accounting).splitlines()[1]
    assert row.split()[:6] == ["100", "0.000000", "-", "-", "-", "-"]
    assert row.endswith("  a b?")


def test_stops_and_migrations_are_shown_where_there_are_some() -> None:
    s = by_hand()
    titles = times_text(account(s.events)).splitlines()[0].split()
    assert not {"STOPPED", "MIGR"} & set(titles)
    moved = [event._replace(cpu=1) if event.after == "running" and event.time == 4 else event
             for event in s.events]
    accounting = account(moved)
    assert [life.migrations for life in accounting.script] == [1, 0]
    assert "MIGR" in times_text(accounting)
    assert accounting.busy == [5, 1]


def test_averages_are_rounded() -> None:
    assert average([1, 2, None]) == 2
    assert average([1, 1, 2]) == 1
    assert average([None]) is None


def test_events_from_the_middle_of_a_run() -> None:
    s = Story()
    s.state(5, "ready", "running", "dispatch")
    with pytest.raises(TraceError, match="process 5, which no boot or birth"):
        account(s.events)
