"""`sim.burn`: CPU time without a computation, in the simulation and on this machine."""

from __future__ import annotations

from typing import Any

import pytest

import sim
from sim.machine.costs import FREE
from sim.trace import StraceWriter

WRONG = ["'x'", "None", "-1", "-0.5", "float('nan')", "float('inf')", "1e300", "()"]


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_times_are_refused_alike_on_both_sides(wrong: str) -> None:
    value: Any = eval(wrong)
    with pytest.raises((TypeError, ValueError)) as caught:
        sim.burn(value)
    stderr = sim.run(f"import sim\nsim.burn({wrong})\n").stderr
    assert stderr.endswith(f"\n{caught.type.__name__}: {caught.value}\n")


@pytest.mark.parametrize("seconds", ["0", "0.0", "1", "2.5", "0.000000001", "60"])
def test_it_uses_that_much_user_time(seconds: str) -> None:
    script = ("import sim, time\nbefore = time.thread_time_ns()\n"
              f"sim.burn({seconds})\nprint(time.thread_time_ns() - before)\n")
    assert int(sim.run(script, costs=FREE).stdout) == round(float(seconds) * 10**9)


HANDLERS = """import signal, sim, time
seen = []
signal.signal(signal.SIGALRM, lambda *_: seen.append(round(time.process_time(), 2)))
signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)
before = time.process_time_ns()
sim.burn(0.22)
print(seen, time.process_time_ns() - before)
"""


def test_handlers_run_in_between_and_the_rest_is_burnt_after() -> None:
    result = sim.run(HANDLERS, costs=FREE._replace(tick=0), quantum=1_000_000)
    assert result.stdout == "[0.05, 0.1, 0.15, 0.2] 220000000\n"


def test_a_child_born_after_an_interrupted_burn_is_where_its_parent_was() -> None:
    script = HANDLERS.replace("print(", "import os\nos.fork()\nprint(seen) #")
    result = sim.run(script, costs=FREE, quantum=1_000_000)
    assert result.stdout == "[0.05, 0.1, 0.15, 0.2]\n" * 2
    assert result.status == 0


def test_processes_that_burn_share_the_cpu() -> None:
    script = """import os, sim, time
began = time.monotonic()
for _ in range(2):
    if os.fork() == 0:
        sim.burn(0.3)
        os._exit(0)
for _ in range(2):
    os.wait()
    print(round(time.monotonic() - began, 2))
"""
    assert sim.run(script, costs=FREE).stdout == "0.6\n0.6\n"
    assert sim.run(script, costs=FREE, cpus=2).stdout == "0.3\n0.3\n"


def test_strace_does_not_show_it() -> None:
    writer = StraceWriter()
    lines = [line for event in sim.run("import sim\nsim.burn(1)\n").trace
             for line in writer.feed(event)]
    assert any("exit_group" in line for line in lines)
    assert not any("burn" in line for line in lines)
