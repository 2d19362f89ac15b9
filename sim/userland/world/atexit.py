"""The simulated module `atexit`: each process has its own list of functions.

A child of fork has those of its parent, as replay registers them again. Source:
Modules/atexitmodule.c.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

from greenlet import GreenletExit

from sim.userland.here import ProcessGone, here
from sim.userland.world.registry import Module

ATEXIT = Module("atexit")
Function = TypeVar("Function", bound="Callable[..., Any]")
TEXT = (
    "Exception ignored in atexit callback {!r}:" if sys.version_info >= (3, 13)
    else "Exception ignored in atexit callback: {!r}"
)


@ATEXIT.function
def register(func: Function, /, *args: Any, **kwargs: Any) -> Function:
    """Register a function to be executed upon normal program termination."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    here.image.exit_functions.append((func, args, kwargs))
    return func


@ATEXIT.function
def unregister(func: Any, /) -> None:
    """Unregister an exit function which was previously registered using atexit.register."""
    functions = here.image.exit_functions
    for place, entry in enumerate(functions):
        if entry is not None and entry[0] == func:
            functions[place] = None  # the places of the others stay, as in C


@ATEXIT.function
def _clear() -> None:
    """Clear the list of previously registered exit functions."""
    here.image.exit_functions.clear()


@ATEXIT.function
def _ncallbacks() -> int:
    """Return the number of registered exit functions."""
    return len(here.image.exit_functions)


@ATEXIT.function
def _run_exitfuncs() -> None:
    """Run all registered exit functions, last one first, and forget them.

    What one of them raises is printed; functions that are registered meanwhile never run.
    """
    functions = here.image.exit_functions
    for place in range(len(functions) - 1, -1, -1):
        if place >= len(functions) or functions[place] is None:
            continue  # unregistered meanwhile
        func, args, kwargs = functions[place]
        try:
            func(*args, **kwargs)
        except (GreenletExit, ProcessGone):
            raise
        except BaseException as error:
            here.image.unraisable(error, TEXT.format(func))
    functions.clear()


def exports() -> dict[str, Any]:
    """All names of the module."""
    return dict(ATEXIT.names)
