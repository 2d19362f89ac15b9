"""Cost models: their files, their errors, and what they do to a run."""

from __future__ import annotations

from pathlib import Path

import pytest

import sim
from sim.kernel.calls import SYSTEM_CALLS
from sim.machine.cost_files import CostsError, as_toml, load, parse
from sim.machine.costs import FREE, LINUX, MODELS, Costs
from tests.cli_harness import Command


def test_a_file_may_leave_costs_out() -> None:
    costs = parse("switch = 7\n[calls]\nfork = 0\n")
    assert costs == LINUX._replace(switch=7, calls={**LINUX.calls, "fork": 0})


def test_a_file_may_start_from_the_free_model() -> None:
    assert parse('base = "free"\ncall = 5\n') == FREE._replace(call=5)


@pytest.mark.parametrize("costs", [*MODELS.values(), FREE._replace(calls={"fork": 1}),
                                   LINUX._replace(tick=0, calls={**LINUX.calls, "kill": 9})])
def test_what_is_printed_describes_the_same_model(costs: Costs) -> None:
    assert parse(as_toml(costs, "")) == costs


@pytest.mark.parametrize(("text", "where", "what"), [
    ("\nswich = 3", ":2", "no cost 'swich' (did you mean 'switch'?)"),
    ("[calls]\nfrok = 3", ":2", "no system call 'frok' (did you mean 'fork'?)"),
    ("user = -3", ":1", "user must be from 0 to 1000000000000000000 ns, not -3"),
    ("user = 3.5", ":1", "user must be a whole number of nanoseconds, not 3.5"),
    ("user = true", ":1", "user must be a whole number of nanoseconds, not True"),
    ("[calls]\nread = 'x'", ":2", "read must be a whole number of nanoseconds, not 'x'"),
    ("calls = 1", ":1", "calls must be a table: write [calls], and a line for each"),
    ('base = "linus"', ":1", "base must be \"linux\" or \"free\", not 'linus'"),
    ("a = = 3", "", "this is not TOML: Invalid value (at line 1, column 5)"),
])
def test_errors_say_what_and_where(text: str, where: str, what: str) -> None:
    with pytest.raises(CostsError) as caught:
        parse(text, "mine.toml")
    assert str(caught.value) == f"mine.toml{where}: {what}"


def test_names_and_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(CostsError, match=r"no model of that name \(did you mean 'free'\?\)"):
        load("fre")
    (tmp_path / "latin").write_bytes(b"# \xe4")
    with pytest.raises(CostsError, match="not a text file in UTF-8"):
        load(str(tmp_path / "latin"))
    with pytest.raises(sim.UsageError, match="can't read"):
        sim.run("pass\n", costs=str(tmp_path))


def test_every_price_is_of_a_call_there_is() -> None:
    assert LINUX.calls.keys() <= SYSTEM_CALLS.keys()


CHAIN = """import os, time
began = time.monotonic_ns()
for _ in range(3):
    if os.fork() == 0:
        os._exit(0)
    os.wait()
print(time.monotonic_ns() - began)
"""


def test_without_costs_processes_take_no_time() -> None:
    free = FREE._replace(tick=0)
    assert sim.run(CHAIN, costs=free).stdout == "0\n"
    assert int(sim.run(CHAIN, costs=free._replace(calls={"fork": 5})).stdout) == 15


def test_a_file_decides_what_takes_time(tmp_path: Path) -> None:
    file = tmp_path / "costs.toml"
    file.write_text('base = "free"\ntick = 0\n[calls]\nexit_group = 1000\n')
    assert sim.Costs.from_toml(file) == load(str(file))
    assert sim.run(CHAIN, costs=str(file)).stdout == "3000\n"


def test_the_command_prints_a_file_that_costs_takes(forklore: Command) -> None:
    printed = forklore("costs").out
    assert "# Measured on a 2-CPU virtual machine" in printed
    assert parse(printed) == LINUX
    Path("mine.toml").write_text(printed, encoding="utf-8")
    assert parse(forklore("costs", "mine.toml").out) == LINUX
    assert forklore("run", "--costs", "mine.toml", "-c", "print(1)") == (0, "1\n", "")
    assert forklore("costs", "free").out.count("= 0\n") == 4
    assert forklore("costs", "fre").status == 2
