"""Makes the pickle module written in Python complain in the words of the one in C.

The C module cannot be used, as it looks classes up in the host's ``sys.modules``. Source:
save_global, load and _Unpickler_ReadImpl in Modules/_pickle.c.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable
from types import FunctionType, ModuleType
from typing import Any

LOCAL = "Can't pickle local object {!r}" if sys.version_info < (3, 13) else (
    "Can't get local object {!r}")
NOT_FOUND = "it's not found as "
TRUNCATED = "pickle data was truncated"
UNDERFLOW = "unpickling stack underflow"


def adjust_pickle(module: ModuleType) -> None:
    """Change a pickle module that has just been executed."""
    pickler: Any = module._Pickler
    unpickler: Any = module._Unpickler
    save_global = _saving(pickler.save_global, module.PicklingError)
    pickler.save_global = pickler.dispatch[FunctionType] = save_global
    unpickler.load = _loading(unpickler.load, module)


def _saving(original: Callable[..., None], refused: type[Exception]) -> Callable[..., None]:
    def save_global(self: Any, obj: Any, name: str | None = None) -> None:
        known = name or getattr(obj, "__qualname__", None) or obj.__name__
        if "<locals>" in known.split("."):
            raise AttributeError(LOCAL.format(known))
        try:
            original(self, obj, name=name)
        except refused as error:
            text = str(error)
            if NOT_FOUND not in text:
                raise
            place = text.rpartition(NOT_FOUND)[2].removesuffix(f".{known}")
            raise refused(
                f"Can't pickle {obj!r}: attribute lookup {known} on {place} failed") from None

    return save_global


def _loading(original: Callable[[Any], Any], module: ModuleType) -> Callable[[Any], Any]:
    damaged: type[Exception] = module.UnpicklingError

    def load(self: Any) -> Any:
        try:
            return original(self)
        except (EOFError, IndexError, ValueError, struct.error, damaged) as error:
            frames = []
            trace = error.__traceback__
            while trace is not None:
                frames.append(trace.tb_frame.f_code)
                trace = trace.tb_next
            if frames[-1].co_filename != original.__code__.co_filename:
                raise  # from the user's own __setstate__ or the like
            if isinstance(error, EOFError) and len(frames) == 2:
                raise EOFError("Ran out of input") from None
            if isinstance(error, damaged | ValueError) and not _is_truncation(error):
                raise
            raise damaged(UNDERFLOW if "pop from" in str(error) else TRUNCATED) from None

    return load


def _is_truncation(error: Exception) -> bool:
    return str(error).startswith(("pickle exhausted before end", "invalid literal"))
