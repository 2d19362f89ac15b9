"""Events as JSON objects: the lines between the first and the last of a trace file.

One event is one object with these keys:

    n t cpu pid tid kind name args result errno before after cause file line

``t`` is the time. A key is left out where the field has its usual value: ``tid`` equal
to ``pid``, ``cpu`` and ``cause`` -1, and else 0, empty or null. In ``args`` and
``result`` a tuple is an array and a byte string is ``{"b": text}``, with one character
U+0000 to U+00FF for each byte. A string that JSON could not give back exactly is
``{"s": [code points]}`` (two surrogates in a row, which a reader would join).
"""

from __future__ import annotations

import json
import re
from typing import Any

from sim.trace.event import Event, Value

_HIGH_SURROGATE = re.compile("[\ud800-\udbff]")
_USUAL: dict[str, Any] = {
    "cpu": -1,
    "name": "",
    "args": (),
    "result": None,
    "errno": 0,
    "before": "",
    "after": "",
    "cause": -1,
    "file": "",
    "line": 0,
}
_KEYS = frozenset(_USUAL) | {"n", "t", "pid", "tid", "kind"}


def row_of(event: Event) -> dict[str, Any]:
    """The object that stands for ``event``, without what has its usual value.

    Raises `TypeError` where a field does not hold plain data of its type.
    """
    row: dict[str, Any] = {
        "n": _pack_field("n", event.n, int),
        "t": _pack_field("time", event.time, int),
        "pid": _pack_field("pid", event.pid, int),
    }
    if event.tid != event.pid:
        row["tid"] = _pack_field("tid", event.tid, int)
    row["kind"] = _pack_field("kind", event.kind, str)
    for key, usual in _USUAL.items():
        value = getattr(event, key)
        if value is not usual and value != usual:
            row[key] = _pack_field(key, value, object if key == "result" else type(usual))
    return row


def _pack_field(key: str, value: Value, kind: type) -> Any:
    """The JSON value of one field; `TypeError`, with the field's name, if it is not plain."""
    if not isinstance(value, kind):
        raise TypeError(f"{key} is {value!r:.60}, which is not of type {kind.__name__}")
    try:
        return _pack(value)
    except TypeError as error:
        raise TypeError(f"{key} holds {error}") from None


def _pack(value: Value) -> Any:
    """The JSON value that stands for ``value``; `TypeError` if it is not plain data."""
    if value is None:
        return None
    if isinstance(value, str):
        if _HIGH_SURROGATE.search(value):
            return {"s": [ord(c) for c in value]}
        return value
    if isinstance(value, int):
        return int(value)  # a bool or an IntEnum is written as the number it is
    if isinstance(value, bytes):
        return {"b": value.decode("latin-1")}
    if isinstance(value, tuple):
        return [_pack(item) for item in value]
    raise TypeError(
        f"{value!r:.60} of type {type(value).__name__}; it may hold int, str, bytes, None, tuple"
    )


def event_of(row: dict[str, Any]) -> Event:
    """The event that ``row`` stands for; `TypeError` or `ValueError` if there is none."""
    unknown = row.keys() - _KEYS
    if unknown:
        raise ValueError(f"unknown key {min(unknown)!r}")
    args = _unpack(row.get("args", []))
    if not isinstance(args, tuple):
        raise TypeError("args is not an array")
    return Event(
        n=_number(row, "n"),
        time=_number(row, "t"),
        cpu=_number(row, "cpu", -1),
        pid=_number(row, "pid"),
        tid=_number(row, "tid" if "tid" in row else "pid"),
        kind=_text(row, "kind", None),
        name=_text(row, "name"),
        args=args,
        result=_unpack(row.get("result")),
        errno=_number(row, "errno", 0),
        before=_text(row, "before"),
        after=_text(row, "after"),
        cause=_number(row, "cause", -1),
        file=_text(row, "file"),
        line=_number(row, "line", 0),
    )


def _number(row: dict[str, Any], key: str, usual: int | None = None) -> int:
    """The whole number under ``key``; without ``usual`` the key must be there."""
    value = row.get(key, usual)
    if type(value) is not int:
        raise TypeError(f"{key} is not a whole number" if key in row else f"{key} is missing")
    return value


def _text(row: dict[str, Any], key: str, usual: str | None = "") -> str:
    """The string under ``key``; with ``usual`` None the key must be there."""
    value = _unpack(row.get(key, usual))
    if not isinstance(value, str):
        raise TypeError(f"{key} is not a string" if key in row else f"{key} is missing")
    return value


def _unpack(value: Any) -> Value:
    """The value that a JSON value stands for; `TypeError` or `ValueError` if none."""
    if value is None or type(value) is int or isinstance(value, str):
        return value
    if isinstance(value, list):
        return tuple([_unpack(item) for item in value])
    if isinstance(value, dict) and len(value) == 1:
        if isinstance(value.get("b"), str):
            return str(value["b"]).encode("latin-1")
        if isinstance(value.get("s"), list):
            return "".join(map(chr, value["s"]))
    raise TypeError(f"{json.dumps(value)[:40]} is no value")
