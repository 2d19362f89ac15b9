"""Cost models as TOML files: what ``--costs`` reads and ``forklore costs`` prints.

A file need not give all costs; those that it leaves out are those of the model named by ``base``:
"linux" (the default) or "free".

    base = "free"
    switch = 1000000

    [calls]
    fork = 5000000
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sim.kernel.calls import SYSTEM_CALLS
from sim.machine.costs import LINUX, MODELS, Costs

TIMES: Mapping[str, str] = {
    "tick": "one step of the script: a turn of a loop, a call of a function (user time)",
    "user": "what the interpreter does around each system call (user time)",
    "call": "each system call that [calls] does not name (system time)",
    "first_run": "a child's first run after fork: copying the pages it writes to (system time)",
    "switch": "giving a CPU to another process, with waking it up (system time)",
}
"""The costs that are one number, and what each is."""
LONGEST = 10**18


class CostsError(ValueError):
    """A cost model that cannot be used: an unknown name, a file that is not as it should be."""


def load(what: str) -> Costs:
    """The model that has this name, or that is in this file. Raises CostsError."""
    if what in MODELS:
        return MODELS[what]
    if not Path(what).exists():
        names = " and ".join(MODELS)
        raise CostsError(f"costs: there is no file {what!r}, and no model of that name"
                         f"{_hint(what, MODELS)}; the models are {names}")
    return read(what)


def read(path: str | PathLike[str]) -> Costs:
    """The model in a file. Raises CostsError if it cannot be read, or as `parse` does."""
    name = os.fspath(path)
    try:
        text = Path(path).read_text("utf-8")
    except UnicodeDecodeError:
        raise CostsError(f"costs: {name!r} is not a text file in UTF-8") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CostsError(f"costs: can't read {name!r}: {reason}") from None
    return parse(text, name)


def parse(text: str, name: str = "costs") -> Costs:
    """The model that a text in TOML describes; ``name`` is what errors call it by.

    Raises CostsError: not TOML, unknown keys or system calls, times that are not whole numbers
    of ns, 0 or more.
    """
    import tomllib

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CostsError(f"{name}: this is not TOML: {error}") from None
    return _Reader(text, name).model(found)


class _Reader:
    """Checks what a file says; knows the text for telling where something is."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name

    def model(self, found: dict[str, Any]) -> Costs:
        """The cost model."""
        base = MODELS["linux"]
        if "base" in found:
            base = self.base(found["base"])
        self.check_names(found, ("base", "calls", *TIMES), "cost")
        times = {key: self.time(key, found[key]) for key in TIMES if key in found}
        calls = found.get("calls", {})
        if not isinstance(calls, dict):
            raise self.wrong("calls", "calls must be a table: write [calls], and a line for each")
        self.check_names(calls, SYSTEM_CALLS, "system call")
        prices = {key: self.time(key, value) for key, value in calls.items()}
        return base._replace(**times, calls=MappingProxyType({**base.calls, **prices}))

    def base(self, value: object) -> Costs:
        """The named model that the file starts from."""
        if not isinstance(value, str) or value not in MODELS:
            names = " or ".join(f'"{name}"' for name in MODELS)
            raise self.wrong("base", f"base must be {names}, not {value!r}")
        return MODELS[value]

    def check_names(self, found: Iterable[str], known: Iterable[str], kind: str) -> None:
        """All names must be known."""
        known = tuple(known)
        for key in found:
            if key not in known:
                raise self.wrong(key, f"no {kind} {key!r}{_hint(key, known)}")

    def time(self, key: str, value: object) -> int:
        """A time in ns."""
        if type(value) is not int:
            raise self.wrong(key, f"{key} must be a whole number of nanoseconds, not {value!r}")
        if not 0 <= value <= LONGEST:
            raise self.wrong(key, f"{key} must be from 0 to {LONGEST} ns, not {value}")
        return value

    def wrong(self, key: str, text: str) -> CostsError:
        """The error, with the line of a key if it is to be seen where that is."""
        pattern = re.compile(rf"\s*\[?\s*[\"']?{re.escape(key)}[\"']?\s*[=\].]")
        lines = [number for number, line in enumerate(self.text.splitlines(), 1)
                 if pattern.match(line)]
        place = f"{self.name}:{lines[0]}" if len(lines) == 1 else self.name
        return CostsError(f"{place}: {text}")


def _hint(wrong: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(wrong, known, 1)
    return f" (did you mean {close[0]!r}?)" if close else ""


def as_toml(costs: Costs, source: str) -> str:
    """A file that describes a whole model, with comments; ``source`` says where it is from."""
    lines = ["# Virtual CPU times of forklore, in nanoseconds.", f"# {source}", ""]
    if not LINUX.calls.keys() <= costs.calls.keys():
        lines += ["# what a file leaves out is as in this model", 'base = "free"', ""]
    for key, text in TIMES.items():
        lines += [f"# {text}", f"{key} = {getattr(costs, key)}", ""]
    lines += ["# system calls by name (system time)", "[calls]"]
    lines += [f"{name} = {price}" for name, price in costs.calls.items()]
    return "\n".join(lines) + "\n"
