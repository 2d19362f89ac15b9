"""A small `importlib` for simulated code: import_module, reload, and util.find_spec."""

from __future__ import annotations

import importlib.util as host_util
from types import ModuleType
from typing import Any

from sim.userland.here import here


def import_module(name: str, package: str | None = None) -> ModuleType:
    """importlib.import_module()."""
    level = len(name) - len(name.lstrip("."))
    if level:
        if not package:
            raise TypeError(
                f"the 'package' argument is required to perform a relative import for {name!r}")
        name = host_util.resolve_name(name, package)
    return here.image.state["importer"].get(name)  # type: ignore[no-any-return]


def invalidate_caches() -> None:
    """importlib.invalidate_caches()."""


def reload(module: ModuleType) -> ModuleType:
    """importlib.reload(): execute the module's code again (in a new module object)."""
    modules = here.image.modules
    modules.pop(module.__name__, None)
    fresh = import_module(module.__name__)
    module.__dict__.update(fresh.__dict__)
    modules[module.__name__] = module
    return module


def find_spec(name: str, package: str | None = None) -> Any:
    """importlib.util.find_spec(), by trying to import."""
    try:
        return import_module(name, package).__spec__
    except ImportError:
        return None


_AS_ON_HOST = (
    "importlib.machinery", "importlib.abc", "importlib._bootstrap", "importlib._bootstrap_external")


def make_importlib(name: str) -> ModuleType:
    """`importlib` or one of its submodules."""
    module = ModuleType(name)
    if name == "importlib":
        module.__path__ = []
        module.__dict__.update(
            import_module=import_module, invalidate_caches=invalidate_caches, reload=reload)
    elif name == "importlib.util":
        module.__dict__.update(find_spec=find_spec, resolve_name=host_util.resolve_name)
    elif name in _AS_ON_HOST:
        module.__dict__.update(vars(__import__(name, fromlist=["x"])))
    else:
        raise here.image.unsupported(f"module {name}")
    return module
