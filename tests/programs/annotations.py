# annotations as strings, resolved in __main__
from __future__ import annotations
import typing, dataclasses, functools
from typing import Optional, TypedDict, Protocol, Generic, TypeVar, NamedTuple, Literal, ClassVar, Callable, runtime_checkable, overload, Any
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, v: T) -> None: self.v = v
class TD(TypedDict, total=False):
    a: int
class NT(NamedTuple):
    x: int
    y: Optional[str] = None
@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...
@dataclasses.dataclass
class D:
    n: int
    box: Box[int]
    c: ClassVar[int] = 3
    nxt: Optional[D] = None
print(typing.get_type_hints(D), typing.get_type_hints(NT), NT(1), TD(a=1), Box[int], isinstance(open("/dev/null"), Closer), [f.name for f in dataclasses.fields(D)])
def f(x: Literal["a"], cb: Callable[[int], str]) -> list[int]: ...
print(typing.get_type_hints(f), f.__annotations__, typing.get_args(Optional[int]), typing.cast(int, "x"), Box(1).__orig_class__ if hasattr(Box(1), "__orig_class__") else "-", Box[int](1).__orig_class__)
@functools.singledispatch
def g(a: int): return "d"
@g.register
def _(a: str): return "s"
print(g("x"), g(1), T, Any, Optional["D"])
