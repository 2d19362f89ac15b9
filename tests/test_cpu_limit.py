"""RLIMIT_CPU: one script, on real Linux and in the simulation (getrlimit(2))."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import sim
from sim.machine.costs import FREE

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = """import os, resource, signal, sim, time

def seconds():
    return round(time.process_time())

def child(limits, burns, handler):
    pid = os.fork()
    if pid == 0:
        signal.signal(signal.SIGXCPU, handler)
        resource.setrlimit(resource.RLIMIT_CPU, limits)
        sim.burn(burns)
        os._exit(7)
    _, status, usage = os.wait4(pid, 0)
    print(os.waitstatus_to_exitcode(status), round(usage.ru_utime + usage.ru_stime), flush=True)

def told(*_):
    print("SIGXCPU at", seconds(), resource.getrlimit(resource.RLIMIT_CPU), flush=True)

child((1, 3), 9, told)
child((1, 2), 9, signal.SIG_DFL)
child((0, 2), 9, signal.SIG_DFL)
child((1, 2), 9, signal.SIG_IGN)
child((1, resource.RLIM_INFINITY), 0.4, signal.SIG_DFL)
print(resource.getrlimit(resource.RLIMIT_CPU), seconds())
"""
OUTPUT = """SIGXCPU at 1 (2, 3)
SIGXCPU at 2 (3, 3)
-9 3
-24 1
-24 0
-9 2
7 0
(-1, -1) 0
"""


@pytest.mark.parametrize("seed", [None, 1, 2, 3])
def test_in_the_simulation(seed: int | None) -> None:
    assert sim.run(SCRIPT, costs=FREE, seed=seed).stdout == OUTPUT


@pytest.mark.skipif(sys.platform != "linux", reason="needs real Linux")
def test_on_real_linux() -> None:
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", SCRIPT], env=environ, text=True, timeout=60,
                          capture_output=True, check=False)
    assert (done.stdout, done.stderr) == (OUTPUT, "")
