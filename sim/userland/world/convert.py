"""Turning the arguments of simulated C functions into what the kernel takes.

The rules and the error texts are those of CPython's Argument Clinic converters
(Python/getargs.c) and of the converters at the top of Modules/posixmodule.c. Numbers are
returned as exact ints (an `IntEnum` or a bool would show up in the trace).
"""

from __future__ import annotations

import sys
from operator import index
from typing import Any, NamedTuple

from sim.userland.warning import warn

AT_FDCWD = -100
INT_MIN, INT_MAX = -(1 << 31), (1 << 31) - 1
LONG_MIN, LONG_MAX = -(1 << 63), (1 << 63) - 1
MAX_ID = (1 << 32) - 1
MAIN_IDENT = 0x7F5A4C000740
"""pthread_self() of the main thread: the same number in every process, as after a fork."""
NULL_NAMES_FUNCTION = sys.version_info >= (3, 13)
"""From 3.13 on the text about a null in a path names the function."""


def c_int(value: Any) -> int:
    """A C int."""
    if type(value) is int and INT_MIN <= value <= INT_MAX:
        return value
    if type(value) is not int:
        value = int(index(value))
    if INT_MIN <= value <= INT_MAX:
        return int(value)
    raise OverflowError("Python int too large to convert to C int")


def c_long(value: Any, name: str = "long") -> int:
    """A C long; ``name`` is how the error text calls the type (off_t says "long")."""
    if type(value) is not int:
        value = int(index(value))
    if LONG_MIN <= value <= LONG_MAX:
        return int(value)
    raise OverflowError(f"Python int too large to convert to C {name}")


def c_ssize(value: Any) -> int:
    """A Py_ssize_t."""
    return c_long(value, "ssize_t")


def c_pid(value: Any) -> int:
    """A pid_t (getargs' "i", whose texts differ from those of `c_int`)."""
    if type(value) is int and INT_MIN <= value <= INT_MAX:
        return value
    value = c_long(value)
    if value > INT_MAX:
        raise OverflowError("signed integer is greater than maximum")
    if value < INT_MIN:
        raise OverflowError("signed integer is less than minimum")
    return int(value)


def user_id(value: Any, what: str = "uid") -> int:
    """A uid_t or gid_t, where -1 means "leave as it is" (_Py_Uid_Converter)."""
    try:
        number = int(index(value))
    except TypeError:
        text = f"{what} should be integer, not {type(value).__name__}"
        raise TypeError(text) from None
    if number == -1 or 0 <= number < MAX_ID:
        return number
    if number == MAX_ID:
        return -1
    over = "greater than maximum" if number > LONG_MAX else "less than minimum"
    raise OverflowError(f"{what} is {over}")


def group_id(value: Any) -> int:
    """A gid_t."""
    return user_id(value, "gid")


def file_descriptor(value: Any) -> int:
    """A descriptor, or an object that has one (PyObject_AsFileDescriptor)."""
    if isinstance(value, int):
        if type(value) is bool and NULL_NAMES_FUNCTION:
            text = "bool is used as a file descriptor"
            warn(text)
        fd = c_int(value)
    else:
        method = getattr(value, "fileno", None)
        if method is None:
            raise TypeError("argument must be an int, or have a fileno() method.")
        number = method()
        if not isinstance(number, int):
            raise TypeError("fileno() returned a non-integer")
        fd = c_int(number)
    if fd < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({fd})")
    return fd


def buffer(value: Any) -> bytes:
    """The bytes of any object that has the buffer protocol, which must be contiguous."""
    if type(value) is bytes:
        return value
    try:
        view = memoryview(value)
    except TypeError:
        text = f"a bytes-like object is required, not '{type(value).__name__}'"
        raise TypeError(text) from None
    with view:
        if not view.c_contiguous:
            raise BufferError("memoryview: underlying buffer is not C-contiguous")
        return view.tobytes()


def _path_fd(value: Any) -> int:
    number = int(index(value))
    if number > INT_MAX:
        raise OverflowError("fd is greater than maximum")
    if number < INT_MIN:
        raise OverflowError("fd is less than minimum")
    return number


def dir_fd(value: Any) -> int:
    """A ``dir_fd=`` argument; None is the working directory."""
    if value is None:
        return AT_FDCWD
    if not hasattr(value, "__index__"):
        kind = type(value).__name__
        raise TypeError(f"argument should be integer or None, not {kind}")
    return _path_fd(value)


# ---- paths ----------------------------------------------------------------------------------


class Path(NamedTuple):
    """A path argument: as the kernel is told, as errors show it, or a descriptor instead.

    ``fd`` is -1 unless the function accepts descriptors and was given one. ``given``
    is None when nothing was given.
    """

    kernel: str
    given: Any
    fd: int = -1

    @property
    def binary(self) -> bool:
        """Whether the caller speaks bytes, and wants results as bytes."""
        return isinstance(self.given, bytes)


def path(value: Any, function: str, argument: str = "path", *, fd: bool = False,
         optional: bool = False) -> Path:
    """A path argument of ``function`` (path_converter).

    ``fd``: a descriptor is accepted too; ``optional``: None is, and means ".".
    """
    if type(value) is str or isinstance(value, (str, bytes)):
        return Path(_kernel_path(value, function, argument), value)
    if value is None and optional:
        return Path(".", None)
    if fd and hasattr(value, "__index__"):
        if type(value) is bool and NULL_NAMES_FUNCTION:
            text = "bool is used as a file descriptor"
            warn(text)
        number = _path_fd(value)
        return Path("", number, number)
    method = getattr(type(value), "__fspath__", None)
    if method is None:
        kind = type(value).__name__
        raise TypeError(f"{function}: {argument} should be {_accepted(fd, optional)}, not {kind}")
    found = method(value)
    if not isinstance(found, (str, bytes)):
        raise TypeError(
            f"expected {type(value).__name__}.__fspath__() to return str or bytes, "
            f"not {type(found).__name__}"
        )
    return Path(_kernel_path(found, function, argument), found)


def _accepted(fd: bool, optional: bool) -> str:
    if fd:
        return f"string, bytes, os.PathLike{',' if optional else ' or'} integer" + (
            " or None" if optional else ""
        )
    return "string, bytes, os.PathLike or None" if optional else "string, bytes or os.PathLike"


def _kernel_path(value: str | bytes, function: str, argument: str) -> str:
    if isinstance(value, bytes):
        text = value.decode("utf-8", "surrogateescape")
    else:
        text = str(value)
        if not text.isascii():
            text.encode("utf-8", "surrogateescape")  # UnicodeEncodeError, as for the C string
    if "\0" in text:
        if NULL_NAMES_FUNCTION or isinstance(value, bytes):
            raise ValueError(f"{function}: embedded null character in {argument}")
        raise ValueError("embedded null byte")
    return text


def fspath(value: Any) -> str | bytes:
    """os.fspath (PyOS_FSPath)."""
    if isinstance(value, (str, bytes)):
        return value
    method = getattr(type(value), "__fspath__", None)
    if method is None:
        kind = type(value).__name__
        raise TypeError(f"expected str, bytes or os.PathLike object, not {kind}")
    found = method(value)
    if isinstance(found, (str, bytes)):
        return found
    raise TypeError(
        f"expected {type(value).__name__}.__fspath__() to return str or bytes, "
        f"not {type(found).__name__}"
    )


def encoded(value: Any) -> bytes:
    """A name or value of the environment as bytes (PyUnicode_FSConverter)."""
    found = fspath(value)
    data = found if isinstance(found, bytes) else found.encode("utf-8", "surrogateescape")
    if b"\0" in data:
        raise ValueError("embedded null byte")
    return bytes(data)


def decoded(text: str, binary: bool) -> str | bytes:
    """A name from the kernel, in the type the caller speaks."""
    return text.encode("utf-8", "surrogateescape") if binary else text
