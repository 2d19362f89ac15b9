"""Random programs about birth, death and output do the same on real Linux and in the simulator."""

from __future__ import annotations

import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sim.linux.native import run_native
from sim.running import run
from tests.random_programs import program

ON_LINUX = sys.platform == "linux" and hasattr(os, "fork")
Outcome = tuple[str, str, int]


def plain(text: str) -> str:
    """Without addresses."""
    return re.sub(r"0x[0-9a-f]{9,}", "0x", text)


def simulated(path: Path, **settings: int) -> Outcome:
    """What the simulator does."""
    result = run(path, user="root", trace=False, **settings)
    return plain(result.stdout), plain(result.stderr), result.status


def native(path: Path) -> Outcome:
    """What real Linux does."""
    result = run_native(path, timeout=30)
    out, err = (text.decode(errors="backslashreplace") for text in (result.stdout, result.stderr))
    return plain(out), plain(err), result.status


def scripts(directory: Path, seeds: range) -> list[Path]:
    """Programs as files."""
    paths = []
    for seed in seeds:
        path = directory / f"{seed}.py"
        path.write_text(program(seed), encoding="utf-8")
        paths.append(path)
    return paths


def check(directory: Path, seeds: range) -> None:
    """All programs do the same in both worlds."""
    paths = scripts(directory, seeds)
    with ThreadPoolExecutor(max_workers=3) as pool:
        expected = list(pool.map(native, paths))
    for path, outcome in zip(paths, expected, strict=True):
        assert simulated(path) == outcome, path.read_text(encoding="utf-8")


@pytest.mark.skipif(not ON_LINUX, reason="needs real Linux")
def test_programs_do_what_they_do_on_linux(tmp_path: Path) -> None:
    check(tmp_path, range(100, 180))


@pytest.mark.campaign
@pytest.mark.skipif(not ON_LINUX, reason="needs real Linux")
def test_many_programs_do_what_they_do_on_linux(tmp_path: Path) -> None:
    check(tmp_path, range(1000, 3000))


def test_the_order_makes_no_difference(tmp_path: Path) -> None:
    for path in scripts(tmp_path, range(100)):
        expected = simulated(path)
        for seed in range(3):
            outcome = simulated(path, seed=seed, cpus=1 + seed % 2, grant=2)
            assert outcome == expected, path.read_text(encoding="utf-8")
