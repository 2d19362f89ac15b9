"""CPU shares of busy processes on one CPU: real Linux beside the simulator, in the same run.

    python benchmarks/schedulers.py [--quick]

Prints one JSON object: for every mix of processes the share of each in percent on both sides,
and the largest difference in percentage points (target 3). Needs real Linux; without root the
mixes with negative nice values are left out.

The same script runs on both sides. Shares are of the processes' own CPU times, so others that
use the machine meanwhile do no harm; and the processes are of one session, so that its group
(sched_autogroup_enabled, sched(7)) changes nothing among them.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from sim.linux.native import run_native
from sim.machine.limits import Limits
from sim.running import run

OTHER, BATCH, IDLE = 0, 3, 5
"""Policies by their numbers in <linux/sched.h>."""

Mix = tuple[tuple[int, int], ...]
"""The nice value and the policy of each process."""

MIXES: dict[str, Mix] = {
    "0/5": ((0, OTHER), (5, OTHER)),
    "0/10": ((0, OTHER), (10, OTHER)),
    "0/19": ((0, OTHER), (19, OTHER)),
    "-5/0/5": ((-5, OTHER), (0, OTHER), (5, OTHER)),
    "0/0/0": ((0, OTHER), (0, OTHER), (0, OTHER)),
    "0/0/5/10": ((0, OTHER), (0, OTHER), (5, OTHER), (10, OTHER)),
    "0/batch 0": ((0, OTHER), (0, BATCH)),
    "0/batch 5": ((0, OTHER), (5, BATCH)),
    "0/idle": ((0, OTHER), (0, IDLE)),
    "19/idle/idle": ((19, OTHER), (0, IDLE), (0, IDLE)),
}

SCRIPT = """import os, signal, sys, time
mix, cpu, seconds = {mix!r}, {cpu}, {seconds!r}
os.sched_setaffinity(0, {{cpu}})
gate = os.pipe()
pids = []
for nice, policy in mix:
    pid = os.fork()
    if pid == 0:
        os.close(gate[1])
        os.setpriority(os.PRIO_PROCESS, 0, nice)
        os.sched_setscheduler(0, policy, os.sched_param(0))
        os.read(gate[0], 1)
        while True:
            pass
    pids.append(pid)
time.sleep(0.05)
os.close(gate[1])
time.sleep(seconds)
for pid in pids:
    os.kill(pid, signal.SIGKILL)
for pid in pids:
    usage = os.wait4(pid, 0)[2]
    print(usage.ru_utime + usage.ru_stime)
"""
"""All start together: the pipe has reached its end when nobody has it open for writing."""


def shares(output: str) -> list[float]:
    """Percent of the CPU time that each process has got, from what the script has written."""
    times = [float(line) for line in output.split()]
    return [100 * time / sum(times) for time in times]


def real(mix: Mix, seconds: float) -> list[float]:
    """The shares on real Linux, on the last CPU that this process may use."""
    source = SCRIPT.format(mix=mix, cpu=max(os.sched_getaffinity(0)), seconds=seconds)
    with tempfile.TemporaryDirectory() as directory:
        script = Path(directory) / "shares.py"
        script.write_text(source, encoding="utf-8")
        done = run_native(script)
    if done.status != 0:
        raise SystemExit(f"the script failed on Linux: {done.stderr.decode(errors='replace')}")
    return shares(done.stdout.decode())


def simulated(mix: Mix, seconds: float) -> list[float]:
    """The shares on the simulator, as root."""
    source = SCRIPT.format(mix=mix, cpu=0, seconds=seconds)
    limits = Limits(ticks=10**9, time=10**12)
    done = run(source, user="root", trace=False, limits=limits)
    if done.status != 0:
        raise SystemExit(f"the script failed on the simulator: {done.stderr}{done.message}")
    return shares(done.stdout)


def permitted(mix: Mix) -> bool:
    """Whether this user may run the mix on real Linux: negative nice values need root."""
    return os.getuid() == 0 or all(nice >= 0 for nice, _ in mix)


def difference(ours: list[float], theirs: list[float]) -> float:
    """The largest difference between two rows of shares, in percentage points."""
    return max(abs(a - b) for a, b in zip(ours, theirs, strict=True))


def main() -> None:
    """Measure every mix; ``--quick`` with one second each instead of four."""
    seconds = 1 if "--quick" in sys.argv[1:] else 4
    rows: dict[str, dict[str, object]] = {}
    largest = 0.0
    for name, mix in MIXES.items():
        if not permitted(mix):
            continue
        theirs, ours = real(mix, seconds), simulated(mix, seconds)
        apart = difference(ours, theirs)
        largest = max(largest, apart)
        rows[name] = {
            "linux": [round(share, 2) for share in theirs],
            "simulator": [round(share, 2) for share in ours],
            "difference": round(apart, 2),
        }
    print(json.dumps({"kernel": os.uname().release, "seconds": seconds, "shares": rows,
                      "largest_difference": round(largest, 2)}, indent=2))


if __name__ == "__main__":
    main()
