"""What the kernel's mutable records have in common: slots, copies, comparison.

Written out by hand, as the standard library's dataclasses double the time that it takes to
import the kernel.
"""

from __future__ import annotations

from typing import TypeVar

_R = TypeVar("_R", bound="Record")


class Record:
    """A mutable record whose fields are its slots.

    Fields hold immutable values, or dicts and lists of immutable values.
    """

    __slots__: tuple[str, ...] = ()

    def copy(self: _R) -> _R:
        """An independent copy: dicts and lists are copied, their contents are immutable."""
        other = object.__new__(type(self))
        for name in self.__slots__:
            value = getattr(self, name)
            setattr(other, name, value.copy() if type(value) in (dict, list) else value)
        return other

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__slots__)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"{type(self).__name__}({fields})"
