"""``forklore top``, ``times`` and ``compare-schedulers``, and the columns of ``ps``."""

from __future__ import annotations

import json
import os

import pytest
from cli_harness import DEADLOCK, Command, Redirect, script

WORK = """\
import os
for n in range(3):
    if os.fork() == 0:
        for _ in range(100_000): pass
        os._exit(0)
for _ in range(3): os.wait()
"""
RACE = """\
import os
if os.fork() == 0:
    for _ in range(30000): pass
    print("child", flush=True)
    os._exit(0)
for _ in range(50000): pass
print("parent", flush=True)
os.wait()
"""


# ---- ps -------------------------------------------------------------------------------------------


def test_columns_of_ps(forklore: Command) -> None:
    path = script("import time\ntime.sleep(1)\n")
    done = forklore("ps", "-o", "pid=ID", "-o", "wchan:20,comm", path, "--at", "0.5")
    assert done.out.splitlines()[-1] == "  100 hrtimer_nanosleep    python3"
    assert forklore("ps", "-ef", path).out == forklore("ps", "--style", "f", path).out
    assert forklore("ps", "-j", path).out.startswith("  PID  PGID   SID TTY ")


def test_an_unknown_column_of_ps(forklore: Command) -> None:
    done = forklore("ps", "-o", "pid,bogus", script("pass"))
    assert done.status == 2
    assert done.err.startswith("forklore: argument -o: there is no column 'bogus'; there are %cpu,")


# ---- top --------------------------------------------------------------------------------------------


def test_top_at_a_moment(forklore: Command) -> None:
    done = forklore("top", script(WORK), "--at", "9ms")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("top - 00:00:00 up 0 min,  0 user,  load average: 0.00, 0.00, 0.00")
    assert done.out.count("top - ") == 1
    rows = [line.split() for line in done.out.splitlines()[5:]]
    assert {row[0] for row in rows} == {"1", "99", "100", "101", "102", "103"}
    shares = [float(row[5]) for row in rows]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(100, abs=0.5)


def test_top_again_and_again(forklore: Command) -> None:
    path = script(WORK)
    every = forklore("top", "-b", "-d", "2ms", path).out.split("\n\ntop")
    assert len(every) >= 5
    three = forklore("top", "-d", "2ms", "-n", "3", path).out
    assert three.count("top - ") == 3
    assert "\n\ntop".join(every[:3]).strip() == three.strip()
    first = forklore("top", "-d", "2ms", "-n", "1", path).out
    assert three.startswith(first)
    assert forklore("top", "-d", "2ms", "-n", "2", "--at", "4ms", path).out.count("top - ") == 2


def test_top_of_a_trace_knows_its_cpus(forklore: Command) -> None:
    path = script("for _ in range(150_000): pass\n")
    forklore("run", "--tty", "--cpus", "4", "--trace", "t.jsonl", path)
    assert "%Cpu(s): 25.0 busy, 75.0 id" in forklore("top", "t.jsonl", "--at", "4ms").out
    assert forklore("top", "t.jsonl").out == forklore("top", "--cpus", "4", path).out
    assert forklore("times", "t.jsonl") == forklore("times", "--cpus", "4", path)


def test_top_of_some(forklore: Command) -> None:
    done = forklore("top", "-p", "101,103", script(WORK), "--at", "9ms")
    assert len(done.out.splitlines()) == 7
    wrong = forklore("top", "-p", "x", "script.py")
    assert (wrong.status, "expected PID,..., not 'x'" in wrong.err) == (2, True)


def test_top_after_the_end(forklore: Command) -> None:
    done = forklore("top", "-b", script("pass"))
    assert (done.status, done.out) == (2, "")
    assert "the run was over after 0.0" in done.err
    assert "before the first screen at 3.000000 s: choose another --delay or --at" in done.err


# ---- times ------------------------------------------------------------------------------------------


def test_times(forklore: Command) -> None:
    path = script(WORK)
    done = forklore("times", path, "--cpus", "2")
    lines = done.out.splitlines()
    assert lines[0].split()[:5] == ["PID", "BIRTH", "FIRST", "RUN", "END"]
    assert [line.split()[0] for line in lines[1:6]] == ["100", "101", "102", "103", "average"]
    assert lines[7].split() == ["CPU", "BUSY", "IDLE", "USE"]
    data = json.loads(forklore("times", "--json", "--cpus", "2", path).out)
    assert [row["pid"] for row in data["processes"]] == [100, 101, 102, 103]
    for cpu in data["cpus"]:
        assert cpu["busy"] + cpu["idle"] == data["length"]
    for row in data["processes"]:
        assert row["turnaround"] == row["waiting"] + row["cpu"] + row["sleeping"] + row["stopped"]


def test_times_of_those_who_never_end(forklore: Command) -> None:
    done = forklore("times", script(DEADLOCK))
    assert done.status == 0
    assert done.out.splitlines()[1].split()[3:5] == ["-", "-"]
    assert done.err.startswith("forklore: everyone is blocked")


# ---- compare-schedulers -----------------------------------------------------------------------------


def table(out: str) -> list[list[str]]:
    return [line.split() for line in out.splitlines()[1:]]


def test_schedulers_are_compared(forklore: Command) -> None:
    done = forklore("compare-schedulers", script(WORK))
    assert done.out.split()[:3] == ["SCHEDULER", "MAKESPAN", "TURNAROUND"]
    names = [row[0] for row in table(done.out)]
    assert names[0] == "linux"
    assert "rr" in names
    one = forklore("compare-schedulers", "--schedulers", "rr:quantum=1ms,rr:quantum=20ms,linux",
                   "script.py")
    short, long, linux = table(one.out)
    assert int(short[5]) > int(long[5])
    assert float(short[3]) < float(long[3])
    assert linux == table(done.out)[0]
    assert forklore("compare-schedulers", "script.py", "--cpus", "2").out != done.out


def test_the_figures_are_those_of_times(forklore: Command) -> None:
    path = script(WORK)
    (row,) = table(forklore("compare-schedulers", "--schedulers", "rr", path).out)
    data = json.loads(forklore("times", "--json", "--scheduler", "rr", path).out)
    average = [data["average"][name] for name in ("turnaround", "response", "waiting")]
    for text, ns in zip(row[1:5], [data["makespan"], *average], strict=True):
        assert float(text) == pytest.approx(ns / 1e9, abs=5.1e-7)
    assert int(row[5]) == sum(p["voluntary"] + p["involuntary"] for p in data["processes"])


def test_outputs_are_compared(forklore: Command) -> None:
    done = forklore("compare-schedulers", script(RACE), "--schedulers",
                    "rr:quantum=1s,rr:quantum=1ms,rr:quantum=2s")
    assert [row[-1] for row in table(done.out)] == ["same", "differs", "same"]


def test_each_run_reads_the_same_input(forklore: Command, stdin: Redirect) -> None:
    script("one\ntwo\n", "input")
    stdin(os.open("input", os.O_RDONLY))
    path = script("import sys\nfor line in sys.stdin: print(line)\nsys.exit(7)\n")
    done = forklore("compare-schedulers", "--no-tty", path)
    assert [row[-2:] for row in table(done.out)] == [["7", "same"]] * len(table(done.out))


def test_a_deadlock_is_told_with_its_scheduler(forklore: Command) -> None:
    done = forklore("compare-schedulers", script(DEADLOCK), "--schedulers", "rr")
    assert table(done.out)[0][-2] == "124"
    assert done.err.startswith("forklore: under rr:\nforklore: everyone is blocked")
    assert forklore("compare-schedulers", "-q", "script.py").err == ""


@pytest.mark.parametrize(("words", "text"), [
    (("--schedulers", "lottery9"), "no scheduler 'lottery9'"),
    (("--seed", "1"), "--seed and --schedule say themselves who runs next"),
    (("--schedulers", "rr:quantum=x"), "quantum")])
def test_what_cannot_be_compared(forklore: Command, words: tuple[str, ...], text: str) -> None:
    done = forklore("compare-schedulers", script("pass"), *words)
    assert (done.status, done.out) == (2, "")
    assert text in done.err


def test_a_trace_cannot_be_compared(forklore: Command) -> None:
    forklore("run", "--trace", "t.jsonl", script("pass"))
    done = forklore("compare-schedulers", "t.jsonl")
    assert done.status == 2
    assert "'t.jsonl' is the trace of a run that is over: give the script" in done.err
