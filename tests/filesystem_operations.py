"""What operations on files are, and how their results are compared.

An operation is a tuple: its name and its arguments, e.g. ``("open", "a", "f", 0o2)``. Open files
have names ("a"), not numbers, and "{base}" in a path stands for the directory that the case
runs in. A result is a string: what came back, or the error's name.
"""

from __future__ import annotations

import os
import re
from typing import Any

Operation = tuple[Any, ...]
ROOT, USER = "root", "user"
OLD = 1_000_000_000_000_000_000
"""A time long ago, to see whether an operation changes a file's times."""

ZOO: tuple[Operation, ...] = (
    ("chmod", ".", 0o777),
    ("put", "f", "hello", 0o644), ("put", "u", "mine", 0o600, 1000, 1000),
    ("put", "s", "secret", 0o000), ("put", "g", "group", 0o664, 0, 1000),
    ("put", "x", "#!", 0o755), ("put", "k", "suid", 0o6755, 1000, 1000),
    ("mkdir", "d", 0o755), ("put", "d/f", "inner", 0o644), ("mkdir", "d/sub", 0o755),
    ("mkdir", "e", 0o755),
    ("mkdir", "m", 0o755), ("put", "m/u", "mine", 0o644, 1000, 1000),
    ("put", "m/r", "root's", 0o644), ("mkdir", "m/sub", 0o755), ("own", "m", 1000, 1000),
    ("own", "m/sub", 1000, 1000), ("mkdir", "m/rsub", 0o755),
    ("mkdir", "n", 0o755), ("put", "n/f", "hidden", 0o644), ("chmod", "n", 0o700),
    ("mkdir", "q", 0o755), ("put", "q/f", "listed", 0o666), ("chmod", "q", 0o744),
    ("mkdir", "t", 0o755), ("put", "t/u", "mine", 0o666, 1000, 1000),
    ("put", "t/r", "root's", 0o666), ("mkdir", "t/d", 0o755), ("chmod", "t", 0o1777),
    ("mkdir", "w", 0o755), ("put", "w/r", "root's", 0o644), ("chmod", "w", 0o777),
    ("mkdir", "i", 0o755), ("own", "i", 0, 50), ("chmod", "i", 0o2777),
    ("symlink", "f", "lf"), ("symlink", "d", "ld"), ("symlink", "x-none", "lx"),
    ("symlink", "lo", "lo"), ("symlink", "d/", "ls"), ("symlink", "{base}/d/f", "la"),
    ("symlink", "lf", "ll"), ("symlink", "x-none/y", "ly"), ("symlink", "f/", "lfs"),
    ("mkfifo", "p", 0o644), ("chmod", "p", 0o666),
)
"""What is there before a case begins, made by root."""


class NotOpen(Exception):
    """The case names a file that it could not open."""


class Descriptors(dict[str, int]):
    """The open files of a case by name."""

    def __missing__(self, name: str) -> int:
        raise NotOpen(name)


def stat_fields(st: os.stat_result) -> tuple[str, int, int, int, int, int]:
    return (oct(st.st_mode), st.st_nlink, st.st_uid, st.st_gid, st.st_size, st.st_blocks)


def sim_fields(st: Any) -> tuple[str, int, int, int, int, int]:
    return (oct(st.mode), st.nlink, st.uid, st.gid, st.size, st.blocks)


def fresh_times(st: Any) -> str:
    atime = st.st_atime_ns if isinstance(st, os.stat_result) else st.atime
    mtime = st.st_mtime_ns if isinstance(st, os.stat_result) else st.mtime
    return ("a" if atime != OLD else "-") + ("m" if mtime != OLD else "-")


def shown(value: Any, base: str) -> str:
    """A result as it is compared: "ok" for None, long data by its length."""
    if value is None:
        return "ok"
    if isinstance(value, bytes):
        text = value.decode("latin-1")
        return repr(text) if len(text) < 40 else f"{len(text)} bytes from {text[:8]!r}"
    top, name = os.path.split(base)
    text = str(value).replace(base, "{base}").replace(top, "{top}").replace(name, "{name}")
    return re.sub(r"/#\d+", "/#N", text)
