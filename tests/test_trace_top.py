"""The screens of top: their layout against procps, their figures against what was done."""

from __future__ import annotations

import math
import os
import re
import shutil
import subprocess

import pytest
from trace_events import Story

import sim
from sim.trace.load_average import DECAYS, ONE, PERIOD_NS, LoadAverage
from sim.trace.top import FIRST_NS, screens

MS = 1_000_000
SECOND = 1000 * MS
MEMORY = ("VIRT", "RES", "SHR", "%MEM")


def story() -> Story:
    """100 computes for 2 s of 4, 101 (nice) for 1 s; the others are in further states."""
    s = Story()
    s.boot(1, "init")
    s.state(1, "new", "waiting", "block")
    for pid in (100, 101, 102, 103, 104):
        s.boot(pid, ppid=1, uid=1000)
        s.state(pid, "new", "ready", "fork")
    s.change(101, "nice", 0, 5)
    s.change(102, "policy", (0, 0), (1, 50))
    s.change(104, "policy", (0, 0), (2, 99))
    for pid, at, after, cause in (
        (100, 0, "running", "dispatch"), (100, 2 * SECOND, "ready", "preempt"),
        (101, 2 * SECOND, "running", "dispatch"), (101, 3 * SECOND, "waiting", "block"),
    ):
        s.time = at
        s.state(pid, "ready" if after == "running" else "running", after, cause)
    s.state(102, "running", "stopped", "stop")
    s.state(104, "running", "disk", "block")
    s.exit(103, 0)
    s.state(103, "running", "zombie", "exit")
    s.time = 4 * SECOND
    s.add("end", 0, "done")
    return s


SCREENS = """\
top - 00:00:02 up 0 min,  0 user,  load average: 0.00, 0.00, 0.00
Tasks:   6 total,   5 running,   1 sleeping,   0 stopped,   0 zombie
%Cpu(s):100.0 busy,  0.0 id

  PID USER      PR  NI S  %CPU     TIME+ COMMAND
  100 user      20   0 R 100.0   0:02.00 python3
    1 root      20   0 S   0.0   0:00.00 init
  101 user      25   5 R   0.0   0:00.00 python3
  102 user     -51   0 R   0.0   0:00.00 python3
  103 user      20   0 R   0.0   0:00.00 python3
  104 user      rt   0 R   0.0   0:00.00 python3

top - 00:00:04 up 0 min,  0 user,  load average: 0.00, 0.00, 0.00
Tasks:   6 total,   1 running,   3 sleeping,   1 stopped,   1 zombie
%Cpu(s): 50.0 busy, 50.0 id

  PID USER      PR  NI S  %CPU     TIME+ COMMAND
  101 user      25   5 S  50.0   0:01.00 python3
    1 root      20   0 S   0.0   0:00.00 init
  100 user      20   0 R   0.0   0:02.00 python3
  102 user     -51   0 T   0.0   0:00.00 python3
  103 user      20   0 Z   0.0   0:00.00 python3
  104 user      rt   0 D   0.0   0:00.00 python3
"""


def test_screens() -> None:
    assert "".join(screens(story().events, [2 * SECOND, 4 * SECOND], since=0, cpus=1)) == SCREENS


def test_the_first_screen_looks_back_a_tenth_of_a_second() -> None:
    """As top does: 100 ran until 2 s, so half of the time before 2 s + 50.5 ms."""
    (screen,) = screens(story().events, [2 * SECOND + FIRST_NS // 2], cpus=1)
    shares = {row.split()[0]: row.split()[5] for row in screen.splitlines()[5:]}
    assert (shares["100"], shares["101"]) == ("50.0", "50.0")


def test_the_cpus_time_is_that_of_all_of_them() -> None:
    (screen,) = screens(story().events, [2 * SECOND], since=0, cpus=4)
    assert "%Cpu(s): 25.0 busy, 75.0 id" in screen
    assert "  100 user      20   0 R 100.0" in screen


def test_only_some() -> None:
    (screen,) = screens(story().events, [4 * SECOND], pids=(103, 104))
    assert "Tasks:   2 total,   0 running,   1 sleeping,   0 stopped,   1 zombie" in screen
    assert [row.split()[0] for row in screen.splitlines()[5:]] == ["103", "104"]


def test_a_pid_that_comes_again_starts_from_nothing() -> None:
    s = Story()
    s.boot(1, "init")
    s.birth(50, 1)
    s.state(50, "ready", "running", "dispatch")
    s.time = SECOND
    s.exit(50, 0)
    s.state(50, "running", "reaped", "exit")
    s.birth(50, 1)
    s.time = 2 * SECOND
    s.state(50, "ready", "running", "dispatch")
    s.time = 3 * SECOND
    s.add("end", 0, "done")
    first, second = screens(s.events, [SECOND - 1, 3 * SECOND], since=0, cpus=1)
    assert "   50 root      20   0 R 100.0   0:00.99" in first
    assert "   50 root      20   0 R  50.0   0:01.00" in second


@pytest.mark.parametrize(("seconds", "up"), [
    (59, "up 0 min,"), (60, "up 1 min,"), (3600, "up  1:00,"), (86_400 + 60, "up 1 day, 1 min,"),
    (3 * 86_400 + 7260, "up 3 days,  2:01,")])
def test_how_long_it_is_up(seconds: int, up: str) -> None:
    s = Story()
    s.boot(1, "init")
    (screen,) = screens(s.events, [seconds * SECOND])
    assert f" {up}  0 user," in screen


def test_what_a_program_used_is_on_the_screens() -> None:
    """All %CPU of a run on one CPU add up to the CPU's, and TIME+ to what was computed."""
    result = sim.run("import os\nfor _ in range(2): os.fork()\nfor _ in range(700_000): pass\n"
                     "while True:\n  try: os.wait()\n  except ChildProcessError: break\n")
    times = range(10 * MS, result.time, 10 * MS)
    shown = list(screens(result.trace, times, since=0, cpus=1))
    assert len(shown) == len(times) > 5
    for screen in shown:
        rows = [line.split() for line in screen.strip().splitlines()[5:]]
        busy = float(re.search(r"([\d.]+) busy", screen)[1])  # type: ignore[index]
        assert sum(float(row[5]) for row in rows) == pytest.approx(busy, abs=0.06 * len(rows))


# ---- load averages ------------------------------------------------------------------------------


@pytest.mark.parametrize("active", [1, 3])
def test_the_load_goes_towards_the_number_of_active_tasks(active: int) -> None:
    """As exp(-t/1min) and so on say, within what 11 binary digits allow."""
    load = LoadAverage()
    for minutes in range(1, 30):
        load.advance(minutes * 12 * PERIOD_NS, active)
        for value, span in zip(load.loads, (1, 5, 15), strict=True):
            assert value / ONE == pytest.approx(active * (1 - math.exp(-minutes / span)), abs=0.06)
    load.advance(10 * 3600 * SECOND, active)
    assert str(load) == ", ".join([f"{active}.00"] * 3)
    load.advance(20 * 3600 * SECOND, 0)
    assert load.loads[0] == 0


def test_the_load_moves_every_five_seconds_and_a_tick() -> None:
    load = LoadAverage()
    load.advance(PERIOD_NS - 1, 1)
    assert load.loads == (0, 0, 0)
    load.advance(PERIOD_NS, 1)
    assert load.loads == tuple(ONE - decay for decay in DECAYS)
    assert str(load) == "0.08, 0.02, 0.01"


def test_the_load_on_a_screen() -> None:
    s = Story()
    s.boot(1, "init")
    s.state(1, "new", "ready", "fork")
    s.time = 120 * SECOND
    s.state(1, "running", "waiting", "block")
    s.time = 240 * SECOND
    s.add("end", 0, "done")
    first, second = screens(s.events, [120 * SECOND, 240 * SECOND])
    assert "load average: 0.8" in first
    assert "load average: 0.1" in second


# ---- against procps -------------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("top") is None, reason="needs top")
def test_the_layout_is_that_of_procps() -> None:
    """Header, titles and rows of the real top, without what is not simulated."""
    environ = {**os.environ, "LC_ALL": "C", "TERM": "dumb", "HOME": "/nonexistent",
               "XDG_CONFIG_HOME": "/nonexistent", "COLUMNS": "120"}
    done = subprocess.run(["top", "-b", "-n", "1", "-w", "120"], capture_output=True, text=True,
                          check=False, timeout=30, env=environ)
    if "load average" not in done.stdout:
        pytest.skip("this is not the top of procps")
    real = done.stdout.splitlines()
    ours = SCREENS.splitlines()[:11]
    assert shape(real[0]) == shape(ours[0])
    assert shape(real[1]) == shape(ours[1])
    assert real[2].startswith("%Cpu(s):")
    start = next(n for n, line in enumerate(real) if line.lstrip().startswith("PID "))
    assert real[start - 1] == ours[3] == ""
    titles = real[start]
    assert without_memory(titles, titles).strip() == ours[4].strip()
    for row in real[start + 1:]:
        assert ROW.match(without_memory(row, titles).strip()), row
    for row in ours[5:]:
        assert ROW.match(row.strip()), row


ROW = re.compile(r"\d+ \S+ +(rt|-?\d+) +-?\d+ [RSDTZIt] +\d+\.\d +\d+:\d\d\.\d\d \S+")


def shape(line: str) -> str:
    """The words of a header line, without its numbers and how long it is up."""
    text = re.sub(r"up .*?,  (?=\d+ user)| +\d+(?= user)", "up, ", line).replace("users", "user")
    return re.sub(r"\d+", "0", re.sub(r" +", " ", text))


def without_memory(line: str, titles: str) -> str:
    """A line of the table without the columns about memory, which are right-aligned."""
    for title in reversed(MEMORY):
        end = titles.index(title) + len(title)
        begin = len(titles[:titles.index(title)].rstrip())
        line = line[:begin] + line[end:]
    return line
