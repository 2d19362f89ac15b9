"""Warnings that CPython's C code gives: in the process's own `warnings` module, at its own line."""

from __future__ import annotations

import sys
from types import FrameType

from sim.userland.here import here


def user_frame(depth: int = 1) -> FrameType | None:
    """The innermost frame below the caller that is not the simulator's."""
    from sim.userland.tracebacks import is_shown

    frame: FrameType | None = sys._getframe(depth + 1)
    while frame is not None and not is_shown(frame.f_code.co_filename, frame.f_code.co_name):
        frame = frame.f_back
    return frame


def warn(text: str, category: type[Warning] = RuntimeWarning) -> None:
    """PyErr_WarnEx with a stack level of 1. Raises the warning if a filter says so."""
    frame = user_frame()
    warnings = here.image.state["importer"].import_("warnings")
    if frame is None:
        warnings.warn(text, category)
        return
    names = frame.f_globals
    file = frame.f_code.co_filename
    # Not in the module's __warningregistry__: modules may be shared by all processes.
    registry = here.image.state.setdefault("warned", {}).setdefault(file, {})
    warnings.warn_explicit(text, category, file, frame.f_lineno, names.get("__name__", "<string>"),
                           registry)
