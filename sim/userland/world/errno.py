"""The simulated module `errno`: Linux's table, whatever the host's is (errno(3))."""

from __future__ import annotations

from typing import Any

from sim.kernel import errors

_ALIASES = {"EWOULDBLOCK": "EAGAIN", "EDEADLOCK": "EDEADLK", "ENOTSUP": "EOPNOTSUPP"}
_SHOWN = ("EDEADLOCK", "ENOTSUP")
"""The aliases by which ``errorcode`` calls their numbers (the later one in C wins)."""


def exports() -> dict[str, Any]:
    """All error names, and ``errorcode``."""
    names: dict[str, Any] = {name: number for number, name in errors.ERRNO_NAMES.items()}
    for alias, name in _ALIASES.items():
        names[alias] = names[name]
    shown = dict(errors.ERRNO_NAMES)
    shown.update((names[alias], alias) for alias in _SHOWN)
    return {**names, "errorcode": shown}
