"""Making the simulation's own modules, and small adjustments to library ones."""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Any

from sim.userland.here import here


def make_native(name: str) -> ModuleType:
    """The shared module object of a native module."""
    if name in ("io", "_io"):
        from sim.userland.stdio import make_io

        return make_io(name)
    if name == "builtins":
        from sim.userland.importing import LIBRARY

        module = ModuleType("builtins")
        module.__dict__.update(LIBRARY.builtins)
        return module
    if name == "sys":
        from sim.userland.sysmodule import SharedSys

        return SharedSys()
    if name.partition(".")[0] == "importlib":
        from sim.userland.importlib_module import make_importlib

        return make_importlib(name)
    source = importlib.import_module(f"sim.userland.world.{name}")
    exports: dict[str, Any] = source.exports()
    module = ModuleType(name, source.__doc__)
    module.__dict__.update(exports)
    return module


def adjust(module: ModuleType) -> None:
    """What must differ in a library module executed in the simulation."""
    adjustment = _ADJUSTMENTS.get(module.__name__)
    if adjustment is not None:
        adjustment(module)


def _adjust_linecache(module: ModuleType) -> None:
    """Sources of the user's files and of the library are known without opening files."""
    original = module.updatecache  # type: ignore[attr-defined]

    def updatecache(filename: str, module_globals: Any = None) -> list[str]:
        from sim.userland.tracebacks import source_lines

        lines = source_lines(here.image.program, filename)
        return lines if lines else original(filename, module_globals)  # type: ignore[no-any-return]

    module.updatecache = updatecache  # type: ignore[attr-defined]


def _adjust_dataclasses(module: ModuleType) -> None:
    """dataclass() must not take the defaults given to every class for the user's own methods."""
    from sim.userland.builtin_functions import without_defaults

    original = module._process_class  # type: ignore[attr-defined]

    def process(cls: type, *args: Any, **options: Any) -> type:
        return without_defaults(cls, lambda: original(cls, *args, **options))  # type: ignore[no-any-return]

    module._process_class = process  # type: ignore[attr-defined]


_ADJUSTMENTS = {"linecache": _adjust_linecache, "dataclasses": _adjust_dataclasses}
