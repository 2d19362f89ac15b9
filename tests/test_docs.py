"""The tables of what is simulated say what is so."""

from __future__ import annotations

import importlib
import inspect
import os
import re
import sys
from typing import Any

import pytest

from sim.running import run

if sys.platform != "linux" or not hasattr(os, "fork"):
    pytest.skip("the tables are made on Linux", allow_module_level=True)

from docs import make_tables
from docs.make_tables import PAGE, SINCE, TOPICS, Untold, is_there

ARGUMENTS = {"file": "/x", "args": ["x"], "env": {}, "cmd": "x", "mode": 0, "how": 0, "mask": [10], "sigset": [10]}
"""What functions that are not simulated are called with. Those in C take anything."""

ROW = re.compile(r"^\| `(os|signal)\.(\w+)` \| (yes|no) \| (.*) \| ([\d.]*) \|$", re.MULTILINE)


def rows() -> list[tuple[str, str, str, str]]:
    """Module, name, yes or no, and reason of each row of the page that this Python has."""
    found = ROW.findall(PAGE.read_text(encoding="utf-8"))
    return [row[:4] for row in found if not row[4] or is_there(row[4])]


def arguments(function: Any) -> list[Any]:
    if not inspect.isfunction(function):
        return []
    values: list[Any] = []
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind is parameter.VAR_POSITIONAL:
            values += ["x", {}]
        elif parameter.default is parameter.empty:
            values.append(ARGUMENTS.get(parameter.name, 10))
    return values


def test_the_page_is_made_from_the_code() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert make_tables.page(page) == page, "python -m docs.make_tables makes it anew"


def test_a_new_page_lacks_only_what_is_newer_than_this_python() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    newer = [name for name, version in SINCE.items() if not is_there(version)]
    wanted = [line for line in lines if not any(f"`{name}`" in line for name in newer)]
    assert make_tables.page().splitlines() == wanted


def test_every_function_of_signal_and_of_processes_is_on_the_page() -> None:
    listed = {f"{module}.{name}" for module, name, _, _ in rows()}
    assert {"os.fork", "os._exit", "os.execvpe", "signal.alarm", "signal.Signals"} <= listed
    assert len(listed) == len(rows()) > 140


def test_what_is_simulated_is_there() -> None:
    names = [f"{module}.{name}" for module, name, simulated, _ in rows() if simulated == "yes"]
    result = run(
        "import os, signal\n"
        f"for name in {names}:\n"
        "    module, _, function = name.partition('.')\n"
        "    if not callable(getattr(globals()[module], function, None)): print(name)\n"
        "    if 'is not simulated' in (getattr(globals()[module], function).__doc__ or ''):\n"
        "        print(name, 'refuses')\n"
    )
    assert (result.stdout, result.stderr, result.status) == ("", "", 0)


def test_what_is_not_simulated_says_so_with_the_reason() -> None:
    wanted = {}
    calls = []
    for module, name, simulated, reason in rows():
        if simulated == "no":
            wanted[f"{module}.{name}"] = reason
            calls.append((module, name, arguments(getattr(importlib.import_module(module), name))))
    result = run(
        "import os, signal\n"
        f"for module, name, arguments in {calls}:\n"
        "    try:\n"
        "        end = getattr(globals()[module], name)(*arguments)\n"
        "    except Exception as error:\n"
        "        end = f'{type(error).__name__} {error}'\n"
        "    print(f'{module}.{name}', end, flush=True)\n"
    )
    assert (result.stderr, result.status) == ("", 0)
    ends = dict(line.split(" ", 1) for line in result.stdout.splitlines())
    assert set(ends) == set(wanted)
    for name, end in ends.items():
        if name.startswith("os.spawn"):  # os.py has a bare except in the child
            assert end == "127"
            assert any("os.execv" in line for line in result.summary.not_simulated)
        else:
            assert re.match(r"(Module)?NotSimulated \S", end), name
            assert end.endswith(f" {wanted[name]}"), name


def test_a_function_that_is_in_no_topic_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "new_function", print, raising=False)
    with pytest.raises(Untold, match=r"os\.new_function must be in one topic, but is in \[\]"):
        make_tables.page()
    monkeypatch.setitem(TOPICS, "Waiting", f"{TOPICS['Waiting']} new_function")
    with pytest.raises(Untold, match=r"the simulator knows nothing of os\.new_function"):
        make_tables.page()
