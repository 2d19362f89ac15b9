"""The C data of the simulated `ctypes`: numbers, characters, buffers, and pointers to them.

There is no memory that addresses could point into. A pointer is the object it points to, and only
a function of the simulated libc looks through it. Source: Modules/_ctypes/_ctypes.c, cfield.c.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import lru_cache
from operator import index
from typing import Any, ClassVar

from sim.userland.builtin_functions import id as stable_id
from sim.userland.here import here
from sim.userland.world.registry import Module

CTYPES = Module("ctypes")
WORD = 8
ADDRESS = 0x7F5A4B000000
"""What a pointer is as a number, where a function takes no pointer."""
NO_MEMORY = "there is no memory to point into; ctypes.byref() of a number and buffers are there"
NO_ARRAYS = "only the buffers of ctypes.create_string_buffer are simulated"
_WRONG_TYPE = "wrong type" if sys.version_info < (3, 13) else (
    "'{0}' object cannot be interpreted as ctypes.{1}")


def no_conversion(value: object, kind: type) -> TypeError:
    """The error of a value that cannot be passed as a pointer."""
    return TypeError(_WRONG_TYPE.format(type(value).__name__, kind.__name__))


class PyCSimpleType(type):
    """The type of the types: what can be done with them without an object."""

    def __mul__(cls, length: object) -> Any:
        raise here.image.unsupported(f"ctypes.{cls.__name__} * {length}", NO_ARRAYS)

    __rmul__ = __mul__

    def __getattr__(cls, name: str) -> Any:
        if name in ("from_address", "from_buffer", "from_buffer_copy", "in_dll"):
            raise here.image.unsupported(f"ctypes.{cls.__name__}.{name}", NO_MEMORY)
        raise AttributeError(f"type object '{cls.__name__}' has no attribute '{name}'")

    def __setattr__(cls, name: str, value: object) -> None:
        if cls.__module__ == "ctypes" and not name.startswith("__"):
            raise here.image.unsupported(f"setting ctypes.{cls.__name__}.{name}",
                                         "derive a class of your own")
        super().__setattr__(name, value)


PyCSimpleType.__module__ = "_ctypes"


class _CData(metaclass=PyCSimpleType):
    """Anything that has a place in memory: bytes that a pointer leads to."""

    def __init__(self, size: int) -> None:
        self._data = bytearray(size)

    def __hash__(self) -> int:
        raise TypeError("unhashable type")

    def __eq__(self, other: object) -> bool:
        return self is other

    def __repr__(self) -> str:
        kind = type(self)
        return f"<{kind.__module__}.{kind.__qualname__} object at {stable_id(self):#x}>"


_CData.__module__ = "_ctypes"


class Pointer:
    """An address that is passed to a function: of an object, or of constant bytes."""

    def __init__(self, target: _CData | bytes) -> None:
        self.target = target

    def __repr__(self) -> str:
        return f"<cparam 'P' ({stable_id(self.target):#x})>"

    def text(self) -> bytes:
        """The C string there: up to the first NUL."""
        data = self.target if isinstance(self.target, bytes) else bytes(self.target._data)
        return data.partition(b"\0")[0]

    def fill(self, data: bytes) -> None:
        """Put bytes there."""
        target = self.target
        if isinstance(target, bytes) or len(target._data) < len(data):
            raise here.image.unsupported(
                "ctypes: writing beyond the end of an object", "make it larger")
        target._data[: len(data)] = data


Pointer.__name__ = Pointer.__qualname__ = "CArgObject"
Pointer.__module__ = "builtins"


# ---- simple types ---------------------------------------------------------------------------


class _SimpleCData(_CData):
    """A number, a character or a pointer, by value."""

    _size: ClassVar[int] = 0

    def __init__(self, *values: Any) -> None:
        if len(values) > 1:
            raise TypeError(f"__init__ expected at most 1 argument, got {len(values)}")
        super().__init__(self._size)
        if values:
            self.value = values[0]

    @property
    def value(self) -> Any:
        """As Python knows it."""
        return self._get()

    @value.setter
    def value(self, value: Any) -> None:
        self._set(value)

    def _get(self) -> Any:
        raise NotImplementedError

    def _set(self, value: Any) -> None:
        raise NotImplementedError

    def _passed(self) -> int | Pointer:
        """What a function gets."""
        return self._get()  # type: ignore[no-any-return]

    @classmethod
    def from_param(cls, value: Any) -> Any:
        """Convert an argument to this type, as ``argtypes`` wants it."""
        if isinstance(value, cls):
            return value
        try:
            return cls(value)
        except TypeError:
            if hasattr(value, "_as_parameter_"):
                return cls.from_param(value._as_parameter_)
            if sys.version_info < (3, 12):
                raise TypeError("wrong type") from None
            raise

    def __bool__(self) -> bool:
        return any(self._data)

    def __repr__(self) -> str:
        if is_simple(type(self)):
            return f"{type(self).__name__}({self.value!r})"
        return f"<{type(self).__name__} object at {stable_id(self):#x}>"


_SimpleCData.__module__ = "_ctypes"


def is_simple(kind: object) -> bool:
    """Whether a type is one of ctypes' own, and not derived from them."""
    return isinstance(kind, PyCSimpleType) and _SimpleCData in kind.__mro__ and (
        kind.__module__ == "ctypes")


class _Integer(_SimpleCData):
    """A number of so many bytes; what does not fit is cut off."""

    _signed: ClassVar[bool] = True

    def _get(self) -> Any:
        return int.from_bytes(self._data, "little", signed=self._signed)

    def _set(self, value: Any) -> None:
        number = index(value) & ((1 << 8 * self._size) - 1)
        self._data[:] = number.to_bytes(self._size, "little")


def _integer(name: str, size: int, signed: bool) -> None:
    kind = PyCSimpleType(name, (_Integer,), {"_size": size, "_signed": signed})
    CTYPES.type(kind)


for _name, _size in (("byte", 1), ("short", 2), ("int", 4), ("long", 8)):
    _integer(f"c_{_name}", _size, True)
    _integer(f"c_u{_name}", _size, False)
for _alias, _of in (
    ("longlong", "long"), ("ulonglong", "ulong"), ("size_t", "ulong"), ("ssize_t", "long"),
    ("int8", "byte"), ("int16", "short"), ("int32", "int"), ("int64", "long"), ("uint8", "ubyte"),
    ("uint16", "ushort"), ("uint32", "uint"), ("uint64", "ulong"), ("time_t", "long"),
):
    CTYPES.alias(f"c_{_alias}", f"c_{_of}")
CTYPES.since((3, 12), "c_time_t")


@CTYPES.type
class c_bool(_SimpleCData):
    """True or False."""

    _size = 1

    def _get(self) -> Any:
        return bool(self._data[0])

    def _set(self, value: Any) -> None:
        self._data[0] = bool(value)

    def _passed(self) -> int:
        return self._data[0]


@CTYPES.type
class c_char(_SimpleCData):
    """One character, a bytes object of length 1."""

    _size = 1

    def _get(self) -> Any:
        return bytes(self._data)

    def _set(self, value: Any) -> None:
        self._data[0] = _character(value)

    def _passed(self) -> int:
        return self._data[0]


def _character(value: Any) -> int:
    if isinstance(value, (bytes, bytearray)) and len(value) == 1:
        return value[0]
    if isinstance(value, int) and 0 <= value < 256:
        return value
    raise TypeError("one character bytes, bytearray or integer expected")


class _PointerValue(_SimpleCData):
    """A pointer that is kept: what it points to is not in the simulated memory."""

    _size = WORD

    def __init__(self, *values: Any) -> None:
        self._kept: Any = None
        super().__init__(*values)

    def _get(self) -> Any:
        return self._kept

    def __bool__(self) -> bool:
        return self._kept is not None


@CTYPES.type
class c_char_p(_PointerValue):
    """The address of a C string, given as bytes."""

    def _set(self, value: Any) -> None:
        if isinstance(value, int) and value:
            raise here.image.unsupported("ctypes.c_char_p of an address", NO_MEMORY)
        if value is not None and not isinstance(value, (bytes, int)):
            kind = type(value).__name__
            raise TypeError(f"bytes or integer address expected instead of {kind} instance")
        self._kept = value or None if isinstance(value, int) else value

    def _get(self) -> Any:
        return None if self._kept is None else self._kept.partition(b"\0")[0]

    def _passed(self) -> int | Pointer:
        return 0 if self._kept is None else Pointer(self._kept)

    @classmethod
    def from_param(cls, value: Any) -> Any:
        """Convert an argument: bytes, None, or what points to characters."""
        if isinstance(value, (cls, StringBuffer)) or _points_to(value, (c_char, StringBuffer)):
            return value
        if value is None or isinstance(value, bytes):
            return cls(value)
        raise no_conversion(value, c_char_p)

    def __repr__(self) -> str:
        text = super().__repr__()
        if not is_simple(type(self)) or self._kept is None:
            return text
        return f"c_char_p({stable_id(self._kept)})"


@CTYPES.type
class c_void_p(_PointerValue):
    """Any address, as a number; None for NULL."""

    def _set(self, value: Any) -> None:
        if value is not None and not isinstance(value, int):
            raise TypeError("cannot be converted to pointer")
        self._kept = (int(value or 0) & ((1 << 64) - 1)) or None

    def _passed(self) -> int | Pointer:
        return self._kept or 0

    @classmethod
    def from_param(cls, value: Any) -> Any:
        """Convert an argument: a number, None, bytes, a string, or any pointer."""
        if isinstance(value, (cls, c_char_p, StringBuffer, Pointer, bytes, str)):
            return value
        if value is None or isinstance(value, int):
            return cls(value)
        raise no_conversion(value, c_void_p)


CTYPES.alias("c_voidp", "c_void_p")


def _points_to(value: Any, kinds: tuple[type, ...]) -> bool:
    return isinstance(value, Pointer) and isinstance(value.target, kinds)


# ---- buffers and pointers -------------------------------------------------------------------


class StringBuffer(_CData):
    """An array of characters that can be written into."""

    _length_: ClassVar[int] = 0

    @property
    def value(self) -> bytes:
        """The C string in it."""
        return bytes(self._data).partition(b"\0")[0]

    @value.setter
    def value(self, value: bytes) -> None:
        if len(value) > len(self._data):
            raise ValueError("byte string too long")
        self._data[: len(value) + 1] = (value + b"\0")[: len(self._data)]

    @property
    def raw(self) -> bytes:
        """All of it."""
        return bytes(self._data)

    @raw.setter
    def raw(self, value: bytes) -> None:
        if len(value) > len(self._data):
            raise ValueError("byte string too long")
        self._data[: len(value)] = value

    def __len__(self) -> int:
        return len(self._data)

    def __getitem__(self, place: Any) -> bytes:
        if isinstance(place, slice):
            return bytes(self._data[place])
        return bytes([self._data[self._place(place)]])

    def __setitem__(self, place: Any, value: Any) -> None:
        if isinstance(place, slice):
            raise here.image.unsupported("ctypes: setting a slice of a buffer", "set its raw")
        self._data[self._place(place)] = _character(value)

    def _place(self, place: Any) -> int:
        if not -len(self) <= index(place) < len(self):
            raise IndexError("invalid index")
        return index(place)


@lru_cache(256)
def _buffer_type(length: int) -> type[StringBuffer]:
    kind = PyCSimpleType(f"c_char_Array_{length}", (StringBuffer,), {"_length_": length})
    kind.__module__ = "ctypes"
    return kind  # type: ignore[return-value]


@CTYPES.function
def create_string_buffer(init: Any, size: int | None = None) -> StringBuffer:
    """A buffer of so many bytes, or with some bytes in it and room for a NUL."""
    if isinstance(init, bytes):
        length = len(init) + 1 if size is None else size
        buffer = _buffer_type(length)(length)
        buffer.value = init
        return buffer
    if isinstance(init, int):
        if init < 0:
            raise ValueError("Array length must be >= 0")
        return _buffer_type(int(init))(int(init))
    raise TypeError(init)


CTYPES.alias("c_buffer", "create_string_buffer")


@CTYPES.function
def byref(obj: Any, offset: int = 0, /) -> Pointer:
    """The address of an object, to be passed to a function."""
    if not isinstance(obj, _CData):
        kind = type(obj).__name__
        raise TypeError(f"byref() argument must be a ctypes instance, not '{kind}'")
    if offset:
        raise here.image.unsupported("ctypes.byref with an offset", NO_MEMORY)
    return Pointer(obj)


@CTYPES.function
def sizeof(obj_or_type: Any, /) -> int:
    """How many bytes a type or an object has."""
    kind = obj_or_type if isinstance(obj_or_type, type) else type(obj_or_type)
    if issubclass(kind, StringBuffer):
        return kind._length_
    if issubclass(kind, _SimpleCData):
        return kind._size
    raise TypeError("this type has no size")


def passed(value: Any) -> int | Pointer:
    """What a function gets for an argument without a declared type (ConvParam)."""
    if isinstance(value, Pointer):
        return value
    if isinstance(value, _SimpleCData):
        return value._passed()
    if isinstance(value, StringBuffer):
        return Pointer(value)
    if isinstance(value, int):
        return _c_int(value)
    for kind, convert in _BY_TYPE:
        if isinstance(value, kind):
            return convert(value)
    if hasattr(value, "_as_parameter_"):
        return passed(value._as_parameter_)
    raise TypeError


_BY_TYPE: tuple[tuple[type, Callable[[Any], int | Pointer]], ...] = (
    (type(None), lambda value: 0),
    (bytes, Pointer),
    (str, lambda value: Pointer(value.encode("utf-32-le", "surrogatepass"))),
)


def _c_int(value: int) -> int:
    """A number as a C int, of which the rest is cut off."""
    if not -(1 << 63) <= value < 1 << 64:
        raise OverflowError("int too long to convert")
    return low_int(value)


def low_int(word: int) -> int:
    """The lower half of a register as a signed number."""
    return ((word & 0xFFFFFFFF) ^ (1 << 31)) - (1 << 31)
