"""Calendar arithmetic in UTC, the simulated machine's time zone, and strftime's C locale.

The host's C library is not asked: it may know another zone, other directives, or refuse
years before 1970. Sources: gmtime(3), mktime(3), strftime(3); Modules/timemodule.c
(gettmarg, checktm).
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from sim.userland.world.convert import INT_MAX, INT_MIN

DAY = 86400
DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)
_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def is_leap(year: int) -> bool:
    """Whether a year of the Gregorian calendar has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def day_number(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01; ``month`` (1 for January) and ``day`` may be out of range."""
    year, month = year + (month - 1) // 12, (month - 1) % 12
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400 - 719162
    return days + _BEFORE_MONTH[month] + (month > 1 and is_leap(year)) + day - 1


def date_of(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number."""
    eras, rest = divmod(number + 719468, 146097)
    year = (rest - rest // 1460 + rest // 36524 - rest // 146096) // 365
    day = rest - (365 * year + year // 4 - year // 100)
    month = (5 * day + 2) // 153
    shifted = month + 3 if month < 10 else month - 9
    return year + eras * 400 + (shifted <= 2), shifted, day - (153 * month + 2) // 5 + 1


def broken_down(seconds: int, zone: str) -> time.struct_time:
    """gmtime(3) of seconds since the epoch."""
    number, rest = divmod(seconds, DAY)
    year, month, day = date_of(number)
    minutes, second = divmod(rest, 60)
    yday = number - day_number(year, 1, 1) + 1
    fields: Any = (year, month, day, minutes // 60, minutes % 60, second, (number + 3) % 7, yday,
                   0, zone, 0)
    return time.struct_time(fields)


class Broken(NamedTuple):
    """A struct tm with plain fields: month 1 to 12, wday 0 for Sunday, yday 1 to 366."""

    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int
    wday: int
    yday: int
    isdst: int
    zone: str
    offset: int

    @property
    def seconds(self) -> int:
        """mktime(3): seconds since the epoch."""
        days = day_number(self.year, self.month, self.day)
        return days * DAY + self.hour * 3600 + self.minute * 60 + self.second


def time_argument(value: Any, function: str) -> Broken:
    """A struct_time or tuple of nine ints as given to a function (gettmarg)."""
    if not isinstance(value, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(value) != 9 or not all(isinstance(field, int) for field in value):
        raise TypeError(f"{function}(): illegal time tuple argument")
    for field in value:
        if not INT_MIN <= field <= INT_MAX:
            over = "greater than maximum" if field > 0 else "less than minimum"
            raise OverflowError(f"signed integer is {over}")
    fields = [int(field) for field in value]
    fields[6] = (fields[6] + 1) % 7 if fields[6] >= -1 else -1
    zone, offset = getattr(value, "tm_zone", None), getattr(value, "tm_gmtoff", None)
    return Broken._make([*fields, zone or "UTC", offset or 0])


def checked(tm: Broken) -> Broken:
    """The same with zeros made ones, if every field is in its range (checktm)."""
    tm = tm._replace(month=tm.month or 1, day=tm.day or 1, yday=tm.yday or 1)
    for name, value, least, most in (
        ("month", tm.month, 1, 12), ("day of month", tm.day, 1, 31), ("hour", tm.hour, 0, 23),
        ("minute", tm.minute, 0, 59), ("seconds", tm.second, 0, 61),
        ("day of week", tm.wday, 0, 6), ("day of year", tm.yday, 1, 366),
    ):
        if not least <= value <= most:
            raise ValueError(f"{name} out of range")
    return tm


def asctime(tm: Broken) -> str:
    """Write a time as C does, but without the line's end: "Thu Jan  1 00:00:00 1970"."""
    clock = f"{tm.hour:02d}:{tm.minute:02d}:{tm.second:02d}"
    return f"{DAYS[tm.wday][:3]} {MONTHS[tm.month - 1][:3]}{tm.day:3d} {clock} {tm.year}"


# ---- strftime -------------------------------------------------------------------------------


def _iso(tm: Broken) -> tuple[int, int]:
    """Year and week by ISO 8601: a week belongs to the year of its Thursday."""
    monday = (tm.wday - 1) % 7
    week, year = (tm.yday - 1 - monday + 10) // 7, tm.year
    if week < 1:
        year -= 1
        first = (day_number(year, 1, 1) + 3) % 7
        week = 53 if first == 3 or (first == 2 and is_leap(year)) else 52
    elif week == 53:
        first = (day_number(year, 1, 1) + 3) % 7
        if not (first == 3 or (first == 2 and is_leap(year))):
            year, week = year + 1, 1
    return year, week


def _offset(tm: Broken) -> str:
    minutes = abs(tm.offset) // 60
    return f"{'-' if tm.offset < 0 else '+'}{minutes // 60:02d}{minutes % 60:02d}"


_TEXTS: dict[str, Callable[[Broken], str]] = {
    "a": lambda tm: DAYS[tm.wday][:3], "A": lambda tm: DAYS[tm.wday],
    "b": lambda tm: MONTHS[tm.month - 1][:3], "h": lambda tm: MONTHS[tm.month - 1][:3],
    "B": lambda tm: MONTHS[tm.month - 1],
    "p": lambda tm: "AM" if tm.hour < 12 else "PM",
    "P": lambda tm: "am" if tm.hour < 12 else "pm",
    "Z": lambda tm: tm.zone, "z": _offset,
    "n": lambda _: "\n", "t": lambda _: "\t", "%": lambda _: "%",
}
_NUMBERS: dict[str, tuple[Callable[[Broken], int], int, str]] = {
    "C": (lambda tm: tm.year // 100, 1, "0"), "d": (lambda tm: tm.day, 2, "0"),
    "e": (lambda tm: tm.day, 2, " "), "g": (lambda tm: _iso(tm)[0] % 100, 2, "0"),
    "G": (lambda tm: _iso(tm)[0], 1, "0"), "H": (lambda tm: tm.hour, 2, "0"),
    "I": (lambda tm: tm.hour % 12 or 12, 2, "0"), "j": (lambda tm: tm.yday, 3, "0"),
    "k": (lambda tm: tm.hour, 2, " "), "l": (lambda tm: tm.hour % 12 or 12, 2, " "),
    "m": (lambda tm: tm.month, 2, "0"), "M": (lambda tm: tm.minute, 2, "0"),
    "s": (lambda tm: tm.seconds, 1, "0"), "S": (lambda tm: tm.second, 2, "0"),
    "u": (lambda tm: tm.wday or 7, 1, "0"),
    "U": (lambda tm: (tm.yday + 6 - tm.wday) // 7, 2, "0"),
    "V": (lambda tm: _iso(tm)[1], 2, "0"), "w": (lambda tm: tm.wday, 1, "0"),
    "W": (lambda tm: (tm.yday + 6 - (tm.wday - 1) % 7) // 7, 2, "0"),
    "y": (lambda tm: tm.year % 100, 2, "0"), "Y": (lambda tm: tm.year, 1, "0"),
}
"""Each directive's value, least width and padding."""

_COMPOSED = {
    "c": "%a %b %e %H:%M:%S %Y", "D": "%m/%d/%y", "F": "%Y-%m-%d", "r": "%I:%M:%S %p",
    "R": "%H:%M", "T": "%H:%M:%S", "x": "%m/%d/%y", "X": "%H:%M:%S",
}
_DIRECTIVE = re.compile(r"%([-_0^#]*)(\d*)([EO]?)(.)", re.DOTALL)


def strftime(pattern: str, tm: Broken) -> str:
    """Format as glibc does in the C locale, with its flags (``%-d``, ``%_H``, ``%^a``), widths."""

    def expand(match: re.Match[str]) -> str:
        flags, width, _, letter = match.groups()
        if letter in _COMPOSED:
            text, fill = strftime(_COMPOSED[letter], tm), " "
        elif letter in _TEXTS:
            text, fill = _TEXTS[letter](tm), " "
        elif letter in _NUMBERS:
            value, least, fill = _NUMBERS[letter]
            return _number(value(tm), flags, int(width or least), fill)
        else:
            return match[0]
        if "^" in flags or ("#" in flags and letter not in "pZ"):
            text = text.upper()
        elif "#" in flags:
            text = text.lower()
        return text.rjust(int(width or 0), "0" if "0" in flags else fill)

    return _DIRECTIVE.sub(expand, pattern)


def _number(value: int, flags: str, width: int, fill: str) -> str:
    if "-" in flags:
        return str(value)
    if "_" in flags:
        fill = " "
    elif "0" in flags:
        fill = "0"
    return str(value).zfill(width) if fill == "0" else str(value).rjust(width)
