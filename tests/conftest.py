"""Fixtures for the tests of the command (see `cli_harness`)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_harness import Command, Done, Redirect

from sim.cli import main


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORKLORE_DEBUG", raising=False)
    return tmp_path


@pytest.fixture
def forklore(elsewhere: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Command:
    """The command, run in this process."""

    def run(*argv: str) -> Done:
        capfdbinary.readouterr()
        status = main(argv)
        out, err = capfdbinary.readouterr()
        return Done(status, out.decode("utf-8"), err.decode("utf-8"))

    return run


@pytest.fixture
def stdin() -> Iterator[Redirect]:
    """Puts a descriptor in the place of our standard input for a while."""
    saved = os.dup(0)

    def redirect(fd: int) -> None:
        os.dup2(fd, 0)
        os.close(fd)

    yield redirect
    os.dup2(saved, 0)
    os.close(saved)
