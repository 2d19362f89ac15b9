"""Making the simulation's own modules, and small adjustments to library ones."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from types import FrameType, ModuleType
from typing import Any

from sim.userland.here import here
from sim.userland.pickling import adjust_pickle


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
    file = f"sim.userland.world.{name.replace('.', '_')}"
    if "." in name and importlib.util.find_spec(file) is None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    source = importlib.import_module(file)
    exports: dict[str, Any] = source.exports()
    module = ModuleType(name, source.__doc__)
    module.__dict__.update(exports)
    return module


def adjust(module: ModuleType) -> None:
    """What must differ in a library module that has been executed in the simulation."""
    adjustment = _ADJUSTMENTS.get(module.__name__)
    if adjustment is not None:
        adjustment(module)


def _adjust_linecache(module: ModuleType) -> None:
    """Sources of the user's files and of the library are known without opening files."""
    original = module.updatecache

    def updatecache(filename: str, module_globals: Any = None) -> list[str]:
        from sim.userland.tracebacks import source_lines

        lines = source_lines(here.image.program, filename)
        return lines if lines else original(filename, module_globals)

    module.updatecache = updatecache  # type: ignore[attr-defined]


def _adjust_dataclasses(module: ModuleType) -> None:
    """dataclass() must not take the defaults given to every class for the user's own methods."""
    from sim.userland.builtin_functions import without_defaults

    original = module._process_class

    def process(cls: type, *args: Any, **options: Any) -> type:
        return without_defaults(cls, lambda: original(cls, *args, **options))

    module._process_class = process  # type: ignore[attr-defined]


def _adjust_traceback(module: ModuleType) -> None:
    """Tracebacks and stacks without the simulator's frames."""
    from sim.userland.tracebacks import is_shown

    summary: Any = module.StackSummary
    extract = summary._extract_from_extended_frame_gen.__func__
    own_file = extract.__code__.co_filename

    def shown(item: tuple[FrameType, Any]) -> bool:
        code = item[0].f_code
        return is_shown(code.co_filename, code.co_name)

    def _extract_from_extended_frame_gen(klass: Any, frame_gen: Any, /, **options: Any) -> Any:
        return extract(klass, filter(shown, frame_gen), **options)

    def walk_stack(f: FrameType | None) -> Iterator[tuple[FrameType, int]]:
        """Walk a stack yielding the frame and line number for each frame."""
        if f is None:
            f = sys._getframe(1)
            while f is not None and (f.f_code.co_filename == own_file or not is_shown(
                    f.f_code.co_filename, f.f_code.co_name)):
                f = f.f_back
        while f is not None:
            if is_shown(f.f_code.co_filename, f.f_code.co_name):
                yield f, f.f_lineno
            f = f.f_back

    summary._extract_from_extended_frame_gen = classmethod(_extract_from_extended_frame_gen)
    module.walk_stack = walk_stack  # type: ignore[attr-defined]


def _adjust_inspect(module: ModuleType) -> None:
    """inspect.stack() and the like without the simulator's frames."""
    from sim.userland.tracebacks import is_shown

    for name in ("getouterframes", "getinnerframes"):
        original = getattr(module, name)

        def frames(start: Any, context: int = 1, of: Any = original) -> list[Any]:
            return [info for info in of(start, context) if is_shown(info.filename, info.function)]

        setattr(module, name, frames)


def _adjust_datetime(module: ModuleType) -> None:
    """The errors of the datetime module in C (which would ask the host's clock)."""
    for name in ("_check_date_fields", "_check_time_fields"):
        if hasattr(module, name):
            setattr(module, name, _with_errors_of_c(getattr(module, name)))

    def compare_error(x: Any, y: Any) -> Any:
        first, second = (
            f"datetime.{kind.__name__}" if kind.__module__.endswith("datetime") else kind.__name__
            for kind in (type(x), type(y)))
        raise TypeError(f"can't compare {first} to {second}")

    if hasattr(module, "_cmperror"):
        setattr(module, "_cmperror", compare_error)  # noqa: B010 - modules have no such name


def _with_errors_of_c(check: Any) -> Any:
    def checked(*fields: Any) -> Any:
        try:
            return check(*fields)
        except ValueError as error:
            text = str(error.args[0])
            if text.startswith("day must"):
                text = "day is out of range for month"
            elif text.startswith("year must"):
                text = f"year {error.args[1]} is out of range"
            raise ValueError(text) from None

    return checked


_ADJUSTMENTS = {
    "datetime": _adjust_datetime, "_pydatetime": _adjust_datetime,
    "linecache": _adjust_linecache, "dataclasses": _adjust_dataclasses,
    "traceback": _adjust_traceback, "inspect": _adjust_inspect, "pickle": adjust_pickle,
}
