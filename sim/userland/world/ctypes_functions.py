"""Loading the C library with the simulated `ctypes`, and calling its functions.

Nothing of this reaches the host's C library: see `sim.userland.world.ctypes_libc`.
Sources: Lib/ctypes/__init__.py, Modules/_ctypes/_ctypes.c (PyCFuncPtr_call), callproc.c.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sim.userland.builtin_functions import id as stable_id
from sim.userland.handlers import run
from sim.userland.here import here
from sim.userland.world import ctypes_libc as libc
from sim.userland.world.convert import c_int as to_int
from sim.userland.world.ctypes_data import ADDRESS, CTYPES, _SimpleCData, is_simple, passed

C_INT: Any = CTYPES.names["c_int"]
ONLY_LIBC = 'the C library alone is there: ctypes.CDLL(None) or "libc.so.6"'
NO_CODE = "C code cannot be simulated"
DEFAULT_MODE = 0
SONAME = "libc.so.6"
ERRNO = "ctypes_errno"


@CTYPES.type
class ArgumentError(Exception):
    """An argument that cannot be converted."""


@CTYPES.function
def get_errno() -> int:
    """The errno of the last call of a library with ``use_errno``."""
    return here.image.state.get(ERRNO, 0)  # type: ignore[no-any-return]


@CTYPES.function
def set_errno(value: int, /) -> int:
    """Set what get_errno returns; returns what it was."""
    new, old = to_int(value), get_errno()
    here.image.state[ERRNO] = new
    return old


class _Stable:
    """Objects whose hash and repr are the same in every run."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return here.image.identity(self)

    def __repr__(self) -> str:
        kind = type(self)
        name = kind.__name__ if kind is _FuncPtr else f"{kind.__module__}.{kind.__qualname__}"
        return f"<{name} object at {stable_id(self):#x}>"


class _FuncPtr(_Stable):
    """A function of the C library."""

    def __init__(self, name: str, use_errno: bool) -> None:
        libc.find(name)
        self.__name__ = name
        self._use_errno = use_errno
        self._argtypes: Any = None
        self._restype: Any = C_INT
        self._errcheck: Any = None

    @property
    def argtypes(self) -> Any:
        """The declared types of its arguments."""
        return self._argtypes

    @argtypes.setter
    def argtypes(self, types: Any) -> None:
        if types is not None:
            if not isinstance(types, (tuple, list)):
                raise TypeError("_argtypes_ must be a sequence of types")
            for place, kind in enumerate(types, 1):
                if not hasattr(kind, "from_param"):
                    raise TypeError(f"item {place} in _argtypes_ has no from_param method")
        self._argtypes = types

    @property
    def restype(self) -> Any:
        """The declared type of its result."""
        return self._restype

    @restype.setter
    def restype(self, kind: Any) -> None:
        if kind is not None and not callable(kind):
            raise TypeError("restype must be a type, a callable, or None")
        self._restype = kind

    @property
    def errcheck(self) -> Any:
        """A function that is given what was returned."""
        return self._errcheck

    @errcheck.setter
    def errcheck(self, function: Any) -> None:
        if not callable(function):
            raise TypeError("the errcheck attribute must be callable")
        self._errcheck = function

    def __call__(self, *args: Any, **ignored: Any) -> Any:
        returned, errno = libc.call(self.__name__, self._convert(args))
        if errno and self._use_errno:
            here.image.state[ERRNO] = errno
        run(here.image)
        result = self._result(returned)
        return result if self._errcheck is None else self._errcheck(result, self, args)

    def _convert(self, args: tuple[Any, ...]) -> list[libc.Word]:
        declared = self._argtypes or ()
        if len(args) < len(declared):
            wanted = f"{len(declared)} argument{'s'[: len(declared) != 1]}"
            raise TypeError(f"this function takes at least {wanted} ({len(args)} given)")
        converted = []
        for place, arg in enumerate(args):
            try:
                value = declared[place].from_param(arg) if place < len(declared) else arg
                converted.append(_passed(value, place + 1))
            except (TypeError, ValueError, OverflowError) as error:
                text = f"argument {place + 1}: {type(error).__name__}: {error}"
                raise ArgumentError(text) from None
        return converted

    def _result(self, returned: int) -> Any:
        kind = self._restype
        if kind is None:
            return None
        if not (isinstance(kind, type) and issubclass(kind, _SimpleCData)):
            return kind(returned)
        if issubclass(kind, CTYPES.names["c_char_p"]):
            raise here.image.unsupported("ctypes: restype c_char_p", "these functions return int")
        result = kind(returned)
        return result.value if is_simple(kind) else result


def _passed(value: Any, place: int) -> libc.Word:
    try:
        return passed(value)
    except TypeError:
        raise TypeError(f"Don't know how to convert parameter {place}") from None


@CTYPES.type
class CDLL(_Stable):
    """The C library."""

    def __init__(self, name: Any, mode: int = DEFAULT_MODE, handle: Any = None,
                 use_errno: bool = False, use_last_error: bool = False,
                 winmode: Any = None) -> None:
        if name not in (None, SONAME) or handle is not None:
            raise here.image.unsupported(f"ctypes.CDLL({name!r})", ONLY_LIBC)
        self._name = name
        self._use_errno = bool(use_errno)

    def __getattr__(self, name: str) -> _FuncPtr:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        function = self[name]
        setattr(self, name, function)
        return function

    def __getitem__(self, name: Any) -> _FuncPtr:
        if not isinstance(name, str):
            raise here.image.unsupported(f"ctypes.CDLL({self._name!r})[{name!r}]", ONLY_LIBC)
        return _FuncPtr(name, self._use_errno)

    def __repr__(self) -> str:
        place = stable_id(self)
        return f"<CDLL {str(self._name)!r}, handle {ADDRESS:x} at {place:#x}>"


@CTYPES.type
class LibraryLoader(_Stable):
    """What loads libraries of a kind."""

    __slots__ = ("_dlltype",)

    def __init__(self, dlltype: Callable[[Any], Any]) -> None:
        self._dlltype = dlltype

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._dlltype(name)

    def __getitem__(self, name: Any) -> Any:
        return self._dlltype(name)

    def LoadLibrary(self, name: Any) -> Any:
        """Load a library."""
        return self._dlltype(name)


CTYPES.constants({
    "DEFAULT_MODE": DEFAULT_MODE, "RTLD_GLOBAL": 0x100, "RTLD_LOCAL": 0,
    "cdll": LibraryLoader(CDLL),
})
