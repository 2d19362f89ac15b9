"""Exceptions that nobody caught, printed as CPython prints them.

Frames of the simulator are left out, sources come from what the program was compiled from.
"""

from __future__ import annotations

import linecache
import os
import sys
import traceback
from types import TracebackType
from typing import TYPE_CHECKING, Any
from warnings import WarningMessage

from greenlet import GreenletExit

from sim.userland.here import ProcessGone, here
from sim.userland.source import split_lines
from sim.userland.suggestions import suggestion

if TYPE_CHECKING:
    from sim.userland.image import Image
    from sim.userland.program import Program

_OURS = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep
_LIBRARY = os.path.dirname(os.__file__) + os.sep
_FOR_C: dict[str, tuple[str, ...]] = {
    f"{_LIBRARY}pickle.py": (), f"{_LIBRARY}datetime.py": (), f"{_LIBRARY}_pydatetime.py": (),
    f"{_LIBRARY}warnings.py": ("warn", "warn_explicit"),
}
"""Library files (or functions of them) that are used here although CPython has C code for them,
which shows in no traceback."""
_C_LIMIT = 1000
"""How many frames CPython before 3.13 prints (PyTraceBack_LIMIT in Python/traceback.c)."""


def source_lines(program: Program, filename: str) -> list[str]:
    """The lines of a file that the program consists of, or of the library's; [] if unknown."""
    source = program.readable.get(filename)
    if source is not None:
        return split_lines(source)
    from sim.userland.importing import LIBRARY_DIRECTORY

    if filename.startswith(LIBRARY_DIRECTORY):
        return linecache.getlines(filename)
    return []


def is_shown(filename: str, name: str) -> bool:
    """Whether there would be a frame of this function of this file in CPython, too."""
    names = _FOR_C.get(filename)
    if names is not None:
        return bool(names) and name not in names
    return not filename.startswith(_OURS)


def format_exception(image: Image, error: BaseException, trace: TracebackType | None = None, *,
                     carets: bool = True) -> list[str]:
    """The lines of an uncaught exception's message, without frames of the simulator's own."""
    report = _prepare(image, error, trace, carets=carets)
    if sys.version_info < (3, 12):
        _suggest(report, error)
    return list(report.format())


def format_unraisable(image: Image, error: BaseException) -> list[str]:
    """The traceback and one headline, as write_unraisable_exc_file prints them.

    Nothing of what led to the exception, of its notes or what it is a group of; a colon even if
    there is no text. From 3.13 on without marks below the lines: C code prints it, which has lost
    them there.
    """
    report: Any = _prepare(image, error, None, carets=sys.version_info < (3, 13))
    lines = report.stack.format() if report.stack else []
    head = ["Traceback (most recent call last):\n"] if lines else []
    kind = type(error)
    module = "" if kind.__module__ in ("builtins", "__main__") else f"{kind.__module__}."
    try:
        text = str(error)
    except GreenletExit:
        raise
    except BaseException:
        text = "<exception str() failed>"
    return [*head, *lines, f"{module}{kind.__qualname__}: {text}\n"]


def _prepare(image: Image, error: BaseException, trace: TracebackType | None, *,
             carets: bool) -> traceback.TracebackException:
    """What is to be formatted, its sources at hand."""
    linecache.cache.pop(image.program.filename, None)
    for filename, source in image.program.readable.items():
        linecache.cache[filename] = (len(source), None, split_lines(source), filename)
    report = traceback.TracebackException(type(error), error, trace or error.__traceback__)
    limit = image.sys.__dict__.get("tracebacklimit")
    if not isinstance(limit, int):
        limit = _C_LIMIT if sys.version_info < (3, 13) else sys.maxsize
    _strip(report, limit, carets, set())
    if "finalising" in image.state:
        _drop_sources(report)
    return report


def _drop_sources(report: Any) -> None:
    """While modules are finalised CPython cannot read source files any more."""
    for frame in report.stack or ():
        setattr(frame, "_line" if sys.version_info < (3, 13) else "_lines", "")
        frame.colno = None


def _suggest(report: Any, error: BaseException | None) -> None:
    """Add what similar names there are, also to the exceptions that led to this one."""
    while report is not None and error is not None and isinstance(report._str, str):
        name = suggestion(error, error.__traceback__)
        if name is not None:
            report._str += f". Did you mean: {name!r}?"
        if report.__cause__ is not None:
            report, error = report.__cause__, error.__cause__
        else:
            report, error = report.__context__, error.__context__


def _strip(report: Any, limit: int, carets: bool, seen: set[int]) -> None:
    """Remove frames that are not to be shown, also from the exceptions that led to this one."""
    if report is None or id(report) in seen:
        return
    seen.add(id(report))
    frames = [frame for frame in report.stack if is_shown(frame.filename, frame.name)]
    report.stack[:] = frames[max(len(frames) - limit, 0):] if limit > 0 else []
    if limit <= 0 and sys.version_info < (3, 13):
        report.stack = None  # and no headline
    if not carets:
        for frame in report.stack or ():
            frame.colno = None
    _strip(report.__cause__, limit, carets, seen)
    _strip(report.__context__, limit, carets, seen)
    for inner in report.exceptions or ():
        _strip(inner, limit, carets, seen)


def print_exception(image: Image, error: BaseException,
                    trace: TracebackType | None = None) -> None:
    """Write an uncaught exception to the process's standard error, line by line."""
    stream = getattr(image.sys, "stderr", None)
    if stream is None:
        return
    for piece in format_exception(image, error, trace):
        for line in piece.splitlines(keepends=True):
            stream.write(line)
    stream.flush()


def print_unraisable(image: Image, error: BaseException, where: str) -> None:
    """Write an exception that could not be raised to standard error, under the line ``where``.

    It is lost if standard error is closed or cannot be written (write_unraisable_exc).
    """
    stream = getattr(image.sys, "stderr", None)
    if stream is None:
        return
    try:
        if where:
            stream.write(f"{where}\n")
        for piece in format_unraisable(image, error):
            stream.write(piece)
        stream.flush()
    except (OSError, ValueError):
        return


def report_unraisable(image: Image, error: BaseException, where: str, args: Any = None) -> None:
    """Give an exception that could not be raised to the process's sys.unraisablehook.

    ``args`` are what the hook is called with, if there are any already.
    """
    hook = getattr(image.sys, "unraisablehook", None)
    if hook is None or hook is image.sys.__unraisablehook__:
        print_unraisable(image, error, where)
        return
    if args is None:
        from sim.userland.world.structs import struct_sequence

        message = where.removesuffix(":") or None
        kind = struct_sequence("sys", "UnraisableHookArgs",
                               "exc_type exc_value exc_traceback err_msg object")
        args = kind((type(error), error, error.__traceback__, message, None))
    try:
        hook(args)
    except GreenletExit:
        raise
    except BaseException as second:
        print_unraisable(image, second, f"Exception ignored in sys.unraisablehook: {hook!r}")


def show_warnings(image: Image, warnings: list[WarningMessage]) -> None:
    """Warnings given while a file was compiled, as `warnings` shows them."""
    for warning in warnings:
        lines = split_lines(image.program.sources[warning.filename])
        text = f"{warning.filename}:{warning.lineno}: {warning.category.__name__}: "
        image.sys.stderr.write(f"{text}{warning.message}\n")
        if 0 < warning.lineno <= len(lines):
            image.sys.stderr.write(f"  {lines[warning.lineno - 1].strip()}\n")


def host_unraisable_hook(args: Any) -> None:
    """sys.unraisablehook of the host during a run.

    A finaliser of a process that is gone may fail silently; one of a living process
    reports on that process's standard error.
    """
    error = args.exc_value
    if is_of_the_dead(error) or not here.anyone or here.image.dead:
        return
    message = args.err_msg or "Exception ignored in"
    where = f"{message}:" if args.object is None else f"{message}: {args.object!r}"
    report_unraisable(here.image, error, where, args)


def is_of_the_dead(error: BaseException | None) -> bool:
    """Whether a finaliser failed because its process does not exist any more."""
    return isinstance(error, ProcessGone | GreenletExit)


def hook_after_runs(args: Any) -> None:
    """sys.unraisablehook of the host after a run: what is left of processes dies quietly."""
    if not is_of_the_dead(args.exc_value):
        sys.__unraisablehook__(args)
