"""Starting the interpreter again with a fixed PYTHONHASHSEED.

The iteration order of a set of strings depends on a number that Python draws at random when
it starts. A run must be the same every time, so the command draws 0. Only a new
interpreter can do that. A number that the user has set in PYTHONHASHSEED stays.
"""

from __future__ import annotations

import os
import sys

_NAME = "PYTHONHASHSEED"


def start_again() -> int | None:
    """Replace this process by one with fixed hashes; None if they are fixed already.

    Where a process cannot be replaced (Windows), returns the exit status of the second one.
    """
    # With -E or -I the variable is ignored: another start would change nothing.
    if not sys.flags.hash_randomization or sys.flags.ignore_environment:
        return None
    if os.environ.get(_NAME, "").isdecimal():
        return None
    os.environ[_NAME] = "0"
    command = [sys.executable, *sys.orig_argv[1:]]
    if not sys.executable:
        return None
    if os.name == "posix":
        os.execv(command[0], command)
    return _wait_for(command)


def _wait_for(command: list[str]) -> int:
    """Run the second interpreter on our own streams; returns its exit status."""
    import subprocess

    with subprocess.Popen(command) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # the second one has got it too, and decides what it means
