"""The built-in functions that differ inside the simulation.

The rest of `builtins` is the host's. Those here would otherwise touch the host (open, print,
input), run code that cannot be preempted (exec, eval, compile), or give answers that differ
from one replay to the next (id, and the default hash and repr of objects).
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from types import CodeType
from typing import Any

from sim.userland.here import here
from sim.userland.ticks import compile_ticking

_host_print = builtins.print
_host_id = builtins.id
_host_exec = builtins.exec
_host_eval = builtins.eval
_host_build_class = builtins.__build_class__  # type: ignore[attr-defined]
_IDENTITY_BASE = 0x7F00_0000_0000
_MISSING: Any = object()


def print(*args: Any, sep: Any = " ", end: Any = "\n", file: Any = None,
          flush: Any = False) -> None:
    """print() to the simulated sys.stdout."""
    if file is None:
        file = here.image.sys.stdout
        if file is None:
            return
    _host_print(*args, sep=sep, end=end, file=file, flush=flush)


def input(prompt: Any = "", /) -> str:
    """input() as CPython has it (bltinmodule.c): the prompt goes to standard error on a terminal
    (where readline would print it), else to standard output."""
    system = here.image.sys
    for name in ("stdin", "stdout", "stderr"):
        if getattr(system, name, None) is None:
            raise RuntimeError(f"input(): lost sys.{name}")
    system.stderr.flush()
    text = str(prompt)
    if text:
        system.stdout.write(text)
    system.stdout.flush()
    line = system.stdin.readline()
    if not isinstance(line, str):
        raise TypeError("object.readline() returned non-string")
    if not line:
        raise EOFError("EOF when reading a line")
    return line.removesuffix("\n")


def id(thing: object, /) -> int:
    """id(): a number that is the same in every replay."""
    return _IDENTITY_BASE + 16 * here.image.identity(thing)


def compile(source: Any, filename: Any, mode: str, flags: int = 0, dont_inherit: bool = False,
            optimize: int = -1, *, _feature_version: int = -1) -> Any:
    """compile(), with ticks unless only a tree is wanted."""
    import ast

    if flags & ast.PyCF_ONLY_AST:
        return builtins.compile(source, filename, mode, flags, dont_inherit, optimize,
                                _feature_version=_feature_version)
    if isinstance(filename, bytes):
        filename = filename.decode()
    return compile_ticking(source, filename, mode, flags, True, optimize)


def exec(source: Any, globals: Any = None, locals: Any = None, /, **options: Any) -> None:
    """exec() of code that ticks."""
    _run(_host_exec, source, globals, locals, "exec", options)


def eval(source: Any, globals: Any = None, locals: Any = None, /) -> Any:
    """eval() of code that ticks."""
    if isinstance(source, str):
        source = source.lstrip(" \t")
    return _run(_host_eval, source, globals, locals, "eval", {})


def _run(run: Callable[..., Any], source: Any, globals: Any, locals: Any, mode: str,
         options: dict[str, Any]) -> Any:
    frame = sys._getframe(2)
    if globals is None:
        globals = frame.f_globals
        if locals is None:
            locals = frame.f_locals
    if not isinstance(source, CodeType):
        source = compile_ticking(source, "<string>", mode)
    if isinstance(globals, dict):
        globals.setdefault("__builtins__", here.image.builtins)
    if locals is None:
        return run(source, globals, **options)
    return run(source, globals, locals, **options)


# ---- classes: hash and repr that do not depend on host addresses ----------------------------


def _stable_hash(self: object) -> int:
    return here.image.identity(self)


def _stable_repr(self: object) -> str:
    kind = type(self)
    name = kind.__qualname__ if kind.__module__ == "builtins" else (
        f"{kind.__module__}.{kind.__qualname__}")
    return f"<{name} object at {id(self):#x}>"


_stable_hash.__name__ = "__hash__"
_stable_repr.__name__ = "__repr__"
_DEFAULTS: dict[str, Any] = {"__hash__": _stable_hash, "__repr__": _stable_repr}


def build_class(function: Any, name: str, /, *bases: Any, **options: Any) -> Any:
    """``class`` statements: an object's default hash and repr are its rank, not its address.

    Without this, the order of a set of objects would differ in a replay.
    """
    made = _host_build_class(function, name, *bases, **options)
    if isinstance(made, type):
        _give_defaults(made)
    return made


def _give_defaults(kind: type) -> None:
    for name, default in _DEFAULTS.items():
        if getattr(kind, name, None) is getattr(object, name):
            try:
                setattr(kind, name, default)
            except (AttributeError, TypeError):
                continue


def without_defaults(kind: type, action: Callable[[], type]) -> type:
    """Do something to a class that must not see the methods given by `build_class`."""
    for name, default in _DEFAULTS.items():
        if kind.__dict__.get(name) is default:
            delattr(kind, name)
    result = action()
    _give_defaults(result)
    return result


class Quitter:
    """exit and quit, as site.py has them."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        if sys.version_info >= (3, 13):
            return f"Use {self.name}() or Ctrl-D (i.e. EOF) to exit"
        return f"Use {self.name}() or Ctrl-D (i.e. EOF) to exit"

    def __call__(self, code: Any = None) -> None:
        try:
            here.image.sys.stdin.close()
        except Exception:  # noqa: S110 - as site.py does
            pass
        raise SystemExit(code)


def breakpoint(*args: Any, **options: Any) -> None:
    """Not simulated."""
    raise here.image.unsupported("breakpoint()", "look at the run's trace instead")


def shared_builtins() -> dict[str, Any]:
    """The built-in names as simulated code sees them, but for ``__import__``."""
    from sim.userland.stdio import open as open_file

    names = dict(builtins.__dict__)
    for extra in ("copyright", "credits", "license", "help", "_"):
        names.pop(extra, None)
    names.update(
        print=print, input=input, id=id, compile=compile, exec=exec, eval=eval,
        open=open_file, breakpoint=breakpoint, __build_class__=build_class,
        exit=Quitter("exit"), quit=Quitter("quit"), __tick__=_no_tick,
    )
    return names


def _no_tick() -> None:
    """The tick of shared code, which is not compiled with ticks."""
