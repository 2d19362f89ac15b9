"""Times as people write them: 0.15, 150ms, 20us, 2s."""

from __future__ import annotations

import re

SECOND = 1_000_000_000
_UNITS = {"": SECOND, "s": SECOND, "ms": 1_000_000, "us": 1_000, "ns": 1}
_TIME = re.compile(r"(\d+(?:\.\d*)?|\.\d+)\s*(s|ms|us|ns)?\Z", re.ASCII)


def parse_duration(text: str) -> int:
    """A time in ns; seconds if it has no unit. ValueError if it is none."""
    match = _TIME.match(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is no time; write seconds, or a unit: 0.15, 150ms, 20us, 2s")
    digits, unit = match.groups()
    before, _, after = str(digits).partition(".")
    scale = _UNITS[unit or ""]
    fraction = int(after or "0") * scale // int("1" + "0" * len(after))
    return int(before or "0") * scale + fraction
