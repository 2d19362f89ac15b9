"""How a simulated module's names are collected.

A C function does not become a method when it is stored on a class; a Python function does. So
every function that stands in for a C function is exported wrapped in `Builtin`, a kind of
staticmethod, which never binds and whose call costs about 15 ns more.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

Function = TypeVar("Function", bound="Callable[..., Any]")
Class = TypeVar("Class", bound="type")


class Builtin(staticmethod):  # type: ignore[type-arg]
    """A Python function that looks like a C function of its module."""

    def __repr__(self) -> str:
        return f"<built-in function {self.__name__}>"

    def __reduce__(self) -> str:
        """Pickled by module and name, as functions are."""
        return self.__name__

    def __copy__(self) -> Builtin:
        return self

    def __deepcopy__(self, memo: object) -> Builtin:
        return self


Builtin.__name__ = Builtin.__qualname__ = "builtin_function_or_method"
Builtin.__module__ = "builtins"


class Module:
    """The names of one simulated module, gathered from the files that make it up.

    ``name`` is the name by which scripts import it: functions and classes say that they are
    from there.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.names: dict[str, Any] = {}

    def function(self, function: Function) -> Function:
        """Export a function under its own name; returns it as it is, for use within."""
        function.__module__ = self.name
        function.__qualname__ = function.__name__
        self.names[function.__name__] = Builtin(function)
        return function

    def alias(self, name: str, of: str) -> None:
        """A second name for what is exported already."""
        self.names[name] = self.names[of]

    def type(self, kind: Class) -> Class:
        """Export a class under its own name."""
        kind.__module__ = self.name
        kind.__qualname__ = kind.__name__
        self.names[kind.__name__] = kind
        return kind

    def constants(self, table: Mapping[str, Any]) -> None:
        """Export plain values."""
        self.names.update(table)

    def since(self, version: tuple[int, int], *names: str) -> None:
        """Take names away again that older Pythons than ``version`` do not have."""
        if sys.version_info < version:
            for name in names:
                del self.names[name]
