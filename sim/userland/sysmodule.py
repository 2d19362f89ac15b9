"""The module `sys`: what of it is a process's own, what is the same for all.

Each process has a `ProcessSys`: its own argv, modules, path and standard streams over what the
simulated interpreter would say. Shared library modules see a `SharedSys`, which looks each
name up in the process that is executing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

from sim.userland.here import here
from sim.userland.recursion import recursion
from sim.userland.stdio import STREAMS, make_standard_stream
from sim.userland.world.registry import Builtin

if TYPE_CHECKING:
    from sim.userland.image import Image

_COPIED = (
    "abiflags api_version byteorder copyright float_info float_repr_style hash_info hexversion "
    "int_info maxsize maxunicode thread_info version version_info exc_info exception getrefcount "
    "getsizeof intern _getframe _getframemodulename is_finalizing "
    "getdefaultencoding getswitchinterval stdlib_module_names get_int_max_str_digits "
    "set_int_max_str_digits _current_frames _clear_type_cache get_asyncgen_hooks "
    "set_asyncgen_hooks call_tracing get_coroutine_origin_tracking_depth "
    "set_coroutine_origin_tracking_depth _is_interned _is_gil_enabled activate_stack_trampoline "
    "is_stack_trampoline_active __breakpointhook__ flags"
).split()


def _exit(status: Any = None, /) -> None:
    """sys.exit(): the status is what SystemExit is made of, as PyErr_SetObject does it."""
    if isinstance(status, SystemExit):
        raise status
    if status is None:
        raise SystemExit
    raise SystemExit(*(status if isinstance(status, tuple) else (status,)))


def _setrecursionlimit(limit: int, /) -> None:
    """sys.setrecursionlimit(): each process has its own."""
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    depth, frame = 0, sys._getframe(1)
    while frame is not None:
        depth, frame = depth + 1, frame.f_back  # type: ignore[assignment]
    if depth >= limit:
        raise RecursionError(
            f"cannot set the recursion limit to {limit} at the recursion depth {depth}: "
            "the limit is too low")
    recursion.set(limit)
    here.image.recursion_limit = limit


def _getrecursionlimit() -> int:
    """sys.getrecursionlimit()."""
    return here.image.recursion_limit


def _excepthook(kind: Any, value: Any, traceback: Any, /) -> None:
    """sys.excepthook: print a traceback on standard error."""
    from sim.userland.tracebacks import print_exception

    print_exception(here.image, value, traceback)


def _unraisablehook(args: Any, /) -> None:
    """sys.unraisablehook."""
    from sim.userland.tracebacks import print_unraisable

    message = args.err_msg or "Exception ignored in"
    where = f"{message}:" if args.object is None else f"{message}: {args.object!r}"
    print_unraisable(here.image, args.exc_value, where)


def _displayhook(value: Any, /) -> None:
    """sys.displayhook."""
    if value is not None:
        here.image.sys.stdout.write(f"{value!r}\n")


def _nothing(*args: Any) -> None:
    """A setting that has no meaning in the simulation."""


def _absent(name: str, instead: str) -> Callable[..., Any]:
    """A function that only takes None, which switches off what never is on."""
    def function(value: Any, /) -> None:
        if value is not None:
            raise here.image.unsupported(f"sys.{name}", instead)

    return _builtin(function, name)


def _builtin(function: Callable[..., Any], name: str = "") -> Builtin:
    """A function as `sys` shows it. Theirs are of C and bind to no object."""
    function.__module__ = "sys"
    function.__name__ = function.__qualname__ = name or function.__name__.removeprefix("_")
    return Builtin(function)


def _template() -> dict[str, Any]:
    """What is the same in every process."""
    names = {name: getattr(sys, name) for name in _COPIED if hasattr(sys, name)}
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    cache_tag = f"cpython-{sys.version_info[0]}{sys.version_info[1]}"
    excepthook, displayhook = _builtin(_excepthook), _builtin(_displayhook)
    unraisablehook = _builtin(_unraisablehook)
    names.update(
        platform="linux", platlibdir="lib", executable=f"/usr/bin/python{version}",
        _base_executable=f"/usr/bin/python{version}", prefix="/usr", base_prefix="/usr",
        exec_prefix="/usr", base_exec_prefix="/usr", pycache_prefix=None, abiflags="",
        implementation=SimpleNamespace(
            name="cpython", version=sys.version_info, hexversion=sys.hexversion,
            cache_tag=cache_tag, _multiarch="x86_64-linux-gnu"),
        thread_info=sys.thread_info, warnoptions=[], dont_write_bytecode=False,
        exit=_builtin(_exit), excepthook=excepthook, __excepthook__=excepthook,
        unraisablehook=unraisablehook, __unraisablehook__=unraisablehook,
        displayhook=displayhook, __displayhook__=displayhook,
        setrecursionlimit=_builtin(_setrecursionlimit),
        getrecursionlimit=_builtin(_getrecursionlimit), _git=("CPython", "", ""),
        setswitchinterval=_nothing, audit=_nothing, getfilesystemencoding=lambda: "utf-8",
        getfilesystemencodeerrors=lambda: "surrogateescape", gettrace=_nothing,
        getprofile=_nothing, settrace=_absent("settrace", "the run's trace shows every call"),
        setprofile=_absent("setprofile", "the run's trace shows every call"),
        getallocatedblocks=lambda: 0, meta_path=[], path_hooks=[], path_importer_cache={},
        _get_cpu_count_config=lambda: -1, builtin_module_names=_BUILTIN_MODULES, orig_argv=[],
        _framework="", _home=None, _xoptions={},
    )
    return names


_BUILTIN_MODULES = (
    "_abc", "_ast", "_codecs", "_collections", "_functools", "_imp", "_io", "_locale",
    "_operator", "_signal", "_sre", "_stat", "_string", "_symtable", "_thread", "_tokenize",
    "_tracemalloc", "_typing", "_warnings", "_weakref", "atexit", "builtins", "errno",
    "faulthandler", "gc", "itertools", "marshal", "posix", "pwd", "sys", "time", "xxsubtype",
)
TEMPLATE = _template()


class ProcessSys(ModuleType):
    """One process's ``sys``."""

    __slots__ = ("image",)

    def __init__(self, image: Image) -> None:
        super().__init__("sys", sys.__doc__)
        self.image = image
        program = image.program
        directory = program.path.rpartition("/")[0] or "/"
        self.__dict__.update(
            argv=list(program.argv), modules=image.modules,
            path=[directory if program.path else "", "/usr/lib/python3"],
            orig_argv=["python3", *program.argv],
        )

    def __getattr__(self, name: str) -> Any:
        bare = name.removeprefix("__").removesuffix("__")
        if bare in STREAMS and name in (bare, f"__{bare}__"):
            if bare not in self.__dict__:
                self.__dict__[bare] = make_standard_stream(self.image, bare)
            self.__dict__.setdefault(f"__{bare}__", self.__dict__[bare])
            return self.__dict__[name]
        if name in TEMPLATE:
            value = TEMPLATE[name]
            if isinstance(value, list | dict):
                value = self.__dict__[name] = value.copy()
            return value
        if name in _UNSUPPORTED or name.startswith("_") or not hasattr(sys, name):
            raise AttributeError(f"module 'sys' has no attribute {name!r}")
        raise self.image.unsupported(f"sys.{name}")

    def __dir__(self) -> list[str]:
        return sorted({*TEMPLATE, *self.__dict__, *STREAMS})


_UNSUPPORTED = frozenset({"last_type", "last_value", "last_traceback", "last_exc", "tracebacklimit",
                          "getwindowsversion", "winver", "dllhandle", "gettotalrefcount",
                          "monitoring", "getdlopenflags", "setdlopenflags"})


class SharedSys(ModuleType):
    """``sys`` as shared library modules see it: that of the executing process."""

    shared = True

    def __init__(self) -> None:
        super().__init__("sys", sys.__doc__)

    def __getattr__(self, name: str) -> Any:
        from sim.userland.importing import LIBRARY

        if name == "modules" and LIBRARY.loading:
            return LIBRARY.modules
        if here.anyone:
            return getattr(here.image.sys, name)
        return TEMPLATE[name] if name in TEMPLATE else getattr(sys, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name.startswith("__") or not here.anyone:
            super().__setattr__(name, value)
        else:
            setattr(here.image.sys, name, value)
