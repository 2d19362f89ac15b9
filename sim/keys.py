"""Planned typing: which keys are pressed at the script's terminal, and when.

A plan is a list of entries ``TIME:TEXT``, separated by commas, such as ``0.5:^C,1.2:hello\\n``.
The time is in virtual seconds since the run began. In the text ``^C`` and the like are control
characters; ``\\n``, ``\\t``, ``\\\\``, ``\\^`` and ``\\,`` stand for a newline, a tab, and the
characters themselves.
"""

from __future__ import annotations

import re
from typing import NamedTuple

SECOND_DIGITS = 9
_TIME = re.compile(r"\s*(\d*)(?:\.(\d*))?\Z", re.ASCII)
_PIECE = re.compile(r"\^([@-_a-z?])|\\([nt\\^,])|([^\\^])", re.DOTALL)
_ENTRY = re.compile(r"(?:\^\\|\\.|[^,\\])+|(?<=,)(?=,|\Z)|\A(?=,)|\\\Z", re.DOTALL)
_ESCAPES = {"n": b"\n", "t": b"\t"}


class Keys(NamedTuple):
    """Some keys: when they are pressed (ns), what that types, and how the plan writes it."""

    time: int
    data: bytes
    text: str


def parse_keys(plan: str) -> tuple[Keys, ...]:
    """The entries of a plan, in the order of their times. ValueError names one that is wrong."""
    entries = [_parse(entry) for entry in _ENTRY.findall(plan)]
    return tuple(sorted(entries, key=lambda keys: keys.time))


def _parse(entry: str) -> Keys:
    when, colon, text = entry.partition(":")
    time = _TIME.match(when)
    if not colon or time is None or not (time[1] or time[2]):
        raise ValueError(f"keys: {entry!r} is not TIME:TEXT, with a time in seconds")
    if not text:
        raise ValueError(f"keys: {entry!r} types nothing")
    fraction = (time[2] or "")[:SECOND_DIGITS].ljust(SECOND_DIGITS, "0")
    return Keys(int((time[1] or "0") + fraction), _typed(entry, text), text)


def _typed(entry: str, text: str) -> bytes:
    """The bytes that a text stands for."""
    parts, at = [], 0
    while at < len(text):
        piece = _PIECE.match(text, at)
        if piece is None:
            raise ValueError(f"keys: {entry!r} has {text[at : at + 2]!r}, which is no key; "
                             "write \\^ for ^, \\\\ for \\, \\, for a comma")
        control, escape, plain = piece.groups()
        if control:
            parts.append(bytes((ord(control.upper()) ^ 64,)))
        elif escape:
            parts.append(_ESCAPES.get(escape, escape.encode()))
        else:
            parts.append(plain.encode("utf-8", "surrogateescape"))
        at = piece.end()
    return b"".join(parts)
