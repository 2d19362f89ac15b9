"""Starting the interpreter again with a fixed PYTHONHASHSEED.

The iteration order of a set of strings depends on a number that Python draws at random when
it starts. A run must be the same every time, so the command draws 0. Only a new
interpreter can do that, which costs as much as starting Python does; so it is left out for a
script that makes no set and imports nothing that might. A number that the user
has set in PYTHONHASHSEED stays.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import ast

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
    if not sys.executable or not _may_see_hashes(sys.argv[1:]):
        return None
    os.environ[_NAME] = "0"
    command = [sys.executable, *sys.orig_argv[1:]]
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


_HARMLESS = frozenset(
    "os sys time errno math itertools functools struct json select resource fcntl atexit io stat "
    "string textwrap collections random signal".split())
"""Modules that make no set of strings, or let nobody see its order."""
_SETS = frozenset({"set", "frozenset", "hash", "exec", "eval", "compile", "__import__"})


def _may_see_hashes(argv: list[str]) -> bool:
    """Whether the order of a set of strings may matter to what the command is to run.

    False only for ``run SCRIPT`` with a script that surely has no such set.
    """
    if len(argv) < 2 or argv[0] != "run" or argv[1].startswith("-"):
        return True
    try:
        with open(argv[1], "rb") as script:
            source = script.read()
    except (OSError, ValueError):
        return False  # what is to be said of that does not depend on hashes
    return sees_hashes(source)


def sees_hashes(source: bytes) -> bool:
    """Whether a script names sets or hashes, or imports what may use them."""
    import ast

    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    views = operators = False
    for node in ast.walk(tree):
        if isinstance(node, (ast.Set, ast.SetComp)):
            return True
        if isinstance(node, ast.Name) and node.id in _SETS:
            return True
        if isinstance(node, (ast.Import, ast.ImportFrom)) and not _harmless(node):
            return True
        if isinstance(node, ast.Attribute):
            if node.attr == "__hash__":
                return True
            views = views or node.attr in ("keys", "items")  # {...}.keys() - {...} makes a set
        operators = operators or isinstance(node, (ast.BitAnd, ast.BitOr, ast.BitXor, ast.Sub))
    return views and operators


def _harmless(node: ast.Import | ast.ImportFrom) -> bool:
    if node.__class__.__name__ == "ImportFrom":
        names = [getattr(node, "module", None) or "." * getattr(node, "level", 1)]
    else:
        names = [alias.name for alias in node.names]
    return all(name.partition(".")[0] in _HARMLESS for name in names)
