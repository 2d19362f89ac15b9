"""The textbook schedulers against the worked examples of textbooks, and what holds for all.

Silberschatz: A. Silberschatz, P. Galvin, G. Gagne, "Operating System Concepts", 10th edition.
OSTEP: R. and A. Arpaci-Dusseau, "Operating Systems: Three Easy Pieces", version 1.10.
A second of a book is a millisecond here where that is shorter.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from cli_harness import Command
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jobs import FREE, MS, Job, Times, gantt, perform, timeline, times

import sim
from sim.machine.schedulers.lottery import Tickets
from sim.running import Result

DOCS = Path(__file__).parent.parent / "docs" / "schedulers.md"


def together(*bursts: float) -> list[Job]:
    """Jobs that arrive at 0 in this order."""
    return [Job(0, (burst,)) for burst in bursts]


def waiting(result: Result, jobs: list[Job]) -> list[float]:
    """How long each was ready without a CPU; none of them sleeps."""
    return [time.turnaround - sum(job.work)
            for time, job in zip(times(result), jobs, strict=True)]


def average(values: list[float]) -> float:
    return sum(values) / len(values)


# ---- Silberschatz, chapter 5 -------------------------------------------------------------------


def test_first_come_first_served() -> None:
    """Section 5.3.1: the average waiting time depends on the order of arrival."""
    jobs = together(24, 3, 3)
    result = perform(jobs, "fcfs")
    assert gantt(result) == "P1 0-24 P2 24-27 P3 27-30"
    assert waiting(result, jobs) == [0, 24, 27]
    assert average(waiting(result, jobs)) == 17
    jobs = together(3, 3, 24)
    assert waiting(perform(jobs, "fcfs"), jobs) == [0, 3, 6]
    assert average([0, 3, 6]) == 3


def test_shortest_job_first() -> None:
    """Section 5.3.2: P4 0-3, P1 3-9, P3 9-16, P2 16-24."""
    jobs = together(6, 8, 7, 3)
    result = perform(jobs, "sjf")
    assert gantt(result) == "P4 0-3 P1 3-9 P3 9-16 P2 16-24"
    assert waiting(result, jobs) == [3, 16, 9, 0]
    assert average(waiting(result, jobs)) == 7


def test_shortest_remaining_time_first() -> None:
    """Section 5.3.2: 6.5 ms with preemption, 7.75 ms without."""
    jobs = [Job(0, (8,)), Job(1, (4,)), Job(2, (9,)), Job(3, (5,))]
    result = perform(jobs, "srtf:guess=0", apart=True)
    assert gantt(result) == "P1 0-1 P2 1-5 P4 5-10 P1 10-17 P3 17-26"
    assert waiting(result, jobs) == [9, 0, 15, 2]
    assert average(waiting(result, jobs)) == 6.5
    assert average(waiting(perform(jobs, "sjf:guess=0", apart=True), jobs)) == 7.75


def test_round_robin() -> None:
    """Section 5.3.3: a quantum of 4 ms; waiting 6, 4 and 7, 5.66 on average."""
    jobs = together(24, 3, 3)
    result = perform(jobs, "rr:quantum=4ms")
    assert gantt(result) == "P1 0-4 P2 4-7 P3 7-10 P1 10-30"
    assert waiting(result, jobs) == [6, 4, 7]
    assert average(waiting(result, jobs)) == pytest.approx(17 / 3)


def test_priority() -> None:
    """Section 5.3.4: 8.2 ms on average."""
    jobs = [Job(0, (burst,), nice)
            for burst, nice in ((10, 3), (1, 1), (2, 4), (1, 5), (5, 2))]
    for preemptive in (0, 1):
        result = perform(jobs, f"priority:preemptive={preemptive}")
        assert gantt(result) == "P2 0-1 P5 1-6 P1 6-16 P3 16-18 P4 18-19"
        assert waiting(result, jobs) == [6, 0, 16, 18, 1]
    assert average([6, 0, 16, 18, 1]) == 8.2


# ---- OSTEP, chapter 7 --------------------------------------------------------------------------


@pytest.mark.parametrize(("scheduler", "bursts", "turnaround"), [
    ("fcfs", (10, 10, 10), 20), ("fcfs", (100, 10, 10), 110), ("sjf", (100, 10, 10), 50),
])
def test_turnaround(scheduler: str, bursts: tuple[int, ...], turnaround: float) -> None:
    """Sections 7.3 and 7.4."""
    result = perform(together(*bursts), scheduler)
    assert average([time.turnaround for time in times(result)]) == turnaround


def test_late_arrivals() -> None:
    """Sections 7.4 and 7.5: (100 + 100 + 110) / 3 without preemption, 50 with it (STCF)."""
    jobs = [Job(0, (100,)), Job(10, (10,)), Job(10, (10,))]
    without = times(perform(jobs, "sjf:guess=0", apart=True))
    assert [time.turnaround for time in without] == [100, 100, 110]
    with_it = perform(jobs, "srtf:guess=0", apart=True)
    assert gantt(with_it) == "P1 0-10 P2 10-20 P3 20-30 P1 30-120"
    assert average([time.turnaround for time in times(with_it)]) == 50


def test_response_time() -> None:
    """Sections 7.6 and 7.7: three jobs of 5 s, SJF 5 s and RR with a slice of 1 s 1 s."""
    shortest = times(perform(together(5, 5, 5), "sjf"))
    assert [time.response for time in shortest] == [0, 5, 10]
    turns = times(perform(together(5, 5, 5), "rr:quantum=1ms"))
    assert turns == [Times(0, 0, 13), Times(0, 1, 14), Times(0, 2, 15)]


def test_overlap() -> None:
    """Section 7.8: A computes 10 and waits 10 for I/O, 5 times; B computes 50. Both are done by 100.

    Each burst of A counts as a job of its own: 10 is shorter than what is left of B. At 80 they
    are equal, so B goes on here, where the book's figure has A before B.
    """
    jobs = [Job(0, (10, 10, 10, 10, 10, 10, 10, 10, 10)), Job(0, (50,))]
    result = perform(jobs, "srtf", apart=True)
    assert gantt(result) == ("P1 0-10 P2 10-20 P1 20-30 P2 30-40 P1 40-50 P2 50-60 P1 60-70 "
                             "P2 70-90 P1 90-100")


# ---- OSTEP, chapter 8: the multi-level feedback queue ------------------------------------------


def test_a_short_job_comes_along() -> None:
    """Figure 8.3: the long job is at the bottom at 100, the short one passes it on two levels."""
    jobs = [Job(0, (200,)), Job(100, (20,))]
    assert gantt(perform(jobs, "mlfq:boost=0", apart=True)) == "P1 0-100 P2 100-120 P1 120-220"


def test_two_long_jobs_take_turns_on_each_level() -> None:
    """Rules 2 and 4, by hand: 10 ms each on the top level, 20 on the second, 40 at the bottom."""
    result = perform(together(120, 120), "mlfq:factor=2,boost=0")
    assert gantt(result) == ("P1 0-10 P2 10-20 P1 20-40 P2 40-60 P1 60-100 P2 100-140 P1 140-180 "
                             "P2 180-220 P1 220-230 P2 230-240")


def test_an_interactive_job_stays_above() -> None:
    """Figure 8.4: 1 ms of computation every 10 ms is served at once; by hand for 4 rounds."""
    jobs = [Job(0, (60,)), Job(20, (1, 9, 1, 9, 1, 9, 1))]
    assert gantt(perform(jobs, "mlfq:boost=0", apart=True)) == (
        "P1 0-20 P2 20-21 P1 21-30 P2 30-31 P1 31-40 P2 40-41 P1 41-50 P2 50-51 P1 51-64")


def test_gaming_does_not_help() -> None:
    """Figure 8.6 and rule 4: sleeping before the quantum ends keeps nobody on the top level.

    By hand: P2 has used 9 of its 10 ms when it wakes at 20, and sinks at 21. On the lower level
    P1 has 9 ms of its quantum left; then both take turns, and P2 does not preempt any more.
    """
    jobs = [Job(0, (60,)), Job(0, (9, 1, 9, 1, 9, 1, 9))]
    assert gantt(perform(jobs, "mlfq:levels=2,boost=0", apart=True)) == (
        "P1 0-10 P2 10-19 P1 19-20 P2 20-21 P1 21-30 P2 30-38 P1 38-48 P2 48-57 P1 57-67 "
        "P2 67-76 P1 76-96")


def test_an_allotment_of_several_quanta() -> None:
    """By hand: two quanta of 5 ms each on the top level, then turns at the bottom."""
    result = perform(together(20, 20), "mlfq:levels=2,quantum=5ms,allotment=10ms,boost=0")
    assert gantt(result) == ("P1 0-5 P2 5-10 P1 10-15 P2 15-20 P1 20-25 P2 25-30 P1 30-35 "
                             "P2 35-40")


def test_the_boost_ends_starvation() -> None:
    """Figure 8.5, rule 5: new jobs lock P1 out until the boost at 50 takes it to the top."""
    jobs = [Job(0, (60,))] + [Job(10 * number, (10,)) for number in range(1, 7)]
    locked_out = "P1 0-10 P2 10-20 P3 20-30 P4 30-40 P5 40-50 P6 50-60 P7 60-70 P1 70-120"
    assert gantt(perform(jobs, "mlfq:boost=0", apart=True)) == locked_out
    boosted = "P1 0-10 P2 10-20 P3 20-30 P4 30-40 P5 40-50 P1 50-60 P6 60-70 P7 70-80 P1 80-120"
    assert gantt(perform(jobs, "mlfq:boost=50ms", apart=True)) == boosted


# ---- OSTEP, chapter 9: the lottery -------------------------------------------------------------


def share(result: Result, until: float) -> float:
    """P1's part of the time up to a moment."""
    born = next(event.pid for event in result.trace if event.kind == "birth")
    return sum(max(0, min(piece.end, until) - piece.start)
               for piece in timeline(result) if piece.job == born) / until


@pytest.mark.parametrize(("nice", "equal", "fair"), [
    (0, 0, 1 / 2), (5, 0, 1024 / (1024 + 335)), (5, 1, 1 / 2),
])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_shares_are_as_the_tickets(nice: int, equal: int, fair: float, seed: int) -> None:
    """1,000 drawings: the standard deviation is less than 1.6 %."""
    jobs = [Job(0, (1500,)), Job(0, (1500,), nice)]
    result = perform(jobs, f"lottery:quantum=1ms,seed={seed},equal={equal}")
    assert abs(share(result, 1000) - fair) < 0.05


def test_seeds_give_different_drawings_and_the_same_again() -> None:
    charts = {seed: gantt(perform(together(20, 20), f"lottery:quantum=1ms,seed={seed}"))
              for seed in range(4)}
    assert len(set(charts.values())) == 4
    assert charts[3] == gantt(perform(together(20, 20), "lottery:quantum=1ms,seed=3"))


@given(st.lists(st.integers(1, 9), min_size=1, max_size=20), st.data())
def test_each_ticket_is_held_by_whose_it_is(tickets: list[int], data: st.DataObject) -> None:
    tree = Tickets()
    for number, count in enumerate(tickets):
        tree.add(number, count)  # type: ignore[arg-type]
    for gone in data.draw(st.sets(st.sampled_from(range(len(tickets))))):
        tree.remove(gone)  # type: ignore[arg-type]
        tickets[gone] = 0
    assert len(tree) == sum(tickets)
    held = Counter(tree.holder(ticket) for ticket in range(len(tree)))
    assert held == Counter({number: count for number, count in enumerate(tickets) if count})


# ---- what the books leave open -----------------------------------------------------------------


def test_who_arrives_as_a_slice_ends_is_before_who_had_it() -> None:
    jobs = [Job(0, (8,)), Job(0, (8,)), Job(4, (4,))]
    result = perform(jobs, "rr:quantum=4ms", apart=True)
    assert gantt(result) == "P1 0-4 P2 4-8 P3 8-12 P1 12-16 P2 16-20"
    alone = perform([Job(0, (8,)), Job(4, (4,))], "rr:quantum=4ms", apart=True)
    assert gantt(alone) == "P1 0-4 P2 4-8 P1 8-12"


def test_who_ends_as_its_slice_does_has_ended() -> None:
    result = perform(together(4, 8, 4), "rr:quantum=4ms")
    assert [time.ended for time in times(result)] == [4, 16, 12]


def test_ageing() -> None:
    """By hand: P1 at nice 2 has waited 3 steps at 15, one more than it takes to pass P2 at 0."""
    jobs = [Job(0, (10,), 2), Job(0, (30,))]
    assert gantt(perform(jobs, "priority", apart=True)) == "P2 0-30 P1 30-40"
    aged = perform(jobs, "priority:ageing=5ms", apart=True)
    assert gantt(aged) == "P2 0-15 P1 15-25 P2 25-40"


def test_a_more_important_arrival_waits_without_preemption() -> None:
    jobs = [Job(0, (10,), 5), Job(2, (4,))]
    assert gantt(perform(jobs, "priority", apart=True)) == "P1 0-2 P2 2-6 P1 6-14"
    assert gantt(perform(jobs, "priority:preemptive=0", apart=True)) == "P1 0-10 P2 10-14"


def test_bursts_are_expected_to_be_as_before() -> None:
    """When P3 ends at 40, P1 and P2 are ready and have not said how long they will compute.

    By hand, with a guess of 10 ms: P1 has computed 10 and expects 10; P2 2, and expects 6.
    """
    jobs = [Job(0, (10, 15, 5)), Job(0, (2, 18, 5)), Job(20, (20,))]
    as_they_came = gantt(perform(jobs, "fcfs", apart=True))
    assert as_they_came == "P1 0-10 P2 10-12 P3 20-40 P1 40-45 P2 45-50"
    jobs = [Job(0, (10, 15, 5)), Job(1, (2, 18, 5)), Job(20, (20,))]
    shortest = gantt(perform(jobs, "sjf:guess=10ms", apart=True))
    assert shortest == "P1 0-10 P2 10-12 P3 20-40 P2 40-45 P1 45-50"


# ---- what holds for all of them ----------------------------------------------------------------

EVERY = ["linux", "fcfs", "sjf", "srtf", "rr:quantum=3ms", "priority", "priority:ageing=2ms",
         "priority:preemptive=0", "mlfq:quantum=2ms,boost=20ms", "mlfq:quantum=1ms,factor=2",
         "lottery:quantum=2ms"]
times_ms = st.integers(1, 12)
job = st.builds(Job, st.integers(0, 30), st.lists(times_ms, min_size=1, max_size=5).map(tuple),
                st.integers(0, 19))
job_sets = st.lists(job, min_size=1, max_size=8).map(lambda jobs: sorted(jobs))


def test_who_is_woken_as_it_falls_asleep_keeps_its_place() -> None:
    """Input that is there already: the read sleeps and is woken at the same moment."""
    for scheduler in EVERY:
        result = sim.run("print(input(), input())", scheduler=scheduler, stdin="a\nb\n")
        assert result.stdout == "a b\n", scheduler


@given(job_sets, st.sampled_from(EVERY), st.integers(1, 4))
@settings(max_examples=120, deadline=None)
@example(together(3, 3, 3, 3), "mlfq:quantum=1ms,boost=2ms", 3)
@example([Job(0, (1,)), Job(0, (1,), 1), Job(0, (1,), 1)], "linux", 4)
def test_no_cpu_idles_while_somebody_is_ready(jobs: list[Job], scheduler: str, cpus: int) -> None:
    result = perform(jobs, scheduler, cpus=cpus)
    check_cpus(result, cpus)
    born = {event.pid for event in result.trace if event.kind == "birth"}
    assert {event.pid for event in result.trace if event.kind == "exit"} == born | {100}
    used = sum(piece.end - piece.start for piece in timeline(result))
    assert used == pytest.approx(sum(sum(job.work[::2]) for job in jobs))


def check_cpus(result: Result, cpus: int) -> None:
    """Each CPU has at most one task, no task two CPUs, and no ready task waits for a free CPU."""
    ready: set[int] = set()
    running: dict[int, int] = {}
    now = 0
    for event in result.trace:
        if event.time > now:
            assert len(running) == cpus or not ready, f"{ready} waited from {now}"
            now = event.time
        if event.kind != "state":
            continue
        ready.discard(event.pid)
        if event.before == "running":
            running.pop(event.pid)
        if event.after == "running":
            assert event.pid not in running
            assert event.cpu < 0 or event.cpu not in running.values()
            running[event.pid] = event.cpu
        elif event.after == "ready":
            ready.add(event.pid)


@pytest.mark.parametrize("scheduler", EVERY)
def test_a_schedule_can_be_repeated(scheduler: str) -> None:
    jobs = [Job(0, (4, 2, 4)), Job(0, (8,), 3), Job(2, (3, 1, 5)), Job(4, (6,))]
    for model in (FREE, "linux"):
        first = perform(jobs, scheduler, costs=model)
        again = perform(jobs, scheduler, costs=model, schedule=first.schedule)
        assert again.trace == first.trace


@pytest.mark.parametrize("scheduler", EVERY)
def test_nice_values_and_affinities_change_at_any_time(scheduler: str) -> None:
    """Queued tasks are queued anew, once; the default costs."""
    source = """
import os, sim
for number in range(6):
    if os.fork() == 0:
        for turn in range(3):
            sim.burn(0.004)
            os.sched_yield()
            os.nice(1)
            os.sched_setaffinity(0, {(number + turn) % 3})
        os._exit(0)
for pid in range(101, 107):
    os.setpriority(os.PRIO_PROCESS, pid, 3)
    sim.burn(0.001)
print(sorted(os.wait()[0] for _ in range(6)))
"""
    result = sim.run(source, cpus=3, scheduler=scheduler)
    assert result.stdout == "[101, 102, 103, 104, 105, 106]\n", result.stderr


@pytest.mark.parametrize(("scheduler", "message"), [
    ("rr:quantum=0", "scheduler rr: quantum must be at least 1, not 0"),
    ("mlfq:levels=0", "scheduler mlfq: levels must be at least 1, not 0"),
    ("fcfs:quantum=5ms", "scheduler fcfs: got an unexpected keyword argument 'quantum' in its "
                         "settings; there are: none"),
    ("mlfq:level=4", "there are: levels, quantum, allotment, factor, boost"),
    ("lotery", "did you mean lottery?"),
])
def test_settings_that_cannot_be(scheduler: str, message: str) -> None:
    with pytest.raises(sim.UsageError) as error:
        sim.run("pass", scheduler=scheduler)
    assert message in str(error.value)


# ---- the user's own ----------------------------------------------------------------------------

OWN = """\
from sim.machine.schedulers.interface import Scheduler, Steps
class Own(Scheduler):
    def __init__(self):
        self.ready = []
    def enqueue(self, entity, now):
        self.ready.append(entity)
    def pick(self, now):
        return self.ready.pop(0) if self.ready else None
    def budget(self, entity, now):
        return None
"""
BUDGET, PICK = "return None\n", "self.ready.pop(0) if self.ready else None"


def test_the_example_of_the_page_works(elsewhere: Path) -> None:
    [code] = re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    Path("newest.py").write_text(code, encoding="utf-8")
    result = perform(together(2, 2), "newest.py:Newest:slice=1ms", apart=True)
    assert gantt(result) == "P2 0-1 P1 1-2 P2 2-3 P1 3-4"
    result = perform(together(5, 5, 5, 5, 5), "newest.py:Newest", cpus=2)
    check_cpus(result, 2)
    assert len(times(result)) == 5


def test_the_page_names_all_schedulers_and_settings() -> None:
    from inspect import signature

    from sim.machine.schedulers.catalogue import NAMES, _class

    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", DOCS.read_text("utf-8"), re.MULTILINE))
    assert list(rows) == list(NAMES)
    for name in NAMES:
        said = {"quantum"} if name == "linux" else set(signature(_class(name)[1]).parameters)
        assert set(re.findall(r"`(\w+)`", rows[name].split("|")[1])) == said


@pytest.mark.parametrize(("old", "new", "message"), [
    (BUDGET, "return -1\n", "own.py: budget() (line 9) returned -1; it must be a whole number of ns"),
    (BUDGET, "return 1.5\n", "budget() (line 9) returned 1.5"),
    (BUDGET, "return True\n", "budget() (line 9) returned True"),
    (BUDGET, "return Steps(0)\n", "budget() (line 9) returned Steps(steps=0)"),
    (BUDGET, "return 1 // 0\n", "the scheduler Own in own.py failed in budget(): ZeroDivisionError: "
                                "integer division or modulo by zero (line 10)"),
    (BUDGET, "return 0\n", "the scheduler has taken the CPU from processes 10,000 times in a row "
                           "before they could do anything"),
    (PICK, "self.ready[0] if self.ready else None", "pick() (line 7) returned process 100, which is "
                                                    "not enqueued"),
    (PICK, "'x'", "pick() (line 7) returned 'x'; it must be one of the entities"),
    (PICK, "None", "has never picked process 100, which was enqueued and is ready"),
    ("self.ready = []", "self.redy = []", "failed in enqueue(): AttributeError: 'Own' object has no "
                                          "attribute 'ready' (line 6)"),
    ("self.ready = []", "exit('no')", "failed in Own(): SystemExit: no (line 4)"),
    ("class Own(Scheduler):", "class Own:", "must be a class derived from"),
    ("    def pick", "    def peck", "Own in own.py has no method pick()"),
    ("class Own", "class Mine", "own.py has no class Own"),
    ("class Own", "import nothing\nclass Own", "own.py cannot be used as a scheduler: "
                                               "ModuleNotFoundError: No module named 'nothing' (line 2)"),
    ("def pick(self, now):", "def pick(self, now)", "cannot be used as a scheduler: SyntaxError"),
], ids=lambda text: str(text)[:30])
@pytest.mark.parametrize("costs", ["linux", "free"])
def test_mistakes_of_the_user(forklore: Command, old: str, new: str, message: str, costs: str
                              ) -> None:
    assert old in OWN
    Path("own.py").write_text(OWN.replace(old, new), encoding="utf-8")
    Path("script.py").write_text("import os\nif os.fork():\n    os.wait()\n", encoding="utf-8")
    done = forklore("run", "--scheduler", "own.py:Own", "--costs", costs, "script.py")
    assert (done.status, done.out) == (2, "")
    assert message in done.err
    assert "Traceback" not in done.err and "internal error" not in done.err
    with pytest.raises(sim.UsageError, match=re.escape(message)):
        sim.run("import os\nif os.fork():\n    os.wait()\n", scheduler="own.py:Own", costs=costs)


def test_times_of_jobs_are_whole_ns() -> None:
    """What all of the above relies on: a burst takes the CPU for exactly as long as it says."""
    result = perform(together(1.25), "fcfs")
    assert [round(time.ended * MS) for time in times(result)] == [1_250_000]
