"""The suite on a host without POSIX, in a process beside the tests (see test_without_posix.py)."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).parent


class SecondSuite:
    """A run of all tests with `without_posix`, from its making on."""

    def __init__(self) -> None:
        self.output = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "without_posix",
             "-p", "no:cacheprovider", "--override-ini=addopts=", "-m", "not campaign", str(TESTS)],
            stdin=subprocess.DEVNULL, stdout=self.output, stderr=subprocess.STDOUT,
            cwd=TESTS.parent,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent)])})

    def result(self) -> tuple[int, str]:
        """Wait for its end: exit status and output."""
        status = self.process.wait()
        self.output.seek(0)
        return status, self.output.read()

    def close(self) -> None:
        """End it, if it still runs."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.output.close()
