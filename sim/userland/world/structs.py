"""Named tuples that behave as CPython's struct sequences (Objects/structseq.c).

Windows lacks most of the host's own ones, and they cannot be made from Python. A struct
sequence is a tuple of its visible fields with further fields that have only a name
(`st_mtime_ns`), and fields that have only a place (the whole seconds of `stat_result[8]`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any

_NO_DICT = " and no __dict__ for setting new attributes" if sys.version_info >= (3, 13) else ""


class StructSequence(tuple[Any, ...]):
    """Base of all of them. Made from a sequence and, for named fields beyond it, a mapping."""

    n_fields = 0
    n_sequence_fields = 0
    n_unnamed_fields = 0
    _hidden: tuple[str, ...] = ()
    _visible: tuple[str, ...] = ()

    def __new__(cls, iterable: Iterable[Any], dict: Mapping[str, Any] | None = None) -> Any:
        """As C does: too few or too many values are a TypeError."""
        values = tuple(iterable)
        least, most = cls.n_sequence_fields, cls.n_fields
        if not least <= len(values) <= most:
            raise TypeError(_length_error(cls, len(values)))
        self = super().__new__(cls, values[:least])
        extra = values[least:]
        for place, name in enumerate(cls._hidden):
            value = extra[place] if place < len(extra) else (dict or {}).get(name)
            self.__dict__[name] = value
        return self

    def __repr__(self) -> str:
        cls = type(self)
        fields = ", ".join(f"{name}={self[i]!r}" for i, name in enumerate(cls._visible) if name)
        return f"{cls.__module__}.{cls.__qualname__}({fields})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (tuple(self), self.__dict__.copy())

    def __setattr__(self, name: str, value: Any) -> None:
        cls = type(self)
        if hasattr(cls, name) or name in cls._hidden:
            raise AttributeError("readonly attribute")
        text = f"{cls.__module__}.{cls.__qualname__}' object has no attribute {name!r}"
        raise AttributeError(f"'{text}{_NO_DICT}")

    if sys.version_info >= (3, 13):
        def __replace__(self, /, **changes: Any) -> Any:
            cls = type(self)
            names = cls._visible
            values = [changes.pop(name, self[place]) for place, name in enumerate(names)]
            extra = {name: changes.pop(name, self.__dict__[name]) for name in cls._hidden}
            if changes:
                raise TypeError(f"Got unexpected field name(s): {list(changes)!r}")
            return StructSequence.__new__(cls, values, extra)


def _length_error(cls: type[StructSequence], length: int) -> str:
    least, most = cls.n_sequence_fields, cls.n_fields
    name = f"{cls.__module__}.{cls.__qualname__}"
    if least == most:
        return f"{name}() takes a {least}-sequence ({length}-sequence given)"
    bound, side = (least, "least") if length < least else (most, "most")
    return f"{name}() takes an at {side} {bound}-sequence ({length}-sequence given)"


def struct_sequence(module: str, name: str, visible: str, hidden: str = "",
                    places: tuple[str, ...] = ()) -> Any:
    """A struct sequence type.

    ``visible`` names the fields of the tuple, ``hidden`` those with a name only; ``places``
    are visible fields without a name of their own, after the others.
    """
    names = tuple(visible.split())
    body: dict[str, Any] = {n: property(itemgetter(i)) for i, n in enumerate(names)}
    body.update(
        __slots__=(), __module__=module, __match_args__=names,
        _visible=names + places, _hidden=tuple(hidden.split()),
        n_sequence_fields=len(names) + len(places),
        n_fields=len(names) + len(places) + len(hidden.split()),
        n_unnamed_fields=len(places),
    )
    return type(name, (StructSequence,), body)


_STAT_VISIBLE = "st_mode st_ino st_dev st_nlink st_uid st_gid st_size"
_STAT_HIDDEN = (
    "st_atime st_mtime st_ctime st_atime_ns st_mtime_ns st_ctime_ns st_blksize st_blocks st_rdev"
)


_STAT: Any = struct_sequence(
    "os", "stat_result", _STAT_VISIBLE, _STAT_HIDDEN, ("st_atime", "st_mtime", "st_ctime")
)


class stat_result(_STAT):  # type: ignore[misc]
    """os.stat_result with Linux's fields.

    Not the host's: on Windows that has other fields, and on Linux it crashes when the host's
    module `posix` cannot be imported (Modules/posixmodule.c, statresult_new).
    """

    __module__ = "os"

    def __new__(cls, iterable: Any, dict: Any = None) -> Any:
        """Times that are not given as floats are those given as ints."""
        self = super().__new__(cls, iterable, dict)
        for place, name in ((7, "st_atime"), (8, "st_mtime"), (9, "st_ctime")):
            if self.__dict__[name] is None:
                self.__dict__[name] = self[place]
        return self


statvfs_result: Any = struct_sequence(
    "os", "statvfs_result",
    "f_bsize f_frsize f_blocks f_bfree f_bavail f_files f_ffree f_favail f_flag f_namemax",
    "f_fsid",
)
times_result: Any = struct_sequence(
    "posix", "times_result", "user system children_user children_system elapsed"
)
uname_result: Any = struct_sequence(
    "posix", "uname_result", "sysname nodename release version machine"
)
waitid_result: Any = struct_sequence(
    "posix", "waitid_result", "si_pid si_uid si_signo si_status si_code"
)
terminal_size: Any = struct_sequence("os", "terminal_size", "columns lines")
struct_rusage: Any = struct_sequence(
    "resource", "struct_rusage",
    "ru_utime ru_stime ru_maxrss ru_ixrss ru_idrss ru_isrss ru_minflt ru_majflt ru_nswap "
    "ru_inblock ru_oublock ru_msgsnd ru_msgrcv ru_nsignals ru_nvcsw ru_nivcsw",
)
struct_passwd: Any = struct_sequence(
    "pwd", "struct_passwd", "pw_name pw_passwd pw_uid pw_gid pw_gecos pw_dir pw_shell"
)
struct_group: Any = struct_sequence("grp", "struct_group", "gr_name gr_passwd gr_gid gr_mem")
struct_siginfo: Any = struct_sequence(
    "signal", "struct_siginfo", "si_signo si_code si_errno si_pid si_uid si_status si_band"
)


class sched_param(struct_sequence("posix", "sched_param", "sched_priority")):  # type: ignore[misc]
    """os.sched_param, which is made from its one field rather than from a sequence."""

    __slots__ = ()

    def __new__(cls, *args: Any, **named: Any) -> Any:
        """Take the one field by itself."""
        if len(args) + len(named) > 1:
            what = "argument" if args else "keyword argument"
            text = f"sched_param() takes at most 1 {what} ({len(args) + len(named)} given)"
            raise TypeError(text)
        if not args and "sched_priority" not in named:
            text = "sched_param() missing required argument 'sched_priority' (pos 1)"
            raise TypeError(text)
        return super().__new__(cls, (*args, *named.values()))

    def __init_subclass__(cls, **options: Any) -> None:
        raise TypeError("type 'posix.sched_param' is not an acceptable base type")

    if (3, 12, 8) <= sys.version_info < (3, 13) or sys.version_info >= (3, 13, 1):
        # Before, what is reduced cannot be made again: __new__ refuses the two arguments.
        def __reduce__(self) -> tuple[Any, ...]:
            return type(self), (self.sched_priority,)


sched_param.__module__ = "posix"
sched_param.__doc__ = ("Currently has only one field: sched_priority\n\n"
                       "  sched_priority\n    A scheduling parameter.")


def seconds(ns: int) -> float:
    """A time as CPython makes a float of it (seconds plus 1e-9 times the rest)."""
    whole, rest = divmod(ns, 1_000_000_000)
    return whole + 1e-9 * rest


def stat_of(s: Any) -> Any:
    """The os.stat_result of a `sim.kernel.files.Stat`."""
    atime, mtime, ctime = s.atime, s.mtime, s.ctime
    self = tuple.__new__(stat_result, (
        s.mode, s.ino, s.dev, s.nlink, s.uid, s.gid, s.size,
        atime // 1_000_000_000, mtime // 1_000_000_000, ctime // 1_000_000_000,
    ))
    self.__dict__.update(
        st_atime=seconds(atime), st_mtime=seconds(mtime), st_ctime=seconds(ctime),
        st_atime_ns=atime, st_mtime_ns=mtime, st_ctime_ns=ctime,
        st_blksize=s.blksize, st_blocks=s.blocks, st_rdev=s.rdev,
    )
    return self


def rusage_of(used: tuple[int, int, int, int]) -> Any:
    """The resource.struct_rusage of (user ns, system ns, voluntary, involuntary switches).

    Linux counts in microseconds.
    """
    user, system = (ns // 10**9 + ns % 10**9 // 1000 * 0.000001 for ns in used[:2])
    return struct_rusage((user, system, *(0,) * 12, *used[2:]))
