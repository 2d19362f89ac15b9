"""Scripts that show what a scheduler does, and the switches they lead to in the simulator.

Each runs on one CPU. Process 1 starts the others, which wait at a gate, sleeps, and kills them.
`switches` gives of a record what is the same however busy the rest of the machine is.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import Any

from sim.linux.sched_record import Switch
from sim.machine.schedulers.linux import TICK
from sim.running import run
from sim.trace.event import Event

DATA = Path(__file__).parent / "data" / "schedulers.json"

PRELUDE = """import os, signal, sys, time
os.setpgid(0, 0) if os.getpgrp() != os.getpid() else None
os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
FIFO, RR, BATCH, IDLE = 1, 2, 3, 5
gate, pids = os.pipe(), []

def turns(number):
    for _ in range(number):
        pass

began = time.process_time()
turns(100_000)
RATE = 100_000 / (time.process_time() - began)

def compute(seconds):
    turns(int(seconds * RATE))  # a look at the CPU time would end a slice that is used up

def hog():
    while True:
        pass

def sleeper(sleep, busy):
    while True:
        for part in 1.0, 1.13, 0.91, 1.07, 0.85, 1.19, 0.97:  # else it falls into step with ticks
            time.sleep(sleep * part)
            compute(busy)

def yielder():
    while True:
        compute(0.0003)
        os.sched_yield()

def ping_pong():
    there, back = os.pipe(), os.pipe()
    if os.fork() == 0:
        while True:
            os.write(back[1], os.read(there[0], 1))
    while True:
        os.write(there[1], b"x")
        os.read(back[0], 1)
        compute(0.0003)

def forker():
    while True:
        if os.fork() == 0:
            compute(0.0002)
            os._exit(0)
        compute(0.0005)
        os.wait()

changes = []

def start(work, *args, nice=0, policy=0, priority=0):
    pid = os.fork()
    if pid == 0:
        os.close(gate[1])
        if nice:
            os.setpriority(os.PRIO_PROCESS, 0, nice)
        if policy:
            os.sched_setscheduler(0, policy, os.sched_param(priority))
        os.read(gate[0], 1)
        work(*args)
        os._exit(0)
    pids.append(pid)
    return pid

def go(seconds):
    time.sleep(0.02)
    os.close(gate[1])
    for change in changes:
        time.sleep(seconds / 2)
        change()
    time.sleep(seconds / (len(changes) + 1))

def finish():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.kill(0, signal.SIGTERM)
    for pid in pids:
        os.waitpid(pid, 0)
"""

WAKERS = {
    "long_sleeper": "start(hog); start(sleeper, 0.0203, 0.0011)",
    "short_sleeper": "start(hog); start(sleeper, 0.0031, 0.0005)",
    "busy_sleeper": "start(hog); start(sleeper, 0.0053, 0.0031)",
    "light_sleeper": "start(hog); start(sleeper, 0.0203, 0.0011, nice=10)",
    "heavy_sleeper": "start(hog); start(sleeper, 0.0053, 0.0031, nice=-5)",
    "sleeper_two_hogs": "start(hog); start(sleeper, 0.0107, 0.0021); start(hog)",
    "batch_sleeper": "start(hog); start(sleeper, 0.0203, 0.0011, policy=BATCH)",
    "idle_sleeper": "start(hog); start(sleeper, 0.0203, 0.0011, policy=IDLE)",
    "sleeper_batch_hog": "start(hog, policy=BATCH); start(sleeper, 0.0203, 0.0011)",
    "sleeper_idle_hog": "start(hog, policy=IDLE); start(sleeper, 0.0203, 0.0011, nice=19)",
    "fifo_sleeper": "start(hog); start(sleeper, 0.0203, 0.0011, policy=FIFO, priority=1)",
    "fifo_over_fifo": "start(hog, policy=FIFO, priority=1); "
                      "start(sleeper, 0.0203, 0.0011, policy=FIFO, priority=2)",
    "fifo_equals": "start(hog, policy=FIFO, priority=1); "
                   "start(sleeper, 0.0203, 0.0011, policy=FIFO, priority=1)",
    "fifo_over_rr": "start(hog, policy=RR, priority=1); "
                    "start(sleeper, 0.0203, 0.0011, policy=FIFO, priority=2)",
    "other_under_fifo": "start(hog, policy=FIFO, priority=1); start(sleeper, 0.0203, 0.0011)",
}
"""A hog, process 2, and process 3 that wakes again and again."""

TURNS = {
    "two_hogs": "start(hog); start(hog)",
    "three_hogs": "start(hog); start(hog); start(hog)",
    "hogs_0_5": "start(hog); start(hog, nice=5)",
    "hogs_0_10": "start(hog); start(hog, nice=10)",
    "hogs_minus_5_5": "start(hog, nice=-5); start(hog, nice=5)",
    "batch_hogs": "start(hog, policy=BATCH); start(hog, policy=BATCH)",
    "two_idle_hogs": "start(hog, policy=IDLE); start(hog, policy=IDLE)",
    "rr_hogs": "start(hog, policy=RR, priority=1); start(hog, policy=RR, priority=1)",
    "fifo_rr_hogs": "start(hog, policy=FIFO, priority=1); start(hog, policy=RR, priority=1)",
    "rr_other": "start(hog, policy=RR, priority=1); start(hog)",
}
"""Processes that never sleep."""

OTHERS = {
    "yielders": "start(yielder); start(yielder)",
    "yielder_and_hog": "start(yielder); start(hog)",
    "ping_pong": "start(ping_pong)",
    "ping_pong_and_hog": "start(hog); start(ping_pong)",
    "renice": "start(hog); pid = start(hog); "
              "changes = [lambda: os.setpriority(os.PRIO_PROCESS, pid, 10)]",
    "to_fifo": "start(hog); pid = start(hog); "
               "changes = [lambda: os.sched_setscheduler(pid, FIFO, os.sched_param(1))]",
    "to_idle": "start(hog); pid = start(hog); "
               "changes = [lambda: os.sched_setscheduler(pid, IDLE, os.sched_param(0))]",
    "forks": "start(forker)",
}
"""Others: what yields, answers, forks, or is changed in the middle."""

ALL = {**WAKERS, **TURNS, **OTHERS}
SECONDS = 0.9  # below the 0.95 s after which the fair class gets its turn

SHORTER = {"forks": 0.15}
"""What is simulated for less time: a child's program runs again through all that was before."""

def source(work: str, seconds: float = SECONDS) -> str:
    """A script: start some processes, let them go, kill them. Process 1 is above all of them."""
    return (PRELUDE + "os.sched_setscheduler(0, FIFO | os.SCHED_RESET_ON_FORK, os.sched_param(50))\n"
            + work + f"\ngo({seconds})\nfinish()\n")


def simulated(text: str, cpus: int = 2) -> list[Switch]:
    """What the simulator's scheduler does with a script, in the form of `sched_record.record`."""
    done = run(text, user="root", cpus=cpus)
    assert done.status == 0, done.stderr + done.message
    return rows(done.trace)


def rows(events: list[Event]) -> list[Switch]:
    """Switches from a trace: the script's processes are 1, 2, ... in order of birth."""
    places = {100: 1}
    found: list[Switch] = []
    running: dict[int, int] = {}
    left: dict[int, str] = {}
    for event in events:
        if event.kind == "birth":
            places[event.pid] = len(places) + 1
            parent = event.args[0]
            assert isinstance(parent, int)
            found.append(Switch(event.time, event.cpu, "fork", places.get(parent, 0), "",
                                places[event.pid]))
        elif event.kind == "state" and event.pid in places:
            _state(event, places[event.pid], running, left, found)
    return found


def _state(event: Event, who: int, running: dict[int, int], left: dict[int, str],
           found: list[Switch]) -> None:
    if event.before == "running":
        left[event.cpu] = {"waiting": "S", "zombie": "Z", "ready": "R"}[event.after]
        running[event.cpu] = who
    elif event.after == "running":
        before = running.get(event.cpu, 0)
        found.append(Switch(event.time, event.cpu, "switch", before, left.get(event.cpu, "R"), who))
    elif event.after == "ready" and event.before == "waiting":
        found.append(Switch(event.time, -1, "wake", 0, "", who))


def after_gate(record: list[Switch]) -> list[Switch]:
    """From the moment when process 1 opens the gate: it wakes for the first time."""
    forks = [i for i, row in enumerate(record) if row.kind == "fork" and row.before == 1]
    return next(record[i:] for i in range(forks[-1], len(record))
                if record[i].kind == "wake" and record[i].next == 1)


def our_turns(record: list[Switch]) -> list[tuple[int, int, int, str]]:
    """(who, from, to, state) of each turn on the CPU; what others did in between is left out."""
    found: list[tuple[int, int, int, str]] = []
    who, since, state, until = 0, 0, "", 0
    for row in record:
        if row.kind != "switch":
            continue
        if row.before:
            state, until = row.state, row.time
        if row.next and (row.next != who or state != "R"):
            if who:
                found.append((who, since, until, state))
            who, since = row.next, row.time
    return found


def wakeups(record: list[Switch], waker: int = 3, hog: int = 2) -> list[int]:
    """How long process ``waker`` waited for the CPU, in ns, whenever it woke while ``hog`` ran."""
    waits: list[int] = []
    woke: int | None = None
    running = 0
    for row in record:
        if row.kind == "wake" and row.next == waker and running == hog:
            woke = row.time
        elif row.kind == "switch":
            running = row.next
            if row.next == waker and woke is not None:
                waits.append(row.time - woke)
                woke = None
    return waits


def facts(name: str, record: list[Switch]) -> dict[str, object]:
    """What of a record can be compared, since the gate was opened.

    ``shares``: the percentage of their CPU time that each process got. ``turns``: the middle of the
    lengths, in ticks of 4 ms, of the turns after which it could have gone on. ``ends``: of how many
    percent of its turns that was not so. ``at_once``: how many percent of the wake-ups of process 3
    took the CPU from process 2 within 0.5 ms. Processes with few turns are left out of the latter.
    """
    record = after_gate(record)
    found = [turn for turn in our_turns(record)[1:-1] if turn[0] != 1]
    last = 2 if name == "forks" else 4
    found = [turn for turn in found if turn[0] <= last]
    whole = sum(until - since for _, since, until, _ in found)
    row: dict[str, object] = {}
    shares, turns, ends = {}, {}, {}
    for who in sorted({turn[0] for turn in found}):
        own = [turn for turn in found if turn[0] == who]
        shares[str(who)] = round(100 * sum(turn[2] - turn[1] for turn in own) / whole, 1)
        if len(own) >= MANY:
            ends[str(who)] = round(100 * sum(turn[3] != "R" for turn in own) / len(own))
        lengths = [turn[2] - turn[1] for turn in own if turn[3] == "R"]
        if len(lengths) >= MANY:
            turns[str(who)] = round(median(lengths) / TICK, 1)
    row.update(shares=shares, turns=turns, ends=ends)
    waits = wakeups(record)
    if name in WAKERS and len(waits) >= MANY:
        row["at_once"] = round(100 * sum(wait < 500_000 for wait in waits) / len(waits))
    return row


MANY = 8


def differences(ours: dict[str, Any], theirs: dict[str, Any]) -> list[str]:
    """How the facts of two records differ by more than chance and a busy machine explain."""
    found = []
    for fact, allowed in (("shares", 6), ("turns", 1.2), ("ends", 30)):
        for who in sorted(ours[fact].keys() & theirs[fact].keys()):
            ratio = fact == "turns" and ours[fact][who] > 8
            apart = abs(ours[fact][who] - theirs[fact][who])
            if apart > (0.3 * ours[fact][who] if ratio else allowed):
                found.append(f"{fact} of {who}: {ours[fact][who]}, not {theirs[fact][who]}")
    if abs(ours.get("at_once", 0) - theirs.get("at_once", 0)) > 40:
        found.append(f"at once: {ours.get('at_once')}, not {theirs.get('at_once')}")
    return found
