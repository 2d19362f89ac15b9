"""Programs of different authors: the simulator does what was recorded on real Linux.

The recording is made by `tests.record_programs`; what a program is, `tests.programs_catalogue` says.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.programs_catalogue import (
    VERSION,
    VERSIONS,
    Program,
    laid_out,
    load,
    native,
    programs,
    simulated,
)

PROGRAMS = programs()
RECORDED = load()
ON_LINUX = sys.platform == "linux" and hasattr(os, "fork")
pytestmark = pytest.mark.skipif(VERSION not in VERSIONS, reason="tracebacks differ by version")
each_program = pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
RECURSIVE = "deep_recursion"
"""At a limit of 1000 frames it matters where a process hands over control."""


def test_all_programs_are_recorded() -> None:
    assert sorted(RECORDED) == [program.name for program in PROGRAMS]


@pytest.mark.skipif(not ON_LINUX, reason="needs real Linux")
def test_linux_does_what_was_recorded() -> None:
    with ThreadPoolExecutor(max_workers=4) as pool:
        seen = pool.map(native, PROGRAMS)
    differing = {program.name: (RECORDED[program.name], outcome)
                 for program, outcome in zip(PROGRAMS, seen, strict=True)
                 if RECORDED[program.name] != outcome}
    assert differing == {}


@each_program
def test_simulator_does_what_linux_does(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    for user in ("user", "root"):
        with laid_out(program) as main, monkeypatch.context() as patch:
            patch.chdir(main.parent)
            assert simulated(program, main, user=user) == RECORDED[program.name], user


@each_program
def test_in_every_order(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    with laid_out(program) as main, monkeypatch.context() as patch:
        patch.chdir(main.parent)
        for seed in range(4):
            grant = 1000 if seed % 4 == 3 or program.name == RECURSIVE else 2
            seen = simulated(program, main, seed=seed, cpus=1 + seed % 2, grant=grant)
            assert seen == RECORDED[program.name], f"seed={seed}"
