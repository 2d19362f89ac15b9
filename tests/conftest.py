"""Fixtures for the tests of the command (see `cli_harness`)."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_harness import Command, Done, Redirect
from second_suite import SecondSuite

from sim.cli import main

SECOND_SUITE = pytest.StashKey[SecondSuite]()


def pytest_collection_finish(session: pytest.Session) -> None:
    """If the suite without POSIX is among the tests, it is started now."""
    wanted = any("second_suite" in getattr(item, "fixturenames", ()) for item in session.items)
    if wanted and hasattr(os, "fork") and not session.config.option.collectonly:
        session.config.stash[SECOND_SUITE] = SecondSuite()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Whatever made the tests end: nothing is left running."""
    suite = session.config.stash.get(SECOND_SUITE, None)
    if suite is not None:
        suite.close()


@pytest.fixture
def second_suite(pytestconfig: pytest.Config) -> SecondSuite:
    """The suite without POSIX, which was started at the beginning."""
    return pytestconfig.stash[SECOND_SUITE]


@pytest.fixture(autouse=True, scope="session")
def usual_signals() -> None:
    """Scripts that are run on real Linux inherit what is ignored: nothing unusual should be.

    A shell that starts the tests in the background, or nohup, has some signals ignored.
    """
    for name in ("SIGHUP", "SIGQUIT", "SIGTERM", "SIGCHLD", "SIGTSTP", "SIGTTIN", "SIGTTOU"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_SETMASK, [])


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
