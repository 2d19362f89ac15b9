"""Exceptions that nobody caught, printed as CPython prints them.

Frames of the simulator are left out, sources come from what the program was compiled from.
"""

from __future__ import annotations

import linecache
import os
import traceback
from types import TracebackType
from typing import TYPE_CHECKING, Any

from greenlet import GreenletExit

from sim.userland.here import ProcessGone, here

if TYPE_CHECKING:
    from sim.userland.image import Image
    from sim.userland.program import Program

_OURS = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep


def source_lines(program: Program, filename: str) -> list[str]:
    """The lines of a file that the program consists of, or of the library's; [] if unknown."""
    source = program.sources.get(filename)
    if source is not None:
        return source.splitlines(keepends=True)
    from sim.userland.importing import LIBRARY_DIRECTORY

    if filename.startswith(LIBRARY_DIRECTORY):
        return linecache.getlines(filename)
    return []


def format_exception(program: Program, error: BaseException,
                     trace: TracebackType | None = None) -> list[str]:
    """The lines of an uncaught exception's message, without frames of the simulator's own."""
    for filename, source in program.sources.items():
        linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
    report = traceback.TracebackException(type(error), error, trace or error.__traceback__)
    _strip(report, set())
    return list(report.format())


def _strip(report: Any, seen: set[int]) -> None:
    """Remove the simulator's frames, also from the exceptions that led to this one."""
    if report is None or id(report) in seen:
        return
    seen.add(id(report))
    report.stack[:] = [frame for frame in report.stack if not frame.filename.startswith(_OURS)]
    _strip(report.__cause__, seen)
    _strip(report.__context__, seen)
    for inner in report.exceptions or ():
        _strip(inner, seen)


def print_exception(image: Image, error: BaseException,
                    trace: TracebackType | None = None) -> None:
    """Write an uncaught exception to the process's standard error, line by line."""
    stream = getattr(image.sys, "stderr", None)
    if stream is None:
        return
    for piece in format_exception(image.program, error, trace):
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
        stream.write(f"{where}\n")
        for piece in format_exception(image.program, error):
            stream.write(piece)
        stream.flush()
    except (OSError, ValueError):
        return


def host_unraisable_hook(args: Any) -> None:
    """sys.unraisablehook of the host during a run.

    A finaliser of a process that is gone may fail silently; one of a living process
    reports on that process's standard error.
    """
    error = args.exc_value
    if isinstance(error, ProcessGone | GreenletExit) or not here.anyone or here.image.dead:
        return
    image = here.image
    message = args.err_msg or "Exception ignored in"
    hook = image.sys.unraisablehook
    del hook
    where = f"{message}:" if args.object is None else f"{message}: {args.object!r}"
    print_unraisable(image, error, where)
