"""From a function object to a script: its source and what it uses from its own module."""

from __future__ import annotations

import inspect
import textwrap
from types import FunctionType, ModuleType

_PLAIN = (int, float, str, bytes, bool, type(None))


def function_source(function: FunctionType) -> str:
    """A script that defines the function and calls it.

    Raises ValueError if its source is not to be had, or if it closes over variables.
    """
    if function.__closure__:
        names = ", ".join(function.__code__.co_freevars)
        raise ValueError(f"{function.__name__}() uses {names} of an enclosing function; "
                         f"define it at the top of a module")
    lines: list[str] = []
    _add(function, lines, set())
    return "\n".join([*lines, f"{function.__name__}()", ""])


def _add(function: FunctionType, lines: list[str], seen: set[str]) -> None:
    """Append what a function needs, then the function itself."""
    seen.add(function.__name__)
    try:
        source = textwrap.dedent(inspect.getsource(function))
    except (OSError, TypeError):
        raise ValueError(f"the source of {function.__name__}() cannot be found") from None
    if source.startswith("@"):
        raise ValueError(f"{function.__name__}() is decorated; pass a plain function")
    for name in _global_names(function):
        if name in seen or name not in function.__globals__:
            continue
        value = function.__globals__[name]
        if isinstance(value, ModuleType):
            seen.add(name)
            lines.append(f"import {value.__name__} as {name}" if value.__name__ != name
                         else f"import {name}")
        elif isinstance(value, _PLAIN):
            seen.add(name)
            lines.append(f"{name} = {value!r}")
        elif isinstance(value, FunctionType):
            _add(value, lines, seen)
    lines.append(source)


def _global_names(function: FunctionType) -> list[str]:
    """Names a function (and what is nested in it) may look up in its module."""
    names: list[str] = []
    codes = [function.__code__]
    while codes:
        code = codes.pop()
        names.extend(code.co_names)
        codes.extend(item for item in code.co_consts if inspect.iscode(item))
    return names
