"""The whole suite again, on a host without fork and the modules that Windows lacks.

It takes as long as everything else together, so it is started when the tests are (see conftest.py),
and goes on beside them on another CPU.
"""

from __future__ import annotations

import os

import pytest
from second_suite import SecondSuite


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this host has nothing to take away")
def test_the_suite_passes_without_posix(second_suite: SecondSuite) -> None:
    status, output = second_suite.result()
    assert status == 0, output[-6000:]
    assert " passed" in output
