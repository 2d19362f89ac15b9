"""The whole suite again, on a host without fork and the modules that Windows lacks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this host has nothing to take away")
def test_the_suite_passes_without_posix() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "without_posix", "-p", "no:cacheprovider",
         "--override-ini=addopts=", "-m", "not campaign", str(TESTS)],
        capture_output=True, text=True, check=False, cwd=TESTS.parent,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent)])})
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert " passed" in done.stdout
