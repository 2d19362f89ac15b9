"""The simulated module `ctypes`: as much of it as calls prctl(2) and a few other system calls.

`CDLL(None)` is the simulated C library (`ctypes_libc`), and there is no other: no C code is
executed. The rest of `ctypes` is refused by name. Source: Lib/ctypes/__init__.py.
"""

from __future__ import annotations

import sys
from typing import Any

from sim.userland.here import here
from sim.userland.world.ctypes_data import CTYPES, NO_ARRAYS, NO_MEMORY
from sim.userland.world.ctypes_functions import NO_CODE

ONLY_NUMBERS = "only numbers, characters and bytes can be passed to the C library here"

REFUSED: dict[str, str] = {
    **dict.fromkeys(
        ("PyDLL", "pydll", "pythonapi", "py_object", "CFUNCTYPE", "PYFUNCTYPE"), NO_CODE),
    **dict.fromkeys(
        ("POINTER", "pointer", "SetPointerType", "addressof", "alignment", "cast", "memmove",
         "memset", "resize", "string_at", "wstring_at"), NO_MEMORY),
    **dict.fromkeys(("ARRAY", "Array", "create_unicode_buffer"), NO_ARRAYS),
    **dict.fromkeys(
        ("Structure", "Union", "BigEndianStructure", "BigEndianUnion", "LittleEndianStructure",
         "LittleEndianUnion", "c_double", "c_float", "c_longdouble", "c_wchar", "c_wchar_p"),
        ONLY_NUMBERS),
}
"""Names that `ctypes` has on Linux but not here: each with the reason."""


def __getattr__(name: str) -> Any:
    if name in REFUSED:
        raise here.image.unsupported(f"ctypes.{name}", REFUSED[name])
    raise AttributeError(f"module 'ctypes' has no attribute {name!r}")


def exports() -> dict[str, Any]:
    """All names of the module, which is a package."""
    names = {**CTYPES.names, "__path__": [], "__getattr__": __getattr__}
    if sys.version_info >= (3, 12):
        names["SIZEOF_TIME_T"] = 8
    return names
