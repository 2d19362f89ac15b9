"""The simulated module `_locale`: a machine with the locales C, POSIX and C.UTF-8 only.

Each process has its own locale, which starts as CPython sets it: LC_CTYPE from the environment,
the rest "C". Source: Modules/_localemodule.c; setlocale(3).
"""

from __future__ import annotations

from typing import Any

from sim.userland.here import here
from sim.userland.world.registry import Module

LOCALE = Module("_locale")
LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
_CATEGORIES = ("LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES")
_NAMES = {"C": "C", "POSIX": "C", "C.UTF-8": "C.UTF-8", "C.utf8": "C.utf8"}
_CODESET = 14


@LOCALE.type
class Error(Exception):
    """locale.Error."""


def _current() -> list[str]:
    """The locale of each category but LC_ALL."""
    state = here.image.state
    if "locale" not in state:
        state["locale"] = [_of_environment(LC_CTYPE) or "C", "C", "C", "C", "C", "C"]
    names: list[str] = state["locale"]
    return names


def _of_environment(category: int) -> str | None:
    """What the environment says for a category; None if there is no such locale."""
    environ = here.image.environ
    for variable in (b"LC_ALL", _CATEGORIES[category].encode(), b"LANG"):
        if environ.get(variable):
            return _NAMES.get(environ[variable].decode("utf-8", "surrogateescape"))
    return "C"


@LOCALE.function
def setlocale(category: int, locale: str | None = None, /) -> str:
    """Activates/queries locale processing."""
    if not 0 <= category <= LC_ALL:
        raise Error("invalid locale category")
    current = _current()
    places = range(LC_ALL) if category == LC_ALL else (category,)
    if locale is not None:
        names = _wanted(locale, places)
        if None in names:
            raise Error("unsupported locale setting")
        for place, name in zip(places, names, strict=True):
            current[place] = str(name)
    chosen = [current[place] for place in places]
    if len(set(chosen)) == 1:
        return chosen[0]
    return ";".join(f"{name}={value}" for name, value in zip(_CATEGORIES, chosen, strict=True))


def _wanted(locale: str, places: Any) -> list[str | None]:
    """The locale asked for, for each category; a composite name has one for each."""
    if not locale:
        return [_of_environment(place) for place in places]
    if "=" in locale:
        named = dict(part.split("=", 1) for part in locale.split(";") if "=" in part)
        return [_NAMES.get(named.get(_CATEGORIES[place], "C")) for place in places]
    return [_NAMES.get(locale) for _ in places]


@LOCALE.function
def localeconv() -> dict[str, Any]:
    """Returns numeric and monetary locale-specific parameters: those of C."""
    unknown = ("int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes",
               "n_sep_by_space", "p_sign_posn", "n_sign_posn")
    empty = ("thousands_sep", "int_curr_symbol", "currency_symbol", "mon_decimal_point",
             "mon_thousands_sep", "positive_sign", "negative_sign")
    return {"decimal_point": ".", "grouping": [], "mon_grouping": [],
            **dict.fromkeys(empty, ""), **dict.fromkeys(unknown, 127)}


@LOCALE.function
def strcoll(os1: str, os2: str, /) -> int:
    """Compares two strings according to the locale: by code points."""
    return (os1 > os2) - (os1 < os2)


@LOCALE.function
def strxfrm(string: str, /) -> str:
    """Return a string that can be used as a key for locale-aware comparisons."""
    return string


@LOCALE.function
def nl_langinfo(key: int, /) -> str:
    """Return the value for the locale information associated with key: the encoding only."""
    if key != _CODESET:
        raise here.image.unsupported(f"locale.nl_langinfo({key})")
    return "ANSI_X3.4-1968" if _current()[LC_CTYPE] == "C" else "UTF-8"


@LOCALE.function
def getencoding() -> str:
    """Get the current locale encoding: with a C locale Python turns to UTF-8 (PEP 538)."""
    return "UTF-8"


LOCALE.constants({name: number for number, name in enumerate((*_CATEGORIES, "LC_ALL"))})
LOCALE.constants({"CHAR_MAX": 127, "CODESET": _CODESET})


def exports() -> dict[str, Any]:
    """All names of the module."""
    return dict(LOCALE.names)
