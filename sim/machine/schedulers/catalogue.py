"""Schedulers by name, and from a user's own file."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from sim.durations import parse_duration
from sim.machine.run_queues import PerCpu, RunQueues
from sim.machine.schedulers.interface import Scheduler
from sim.machine.schedulers.linux import Linux

NAMES: dict[str, tuple[str, str, str]] = {
    "linux": ("linux", "Linux", "Linux: fair class (EEVDF), real-time classes, BATCH, IDLE"),
    "rr": ("round_robin", "RoundRobin", "round robin; quantum"),
}
"""Module, class, and what it is, with the settings it takes."""


class SchedulerError(ValueError):
    """There is no such scheduler, or it cannot be used; the message says what to do."""


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
    make = _class(name)
    _check(name, make, settings)
    return PerCpu(cpus, partial(make, **settings))


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


def _class(name: str) -> Callable[..., Scheduler]:
    known = NAMES.get(name)
    if known is not None:
        from importlib import import_module

        found: Callable[..., Scheduler] = getattr(
            import_module(f"sim.machine.schedulers.{known[0]}"), known[1])
        return found
    path, colon, wanted = name.rpartition(":")
    if not colon or not path.endswith(".py"):
        raise SchedulerError(_unknown(name))
    return _from_file(Path(path), wanted)


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, NAMES, 1)
    hint = f"did you mean {close[0]}? " if close else ""
    return (f"no scheduler {name!r}; {hint}there are {', '.join(NAMES)}; "
            f"one of your own is FILE.py:CLASS")


def _from_file(path: Path, wanted: str) -> Callable[..., Scheduler]:
    """A class of the user's own file."""
    from importlib.util import module_from_spec, spec_from_file_location

    if not path.is_file():
        raise SchedulerError(f"there is no file {str(path)!r} for the scheduler {wanted}")
    spec = spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise SchedulerError(f"{path} cannot be used as a scheduler: "
                             f"{type(error).__name__}: {error}{_line_of(error, path)}") from error
    found = getattr(module, wanted, None)
    if found is None:
        raise SchedulerError(f"{path} has no class {wanted}")
    missing = [method for method in ("enqueue", "pick", "budget")
               if getattr(found, method, None) in (None, getattr(Scheduler, method))]
    if not isinstance(found, type) or not issubclass(found, Scheduler):
        raise SchedulerError(f"{wanted} in {path} must be a class derived from "
                             f"sim.machine.schedulers.interface.Scheduler")
    if missing:
        raise SchedulerError(f"{wanted} in {path} has no method {missing[0]}()")
    return found


def _line_of(error: BaseException, path: Path) -> str:
    """Where in the user's file it happened."""
    import traceback

    if isinstance(error, SyntaxError):
        return ""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__)
             if frame.filename == str(path)]
    return f" (line {lines[-1]})" if lines else ""


def _check(name: str, make: Callable[..., Scheduler], settings: dict[str, Any]) -> None:
    """SchedulerError if it does not take these settings."""
    from inspect import signature

    try:
        signature(make).bind(**settings)
    except TypeError as error:
        raise SchedulerError(f"scheduler {name}: {error} in its settings") from None
