"""What must hold of every schedule, whoever runs what on how many CPUs with which nice values."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sim.machine.costs import Costs
from sim.running import run
from sim.trace.event import Event

SECOND, TICK = 1_000_000_000, 4_000_000
OTHER, FIFO, RR, BATCH, IDLE = 0, 1, 2, 3, 5
FREE = Costs(call=0, calls={"tick": 0, "burn": 0}, tick=1000, switch=0)

SCRIPT = """import os, signal, time
work = {work!r}
pids = []
for nice, policy, priority, busy, sleep, cpus in work:
    pid = os.fork()
    if pid == 0:
        os.sched_setaffinity(0, cpus)
        os.setpriority(os.PRIO_PROCESS, 0, nice)
        os.sched_setscheduler(0, policy, os.sched_param(priority))
        while True:
            for _ in range(busy):
                pass
            if sleep:
                time.sleep(sleep / 1000)
    pids.append(pid)
time.sleep(0.2)
for pid in pids:
    os.kill(pid, signal.SIGKILL)
for pid in pids:
    os.waitpid(pid, 0)
"""


def works(policies: Any, cpus: int) -> Any:
    def whole(row: tuple[int, int, int, int, int, set[int]]) -> tuple[Any, ...]:
        nice, policy, priority, busy, sleep, allowed = row
        real_time = policy in (FIFO, RR)
        # Real-time tasks leave time for others, and for process 1, which ends all this.
        return (nice, policy, priority if real_time else 0, 500 if real_time else busy,
                max(sleep, 8) if real_time else sleep, tuple(sorted(allowed)))

    row = st.tuples(st.integers(-10, 19), policies, st.integers(1, 5), st.integers(1000, 6000),
                    st.sampled_from((0, 0, 1, 5, 13)),
                    st.sets(st.integers(0, cpus - 1), min_size=1).map(set))
    return st.lists(row.map(whole), min_size=1, max_size=6)


CPUS = st.integers(1, 4)
MIXED = CPUS.flatmap(lambda cpus: st.tuples(
    st.just(cpus), works(st.sampled_from((OTHER, OTHER, BATCH, IDLE, FIFO, RR)), cpus)))


def states(events: list[Event]) -> list[Event]:
    return [event for event in events if event.kind == "state" and event.pid >= 100]


def simulate(cpus: int, work: Any, costs: Costs) -> list[Event]:
    done = run(SCRIPT.format(work=work), user="root", cpus=cpus, costs=costs)
    assert done.outcome == "done", done.message
    return done.trace


@settings(max_examples=40, deadline=None)
@given(MIXED, st.sampled_from((FREE, Costs())))
def test_every_process_is_in_one_state_and_every_cpu_has_one_process(
        machine: tuple[int, Any], costs: Costs) -> None:
    cpus, work = machine
    state: dict[int, str] = {}
    running: dict[int, int] = {}
    where: dict[int, int] = {}
    time = 0
    for event in states(simulate(cpus, work, costs)):
        assert event.time >= time
        time = event.time
        assert state.setdefault(event.pid, event.before) == event.before
        state[event.pid] = event.after
        if event.before == "running":
            assert running.pop(where.pop(event.pid)) == event.pid
        if event.after == "running":
            assert 0 <= event.cpu < cpus
            assert event.cpu not in running, f"two processes on CPU {event.cpu} at {time}"
            assert event.pid not in where, f"process {event.pid} runs twice at {time}"
            running[event.cpu], where[event.pid] = event.pid, event.cpu


@settings(max_examples=40, deadline=None)
@given(MIXED, st.sampled_from((FREE, Costs())))
def test_nobody_waits_while_a_cpu_that_it_may_use_is_idle(
        machine: tuple[int, Any], costs: Costs) -> None:
    cpus, work = machine
    busy: set[int] = set()
    allowed: dict[int, int] = defaultdict(lambda: (1 << cpus) - 1)
    ready: set[int] = set()
    where: dict[int, int] = {}
    time = 0
    for event in simulate(cpus, work, costs):
        if event.time > time:
            idle = [cpu for cpu in range(cpus) if cpu not in busy]
            assert not [(pid, cpu) for pid in ready for cpu in idle if allowed[pid] >> cpu & 1], time
            time = event.time
        if event.kind == "birth":
            parent = event.args[0]
            assert isinstance(parent, int)
            allowed[event.pid] = allowed[parent]
        if event.kind == "set" and event.name == "affinity":
            mask = event.args[1]
            assert isinstance(mask, int)
            allowed[event.pid] = mask
        if event.kind != "state":
            continue
        ready.discard(event.pid)
        if event.before == "running":
            busy.discard(where.pop(event.pid))
        if event.after == "ready":
            ready.add(event.pid)
        if event.after == "running":
            busy.add(event.cpu)
            where[event.pid] = event.cpu


FAIR = st.lists(st.tuples(st.integers(-8, 8), st.just(OTHER), st.just(0), st.integers(1000, 6000),
                          st.sampled_from((0, 0, 2, 13)), st.just((0,))), min_size=2, max_size=5)


@settings(max_examples=40, deadline=None)
@given(FAIR)
def test_nobody_starves(work: Any) -> None:
    """Who waits gets the CPU before its share of it has been due for some ticks."""
    weights = [1.25 ** -row[0] for row in work]
    slowest = sum(weights) / min(weights)
    since: dict[int, int] = {}
    for event in states(simulate(1, work, FREE)):
        if event.after == "ready":
            since[event.pid] = event.time
        elif event.after == "running" and event.pid in since:
            assert event.time - since.pop(event.pid) <= (2 * slowest + len(work)) * TICK


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(-5, 10), min_size=2, max_size=4))
def test_shares_are_by_weight(nices: list[int]) -> None:
    work = [(nice, OTHER, 0, 5000, 0, (0,)) for nice in nices]
    time: dict[int, int] = defaultdict(int)
    since: dict[int, int] = {}
    for event in states(simulate(1, work, FREE)):
        if event.after == "running":
            since[event.pid] = event.time
        elif event.before == "running":
            time[event.pid] += event.time - since[event.pid]
    weights = [1.25 ** -nice for nice in nices]
    for place, weight in enumerate(weights):
        due = 200_000_000 * weight / sum(weights)
        # No task is ahead of or behind its due by more than a few turns of a tick or a slice.
        assert abs(time[101 + place] - due) <= 4 * TICK * len(nices) + 0.03 * due
