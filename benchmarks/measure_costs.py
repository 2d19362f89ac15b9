"""Measure the cost model on this machine: prints a file for ``forklore run --costs``.

    python -m benchmarks.measure_costs > mine.toml

needs Linux, and some seconds on a machine that is otherwise idle. The defaults of
`sim.machine.costs` come from here, rounded to two figures.

Everything is done on one CPU, in an ordinary Python process like the simulated ones. Times are the
CPU time of the thread (CLOCK_THREAD_CPUTIME_ID), so that what others do meanwhile does not count.
Each figure is the median of many repeats: an average would count the moments at which the machine
did something else. How each is found:

tick        a turn of a loop with a little arithmetic, and a call of a small function: the mean of
            the two.
user        a call of a built-in function that asks the kernel nothing, without the loop
            around it. What a call does for its arguments and results cannot be told from
            its price from outside and is part of that.
call        os.getppid(), less ``user`` and the loop. All other calls likewise: many in a row, as
            only then what reading the clock takes does not matter.
fork        what the parent uses in os.fork().
first_run   what the child has used when os.fork() returns in it: above all copies of the pages
            that it writes to.
exit_group  what getrusage adds for the child, less what it had used before os._exit() (a short
            write and a reading of the clock lie between, which count as two readings).
wait4       reaping a child that has ended already. waitid: likewise.
clock_nanosleep  a sleep of a microsecond, less a switch.
switch      two processes pass a byte to and fro; a quarter of the time of a round is a pipe
            call with half a switch. So: half a round, less one read and one write. It contains
            waking the other one up.

Linux tells user from system time by looking at each clock tick where the CPU is
(CONFIG_TICK_CPU_ACCOUNTING): for what takes microseconds that says nothing, so it is not used.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import TypeAlias

from sim.machine.cost_files import as_toml
from sim.machine.costs import Costs

BATCH, REPEATS, FORKS, ROUNDS = 500, 200, 500, 200
SECOND = 1_000_000_000
Batch: TypeAlias = "Callable[[], float]"
clock = time.thread_time_ns


def typical(batch: Batch) -> float:
    """The median of what a batch says, over all repeats."""
    return median(batch() for _ in range(REPEATS))


def _turns() -> float:
    """ns of a turn of a loop that does nothing."""
    began = clock()
    for _ in range(BATCH):
        pass
    return (clock() - began) / BATCH


def _work() -> float:
    """ns of a turn of a loop with a little arithmetic."""
    total = odd = 0
    began = clock()
    for i in range(BATCH):
        total = (total * 31 + i) % 65537
        if total & 1:
            odd += 1
    return (clock() - began) / BATCH


def _step(value: int, weight: int) -> int:
    if value > weight:
        value -= weight
    return value + 1


def _functions() -> float:
    """ns of a call of a small function."""
    value = 0
    began = clock()
    for _ in range(BATCH):
        value = _step(value, 7)
    return (clock() - began) / BATCH


def calling(function: Callable[..., object], *args: object) -> Batch:
    """A batch: ns of a call of a function, with the loop's turn around it."""
    def batch() -> float:
        began = clock()
        for _ in range(BATCH):
            function(*args)
        return (clock() - began) / BATCH

    return batch


def over(function: Callable[..., object], values: list[int], *args: object) -> float:
    """ns of a call of a function with each of the values."""
    began = clock()
    for value in values:
        function(value, *args)
    return (clock() - began) / len(values)


# ---- calls -------------------------------------------------------------------------------------


def simple_calls() -> dict[str, Batch]:
    """Calls that can be made again and again as they are."""
    return {
        "call": calling(os.getppid),
        "clock_gettime": calling(time.thread_time_ns),
        "clock_nanosleep": calling(time.sleep, 1e-6),
        "kill": calling(os.kill, os.getpid(), signal.SIGURG),
        "rt_sigaction": calling(signal.signal, signal.SIGUSR1, signal.SIG_DFL),
    }


def descriptors() -> dict[str, float]:
    """openat, close, pipe2, read and write: ns of each, with the loop around it."""
    opened: list[float] = []
    closed: list[float] = []
    piped: list[float] = []
    written: list[float] = []
    read: list[float] = []
    for _ in range(REPEATS):
        began = clock()
        files = [os.open("/dev/null", os.O_RDONLY) for _ in range(BATCH)]
        opened.append((clock() - began) / BATCH)
        closed.append(over(os.close, files))
        began = clock()
        pipes = [os.pipe() for _ in range(BATCH // 10)]
        piped.append((clock() - began) / len(pipes))
        into, out = pipes[0]
        written.append(over(os.write, [out] * BATCH, b"x"))
        read.append(over(os.read, [into] * BATCH, 1))
        for pair in pipes:
            over(os.close, list(pair))
    found = {"openat": opened, "close": closed, "pipe2": piped, "write": written, "read": read}
    return {name: median(values) for name, values in found.items()}


# ---- processes ---------------------------------------------------------------------------------


def life_and_death() -> dict[str, float]:
    """fork, first_run, exit_group, wait4 and waitid, in ns."""
    found: dict[str, list[float]] = {
        "fork": [], "first_run": [], "exit_group": [], "wait4": [], "waitid": []}
    into, out = os.pipe()
    reading = typical(calling(clock))
    for turn in range(FORKS):
        began = clock()
        pid = os.fork()
        if pid == 0:
            started = clock()
            os.write(out, b"%d " % started)
            os.write(out, b"%d " % clock())
            os._exit(0)
        found["fork"].append(clock() - began - reading)
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        before = _used_by_children()
        began = clock()
        if turn % 2:
            os.waitid(os.P_PID, pid, os.WEXITED)
        else:
            os.waitpid(pid, 0)
        found["waitid" if turn % 2 else "wait4"].append(clock() - began - reading)
        started, ended = map(int, os.read(into, 100).split())
        found["first_run"].append(started - reading)
        found["exit_group"].append(_used_by_children() - before - ended - 2 * reading)
    os.close(into)
    os.close(out)
    return {name: median(values) for name, values in found.items()}


def _used_by_children() -> int:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return round((usage.ru_utime + usage.ru_stime) * SECOND)


def half_a_round() -> float:
    """ns from one process's turn to the other's when two pass a byte to and fro."""
    here, there = os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(there[1])
        while os.read(there[0], 1):
            os.write(here[1], b"x")
        os._exit(0)
    os.close(there[0])
    times: list[float] = []
    for _ in range(ROUNDS):
        began = time.monotonic_ns()
        for _ in range(BATCH // 10):
            os.write(there[1], b"x")
            os.read(here[0], 1)
        times.append((time.monotonic_ns() - began) / (BATCH // 10) / 2)
    os.close(there[1])
    os.waitpid(pid, 0)
    for fd in here:
        os.close(fd)
    return median(times)


def measure() -> Costs:
    """The whole cost model."""
    turn = typical(_turns)
    user = typical(calling(sys.getrecursionlimit)) - turn
    calls = {name: typical(batch) - turn - user for name, batch in simple_calls().items()}
    calls |= {name: time - turn - user for name, time in descriptors().items()}
    processes = life_and_death()
    switch = half_a_round() - calls["read"] - calls["write"] - 2 * user - turn
    first_run = processes.pop("first_run")
    calls["clock_nanosleep"] -= switch
    calls |= {name: time - user for name, time in processes.items()}
    return Costs(
        call=_rounded(calls.pop("call")), calls={name: _rounded(calls[name])
                                                 for name in sorted(calls)},
        user=_rounded(user), tick=_rounded((typical(_work) + typical(_functions)) / 2),
        switch=_rounded(switch), first_run=_rounded(first_run))


def _rounded(time: float) -> int:
    """At most two figures that count."""
    return max(0, int(float(f"{time:.1e}")))


def main() -> int:
    """Measure on one CPU, print TOML."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    print(as_toml(measure(), "measured by benchmarks.measure_costs"), end="")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
