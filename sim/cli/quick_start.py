"""Importing SimPy's core without the rest of its package.

``simpy/__init__.py`` asks the installation for SimPy's version, which parses metadata for some
40 ms: four times what Python itself needs to start. The engine uses `Environment` and
`Event` only. The package is therefore put in place unexecuted; whoever wants more of
it gets it executed then.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

_USED = {"core": ("Environment",), "events": ("Event", "Timeout", "Process")}


class _Package(ModuleType):
    """The package ``simpy``, not executed until a name is wanted that it does not have yet."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        self.__class__ = ModuleType  # type: ignore[assignment]
        assert self.__spec__ is not None and self.__spec__.loader is not None
        self.__spec__.loader.exec_module(self)
        return getattr(self, name)


def load_simpy() -> None:
    """Put ``simpy`` into `sys.modules`, with the names that the engine uses."""
    if "simpy" in sys.modules:
        return
    from importlib.machinery import PathFinder

    spec = PathFinder.find_spec("simpy")
    if spec is None or spec.submodule_search_locations is None:
        return  # it is not installed, or unusual: importing it will say so, or work
    package = _Package("simpy")
    package.__spec__ = spec
    package.__path__ = spec.submodule_search_locations
    package.__file__ = spec.origin
    package.__package__ = "simpy"
    sys.modules["simpy"] = package
    for part, names in _USED.items():
        module = import_module(f"simpy.{part}")
        package.__dict__.update((name, getattr(module, name)) for name in names)
