"""Schedulers by name, and from a user's own file."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from sim.durations import parse_duration
from sim.machine.run_queues import PerCpu, RunQueues
from sim.machine.schedulers.interface import Scheduler, SchedulerError
from sim.machine.schedulers.linux import Linux

NAMES: dict[str, tuple[str, str, str]] = {
    "linux": ("linux", "Linux", "Linux: fair class (EEVDF), real-time classes, BATCH, IDLE"),
    "fcfs": ("first_come", "FirstCome", "first come, first served, without preemption"),
    "sjf": ("shortest_first", "ShortestFirst", "shortest next CPU burst first; guess"),
    "srtf": ("shortest_first", "ShortestRemaining",
             "the same with preemption: shortest remaining time first; guess"),
    "rr": ("round_robin", "RoundRobin", "round robin; quantum"),
    "priority": ("priority", "Priority", "lowest nice value first; preemptive (1 or 0), ageing"),
    "mlfq": ("feedback", "Feedback", "multi-level feedback queue; levels, quantum, allotment, "
                                     "factor, boost"),
    "lottery": ("lottery", "Lottery", "a drawing with tickets by nice value; quantum, seed, equal"),
}
"""Module, class, and what it is, with the settings it takes."""


def make_queues(spec: str, cpus: int, quantum: int | None = None) -> RunQueues:
    """Run queues with the scheduler that ``spec`` names.

    ``spec`` is a name of `NAMES` or FILE.py:CLASS, and may be followed by settings:
    ``rr:quantum=5ms``. ``quantum`` (ns) is one more setting, if it is not None.
    """
    if spec == "linux":
        return PerCpu(cpus, partial(Linux, cpus, quantum))
    name, settings = _split(spec)
    if quantum is not None:
        settings.setdefault("quantum", quantum)
    if name == "linux":
        settings["cpus"] = cpus
    make, takes = _class(name)
    _check(name, takes, settings)
    try:
        return PerCpu(cpus, partial(make, **settings))
    except SchedulerError:
        raise
    except ValueError as error:
        raise SchedulerError(f"scheduler {name}: {error}") from error


def _split(spec: str) -> tuple[str, dict[str, Any]]:
    """The name, and the settings behind the last colon."""
    match = re.fullmatch(r"(.+?)(?::(\w+=[^=]*(?:,\w+=[^=]*)*))?", spec, re.DOTALL)
    if match is None:
        raise SchedulerError("the scheduler's name is empty")
    settings: dict[str, Any] = {}
    for setting in (match[2] or "").split(",") if match[2] else ():
        key, _, value = setting.partition("=")
        settings[key] = _value(key, value)
    return match[1], settings


def _value(key: str, text: str) -> int:
    """A whole number, or a time with a unit in ns."""
    if re.fullmatch(r"\d+", text, re.ASCII):
        return int(text)
    try:
        return parse_duration(text)
    except ValueError as error:
        raise SchedulerError(f"the scheduler's setting {key}: {error}") from None


def _class(name: str) -> tuple[Callable[..., Scheduler], type[Scheduler]]:
    """What makes the scheduler of that name, and the class whose settings it takes."""
    known = NAMES.get(name)
    if known is not None:
        from importlib import import_module

        found: type[Scheduler] = getattr(
            import_module(f"sim.machine.schedulers.{known[0]}"), known[1])
        return found, found
    path, colon, wanted = name.rpartition(":")
    if not colon or not path.endswith(".py"):
        raise SchedulerError(_unknown(name))
    from sim.machine.schedulers.own import Guarded, load_class

    found = load_class(Path(path), wanted)
    return partial(Guarded, Path(path), found), found


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, NAMES, 1)
    hint = f"did you mean {close[0]}? " if close else ""
    return (f"no scheduler {name!r}; {hint}there are {', '.join(NAMES)}; "
            f"one of your own is FILE.py:CLASS")


def _check(name: str, found: type[Scheduler], settings: dict[str, Any]) -> None:
    """SchedulerError if it does not take these settings."""
    from inspect import signature

    takes = signature(found)
    try:
        takes.bind(**settings)
    except TypeError as error:
        known = ", ".join(takes.parameters) or "none"
        raise SchedulerError(
            f"scheduler {name}: {error} in its settings; there are: {known}") from None
