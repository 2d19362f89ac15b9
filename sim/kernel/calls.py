"""The table of system calls. Each concern's module adds its own with `@system_call`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

from sim.kernel.process import Task, Value, Wait

SystemCall: TypeAlias = "Callable[..., Value | Wait]"
SYSTEM_CALLS: dict[str, SystemCall] = {}
"""Every system call by name, as ``function(kernel, task, *args)``."""

UNDO: dict[str, Callable[[Any, Task], None]] = {}
"""How a call that has been begun, and waits, is undone when it will not be tried again."""

_F = TypeVar("_F", bound=SystemCall)


def system_call(function: _F) -> _F:
    """Register ``sys_NAME(kernel, task, *args)`` as the system call NAME."""
    SYSTEM_CALLS[function.__name__.removeprefix("sys_")] = function
    return function
