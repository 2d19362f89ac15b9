"""`sim.run` as a library: what it takes, what it returns, and the examples in its documentation."""

from __future__ import annotations

import doctest
import os
from pathlib import Path

import pytest

import sim
from sim import running

CHILDREN = 3


def describe(number: int) -> str:
    """Used by the function below, and so taken along."""
    return f"child {number} of {CHILDREN}"


def family() -> None:
    """A program as a function: it uses a module, a constant and a function of this file."""
    for number in range(CHILDREN):
        if os.fork() == 0:
            print(describe(number))
            raise SystemExit(number)
        os.wait()


@pytest.mark.parametrize("module", [sim, running], ids=lambda module: module.__name__)
def test_the_examples_in_the_documentation(module: object) -> None:
    failed, tried = doctest.testmod(module)  # type: ignore[arg-type]
    assert tried > 0
    assert failed == 0


def test_a_function() -> None:
    result = sim.run(family)
    assert result.stdout == "child 0 of 3\nchild 1 of 3\nchild 2 of 3\n"
    assert result.status == 0
    assert result.processes == [100, 101, 102, 103]
    assert result.summary.statuses[103] == 2 << 8


def test_a_function_that_closes_over_variables_is_refused() -> None:
    secret = 1

    def inner() -> None:
        print(secret)

    with pytest.raises(ValueError, match="uses secret of an enclosing function"):
        sim.run(inner)


def test_a_path_with_arguments_and_input(tmp_path: Path) -> None:
    script = tmp_path / "echo.py"
    script.write_text("import sys\nprint(sys.argv[1:], sys.stdin.read())\n")
    for path in (script, str(script)):
        assert sim.run(path, ["a", "b"], stdin="words").stdout == "['a', 'b'] words\n"


def test_environment_user_and_mounts() -> None:
    source = "import os; print(os.environ['COLOUR'], os.getuid(), open('/data/x').read())"
    result = sim.run(source, environ={"COLOUR": "red"}, user="root", mounts={"/data/x": b"content"})
    assert result.stdout == "red 0 content\n"


def test_what_the_script_does_wrong_is_in_the_result() -> None:
    result = sim.run("1/0")
    assert result.status == 1
    assert result.stderr.endswith("ZeroDivisionError: division by zero\n")


def test_limits_keep_the_trace_so_far() -> None:
    result = sim.run("while True: pass", limits=sim.Limits(ticks=10_000))
    assert (result.status, result.outcome) == (124, "limit")
    assert "10,000 steps of computation" in result.message
    assert result.trace[-1].name == "limit"


def test_without_a_trace() -> None:
    assert sim.run("import os; os.fork()", trace=False).trace == []


@pytest.mark.parametrize(("settings", "text"), [
    ({"cpus": 0}, "cpus must be at least 1"), ({"user": "nobody"}, "user must be"),
    ({"grant": 0}, "grant must be at least 1"), ({"schedule": "x"}, "entry 1 of the schedule"),
])
def test_options_out_of_range(settings: dict[str, object], text: str) -> None:
    with pytest.raises(sim.UsageError, match=text):
        sim.run("pass", **settings)  # type: ignore[arg-type]


def test_a_missing_script() -> None:
    with pytest.raises(sim.UsageError, match="there is no such file"):
        sim.run("no/such/script.py")


def test_what_is_not_simulated_says_so_with_its_line() -> None:
    result = sim.run("import os\n\nos.execv('/bin/true', ['true'])\n")
    assert "line 3" in result.stderr
    assert "os.execv is not simulated" in result.stderr
    assert any("os.execv at <string>:3" in text for text in result.summary.not_simulated)
