"""Jobs for schedulers: scripts whose processes compute for given times, and what came of them."""

from __future__ import annotations

from typing import Any, NamedTuple

from sim.machine import costs
from sim.running import Result, run
from sim.trace.event import Event

MS = 1_000_000
FREE = costs.FREE._replace(tick=0)
"""Nothing takes time but `sim.burn`."""


class Job(NamedTuple):
    """What a process does: it arrives (ms), then computes and sleeps in turns (ms)."""

    arrives: float
    work: tuple[float, ...]
    nice: int = 0


class Times(NamedTuple):
    """When a job arrived, got a CPU first, and ended (ms)."""

    arrived: float
    started: float
    ended: float

    @property
    def turnaround(self) -> float:
        return self.ended - self.arrived

    @property
    def response(self) -> float:
        return self.started - self.arrived


class Piece(NamedTuple):
    """A job ran on a CPU for some time (ms)."""

    job: int
    start: float
    end: float


SCRIPT = """
import os, time
from sim import burn
jobs, pinned = {jobs!r}, {pinned!r}
now = 0
for arrives, work, nice in jobs:
    if arrives > now:
        time.sleep((arrives - now) / 1000)
        now = arrives
    pid = os.fork()
    if pid == 0:
        for number, ms in enumerate(work):
            if number % 2:
                time.sleep(ms / 1000)
            else:
                burn(ms / 1000)
        os._exit(0)
    if nice:
        os.setpriority(os.PRIO_PROCESS, pid, nice)
    if pinned:
        os.sched_setaffinity(pid, {{1}})
for job in jobs:
    os.wait()
"""


def perform(jobs: list[Job], scheduler: str, *, cpus: int = 1, apart: bool = False, **settings: Any
            ) -> Result:
    """Run jobs. ``apart``: they share one CPU, and who starts them has another one for itself."""
    script = SCRIPT.format(jobs=[tuple(job) for job in jobs], pinned=apart)
    settings = {"costs": FREE, **settings}
    result = run(script, scheduler=scheduler, cpus=2 if apart else cpus, user="root", **settings)
    assert (result.status, result.stderr) == (0, "")
    return result


def times(result: Result) -> list[Times]:
    """When the jobs came and went, in the order of their birth."""
    births: dict[int, int] = {}
    first: dict[int, int] = {}
    ends: dict[int, int] = {}
    for event in result.trace:
        if event.kind == "birth":
            births[event.pid] = event.time
        elif event.kind == "exit" and event.pid in births:
            ends[event.pid] = event.time
    for piece in timeline(result, of=births):
        first.setdefault(piece.job, round(piece.start * MS))
    return [Times(births[pid] / MS, first[pid] / MS, ends[pid] / MS) for pid in births]


def is_start(event: Event) -> bool:
    return event.kind == "state" and event.name == "dispatch"


def timeline(result: Result, of: Any = None) -> list[Piece]:
    """Who ran when, for longer than nothing; pieces that follow each other are joined."""
    running: dict[int, tuple[int, int]] = {}
    pieces: list[Piece] = []
    for event in result.trace:
        if is_start(event):
            running[event.pid] = event.time, event.cpu
        elif event.kind == "state" and event.before == "running":
            start, _ = running.pop(event.pid)
            if start == event.time or (of is not None and event.pid not in of):
                continue
            piece = Piece(event.pid, start / MS, event.time / MS)
            if pieces and pieces[-1].job == piece.job and pieces[-1].end == piece.start:
                piece = piece._replace(start=pieces.pop().start)
            pieces.append(piece)
    return pieces


def gantt(result: Result) -> str:
    """The chart that books draw: ``P1 0-4 P2 4-7 ...``, jobs numbered by birth (ms)."""
    born = [event.pid for event in result.trace if event.kind == "birth"]
    return " ".join(f"P{born.index(piece.job) + 1} {piece.start:g}-{piece.end:g}"
                    for piece in timeline(result, of=born))
