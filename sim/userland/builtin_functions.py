"""The built-in functions that differ inside the simulation.

The rest of `builtins` is the host's. Those here would otherwise touch the host (open, print,
input), run code that cannot be preempted (exec, eval, compile), or give answers that differ
from one replay to the next (id, and the default hash and repr of objects).
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from functools import partial
from itertools import repeat
from types import CodeType
from typing import Any

from sim.userland.here import here
from sim.userland.ticks import compile_ticking
from sim.userland.world.registry import Builtin

_host_print = builtins.print
_host_id = builtins.id
_host_exec = builtins.exec
_host_eval = builtins.eval
_host_build_class = builtins.__build_class__
CO_OPTIMIZED = 1
_IDENTITY_BASE = 0x7F00_0000_0000
_MISSING: Any = object()


def print(*args: Any, file: Any = None, **options: Any) -> None:
    """print() to the simulated sys.stdout."""
    if file is None:
        file = here.image.sys.stdout
        if file is None:
            return
    _host_print(*args, file=file, **options)


def display(value: object) -> None:
    """Show the value of an expression statement that was compiled in mode "single"."""
    here.image.sys.displayhook(value)


def input(prompt: Any = "", /) -> str:
    """input() as CPython has it (bltinmodule.c): the prompt goes to standard error on a terminal
    (where readline would print it), else to standard output.
    """
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
    globals, locals = _surroundings(globals, locals)
    _run(_host_exec, source, globals, locals, "exec", options)


def eval(source: Any, globals: Any = None, locals: Any = None, /) -> Any:
    """eval() of code that ticks."""
    globals, locals = _surroundings(globals, locals)
    if isinstance(source, str):
        source = source.lstrip(" \t")
    return _run(_host_eval, source, globals, locals, "eval", {})


def _surroundings(globals: Any, locals: Any) -> tuple[Any, Any]:
    """The name spaces in which exec() and eval() work: if none are given, those of the caller."""
    if globals is None:
        frame = sys._getframe(2)
        globals = frame.f_globals
        if locals is None:
            locals = frame.f_locals
            if sys.version_info >= (3, 13) and frame.f_code.co_flags & CO_OPTIMIZED:
                locals = dict(locals)  # a snapshot (PEP 667)
    return globals, locals


def _run(run: Callable[..., Any], source: Any, globals: Any, locals: Any, mode: str,
         options: dict[str, Any]) -> Any:
    ticking = True
    if isinstance(globals, dict):
        names = globals.setdefault("__builtins__", here.image.builtins)
        ticking = not isinstance(names, dict) or "__ticks__" in names
    if not isinstance(source, CodeType):
        compiler = compile_ticking if ticking else builtins.compile
        source = compiler(source, "<string>", mode)
    elif not ticking:  # the script gives its own built-in names, and gets ours in addition
        globals["__builtins__"].update(_for_ticking())
    if locals is None:
        return run(source, globals, **options)
    return run(source, globals, locals, **options)


def _for_ticking() -> dict[str, Any]:
    """The names that code uses which was compiled with ticks."""
    names = here.image.builtins
    return {name: names[name] for name in _TICKING}


_TICKING = ("__ticks__", "__tick__", "__renew_ticks__", "__display__")


def renew_ticks() -> None:
    """Make new ticks in the place of those that have come to their end."""
    here.image.make_ticks()


# ---- classes: hash and repr that do not depend on host addresses ----------------------------


def _stable_hash(self: object) -> int:
    return here.image.identity(self)


def _stable_repr(self: object) -> str:
    kind = type(self)
    name = kind.__qualname__ if kind.__module__ == "builtins" else (
        f"{kind.__module__}.{kind.__qualname__}")
    return f"<{name} object at {id(self):#x}>"


class _Default:
    """A default method as a class has it. Not a function: it was not written by the user."""

    def __init__(self, function: Callable[[object], Any], original: object) -> None:
        self.function = function
        self.original = original
        self.__doc__ = original.__doc__

    def __get__(self, thing: object, kind: type | None = None) -> Any:
        return self if thing is None else partial(self.function, thing)

    def __call__(self, thing: object) -> Any:
        return self.function(thing)

    def __repr__(self) -> str:
        return repr(self.original)


_DEFAULTS: dict[str, Any] = {
    "__hash__": _Default(_stable_hash, object.__hash__),
    "__repr__": _Default(_stable_repr, object.__repr__),
}


def __build_class__(function: Any, name: str, /, *bases: Any, **options: Any) -> Any:
    """``class`` statements: an object's default hash and repr are its rank, not its address.

    Without this, the order of a set of objects would differ in a replay.
    """
    made = _host_build_class(function, name, *bases, **options)
    if isinstance(made, type):
        _give_defaults(made)
    return made


def _give_defaults(kind: type) -> None:
    for name, default in _DEFAULTS.items():
        now = getattr(kind, name, None)
        try:
            if now is getattr(object, name):
                setattr(kind, name, default)
            elif now is default and len(kind.__bases__) > 1:
                _undo_default(kind, name, default)
        except (AttributeError, TypeError):
            continue


def _undo_default(kind: type, name: str, default: object) -> None:
    """Without the default of its first base, a class would have what another base defines."""
    for base in kind.__mro__[:-1]:
        if base.__dict__.get(name, default) is not default:
            setattr(kind, name, base.__dict__[name])
            return


def without_defaults(kind: type, action: Callable[[], type]) -> type:
    """Do something to a class that must not see the methods given by `__build_class__`."""
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
        return f"Use {self.name}() or Ctrl-D (i.e. EOF) to exit"

    def __call__(self, code: Any = None) -> None:
        try:
            here.image.sys.stdin.close()
        except Exception:
            pass
        raise SystemExit(code)


class Helper:
    """help, as site.py has it."""

    def __repr__(self) -> str:
        return "Type help() for interactive help, or help(object) for help about object."

    def __call__(self, *args: Any, **options: Any) -> Any:
        pydoc: Any = here.image.state["importer"].get("pydoc")
        return pydoc.help(*args, **options)


def breakpoint(*args: Any, **options: Any) -> None:
    """Not simulated."""
    raise here.image.unsupported("breakpoint()", "look at the run's trace instead")


def shared_builtins() -> dict[str, Any]:
    """The built-in names as simulated code sees them, but for ``__import__``."""
    from sim.userland.stdio import open as open_file

    names = dict(builtins.__dict__)
    for extra in ("copyright", "credits", "license", "help", "_"):
        names.pop(extra, None)
    ours = (print, input, id, compile, exec, eval, breakpoint, __build_class__, open_file)
    for function in ours:
        function.__module__ = "_io" if function is open_file else "builtins"
        function.__qualname__ = function.__name__
        names[function.__name__] = Builtin(function)
    names.update(exit=Quitter("exit"), quit=Quitter("quit"), help=Helper(), __display__=display,
                 __ticks__=repeat(()), __tick__=tuple, __renew_ticks__=renew_ticks)
    return names
