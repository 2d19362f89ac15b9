"""What the engine costs, beside something real measured in the same run.

    python benchmarks/engine.py [--quick]

Prints one JSON object. Ratios are what counts; absolute times depend on the machine. Needs a
host with os.fork for the comparison with real Linux.

calls_over_simpy_events   simulated system calls per second / bare SimPy events per second
                          (without and with the trace kept), target 0.3
fork_tree                 8,192 processes: real time / simulated time, target 5
sequential_forks          1,000 fork/_exit/wait in one parent: real / simulated, target 1
replay_us_per_record      replaying one recorded call, target about 0.3
sleeping_mb, zombies_mb   memory for 10,000 live sleeping processes (target < 600), for
                          10,000 zombies (target < 20)
switch_1000_over_10       a switch among 1,000 ready processes / among 10, target 1.5
switches_64_cpus_us       a switch among 1,000 processes on 64 CPUs, in microseconds
start_up                  `forklore run` of an empty script / `python` of it, target 5
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import simpy

from sim.machine.limits import Limits
from sim.running import run

ROOT = Path(__file__).resolve().parent.parent
LIMITS = Limits(processes=40_000)

CALLS = "import os\nfor i in range({n}):\n    os.getppid()\n"
TREE = """import os
for level in range({levels}):
    os.fork()
while True:
    try:
        os.wait()
    except ChildProcessError:
        break
os._exit(0)
"""
SEQUENTIAL = """import os
for i in range({n}):
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
"""
SLEEPERS = """import os, time
for i in range({n}):
    if os.fork() == 0:
        time.sleep(1000)
        os._exit(0)
time.sleep(1)
os.write(1, b"all asleep")
"""
ZOMBIES = """import os, time
for i in range({n}):
    if os.fork() == 0:
        os._exit(0)
time.sleep(1)
"""
YIELDERS = """import os
gate = os.pipe()
for i in range({n}):
    if os.fork() == 0:
        os.close(gate[1])
        os.read(gate[0], 1)
        for turn in range({turns}):
            os.sched_yield()
        os._exit(0)
os.close(gate[1])
for i in range({n}):
    os.wait()
"""


def best(action: Callable[[], object], times: int = 3) -> float:
    """The shortest time of several, in seconds."""
    results = []
    for _ in range(times):
        began = time.perf_counter()
        action()
        results.append(time.perf_counter() - began)
    return min(results)


def simpy_events_per_second(n: int) -> float:
    """Bare SimPy: one process, one timeout after the other."""

    def ticker(env: simpy.Environment) -> Generator[simpy.Event, Any, None]:
        for _ in range(n):
            yield env.timeout(1)

    def go() -> None:
        env = simpy.Environment()
        env.process(ticker(env))
        env.run()

    return n / best(go)


def simulated(source: str, *, trace: bool = False) -> None:
    """Run a script on the simulator; it must end well."""
    result = run(source, trace=trace, limits=LIMITS)
    if result.status != 0:
        raise SystemExit(f"the benchmark's script failed: {result.stderr}{result.message}")


def real(source: str, times: int = 2) -> float:
    """Seconds that a script takes on real Linux, without the interpreter's start."""

    def python(code: str) -> None:
        subprocess.run([sys.executable, "-c", code], check=True)

    return best(lambda: python(source), times) - best(lambda: python("import os"), times)


def replay_cost(n: int) -> float:
    """Microseconds per record when a child with ``n`` records behind it is made.

    Includes what the program itself does between two calls (a loop's turn, a tick).
    """

    def script(forks: int) -> str:
        return (CALLS.format(n=n) + f"for i in range({forks}):\n"
                "    if os.fork() == 0:\n        os._exit(0)\n    os.wait()\n")

    few = best(lambda: simulated(script(1)))
    many = best(lambda: simulated(script(9)))
    return (many - few) / 8 / n * 1e6


def memory_mb(source: str) -> float:
    """Growth of the resident memory by a run, at its peak, in a process of its own (Linux)."""
    code = ("from benchmarks.engine import peak_mb, simulated\n"
            "simulated('import os, time')\n"
            "before = peak_mb()\n"
            f"simulated({source!r})\n"
            "print(peak_mb() - before)\n")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    return float(done.stdout)


def peak_mb() -> float:
    """The highest resident memory of this process so far (ru_maxrss would count its parent's)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def switch_cost(processes: int, switches: int, cpus: int = 1) -> float:
    """Microseconds per switch among so many processes that yield, without their births and ends."""

    def go(turns: int) -> float:
        source = YIELDERS.format(n=processes, turns=turns)
        return best(lambda: run(source, trace=False, limits=LIMITS, cpus=cpus), 2)

    turns = switches // processes
    return (go(turns) - go(0)) / (turns * processes) * 1e6


def start_up(times: int) -> float:
    """Median time of `forklore run` of an empty script over `python` of it."""
    with tempfile.TemporaryDirectory() as directory:
        script = Path(directory) / "empty.py"
        script.write_text("")
        ours = [sys.executable, "-m", "sim", "run", str(script)]
        plain = [sys.executable, str(script)]
        ratios = []
        # Compiled modules must be kept, as they are for every user but the first time.
        keep = {name: value for name, value in os.environ.items()
                if name != "PYTHONDONTWRITEBYTECODE"}
        subprocess.run(ours, check=True, cwd=ROOT, env=keep)
        for _ in range(times):
            pair = []
            for command in (ours, plain):
                began = time.perf_counter()
                subprocess.run(command, check=True, cwd=ROOT, env=keep)
                pair.append(time.perf_counter() - began)
            ratios.append(pair[0] / pair[1])
    return statistics.median(ratios)


def main() -> None:
    """Measure everything; ``--quick`` with smaller numbers."""
    quick = "--quick" in sys.argv[1:]
    n = 20_000 if quick else 300_000
    levels, forks, many = (9, 200, 1000) if quick else (13, 1000, 10_000)
    simulated("import os, time")
    rate = simpy_events_per_second(n)
    untraced = n / best(lambda: simulated(CALLS.format(n=n)))
    traced = n / best(lambda: simulated(CALLS.format(n=n), trace=True))
    switches = 20_000 if quick else 100_000
    few, many_ready = switch_cost(10, switches), switch_cost(1000, switches)
    figures = {
        "python": sys.version.split()[0],
        "simpy_events_per_s": round(rate),
        "calls_per_s": round(untraced),
        "calls_over_simpy_events": round(untraced / rate, 3),
        "traced_calls_per_s": round(traced),
        "traced_calls_over_simpy_events": round(traced / rate, 3),
        "replay_us_per_record": round(replay_cost(10_000), 3),
        "sleeping_mb": round(memory_mb(SLEEPERS.format(n=many)), 1),
        "zombies_mb": round(memory_mb(ZOMBIES.format(n=many)), 1),
        "processes_in_memory_tests": many,
        "switch_us": round(few, 1),
        "switch_1000_over_10": round(many_ready / few, 2),
        "switches_64_cpus_us": round(switch_cost(1000, switches, 64), 1),
        "start_up": round(start_up(9), 2),
    }
    if hasattr(os, "fork"):
        tree, sequence = TREE.format(levels=levels), SEQUENTIAL.format(n=forks)
        figures |= {
            "fork_tree_processes": 2**levels,
            "fork_tree": round(real(tree) / best(lambda: simulated(tree), 2), 2),
            "sequential_forks": round(real(sequence) / best(lambda: simulated(sequence)), 2),
        }
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
