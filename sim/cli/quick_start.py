"""Starting quickly: modules that are imported on the way to a run, but not needed for it.

* ``simpy/__init__.py`` asks the installation for SimPy's version, which parses metadata for
  some 30 ms: three times what Python itself needs to start. The engine uses two names
  of ``simpy.core`` and ``simpy.events``, so the package is put in place unexecuted.
* ``urllib.parse`` imports ``ipaddress`` for one check, and tracebacks are seldom printed:
  these modules are executed when they are first used.

Whoever does use more of them gets them whole, as ever.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.machinery import PathFinder
from types import ModuleType

_USED = {"core": ("Environment",), "events": ("Event", "Timeout", "Process")}
_LATER = ("ipaddress", "traceback")


class _Deferred(ModuleType):
    """A module that is not executed until a name is wanted that it does not have yet.

    (`importlib.util.LazyLoader` executes it as soon as it is imported a second time.)
    """

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        self.__class__ = ModuleType  # type: ignore[assignment]
        assert self.__spec__ is not None
        assert self.__spec__.loader is not None
        self.__spec__.loader.exec_module(self)
        return getattr(self, name)


def prepare() -> None:
    """Put the modules into `sys.modules` that are to be executed later, or in part."""
    for name in _LATER:
        _defer(name)
    if _defer("simpy"):
        for part, names in _USED.items():
            module = import_module(f"simpy.{part}")
            sys.modules["simpy"].__dict__.update((name, getattr(module, name)) for name in names)


def _defer(name: str) -> bool:
    """Put a module in place unexecuted; False if it is there already or not to be found."""
    spec = None if name in sys.modules else PathFinder.find_spec(name)
    if spec is None or spec.loader is None:
        return False  # missing, or an unusual installation: importing it will say so, or work
    module = sys.modules[name] = _Deferred(name)
    module.__spec__, module.__loader__, module.__file__ = spec, spec.loader, spec.origin
    module.__package__ = name.rpartition(".")[0]
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
        module.__package__ = name
    return True
