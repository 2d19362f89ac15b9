"""Writing a picture: whole or not at all, and with nothing in it that differs between runs."""

from __future__ import annotations

import os
from io import BytesIO
from typing import TYPE_CHECKING

from viz.errors import PlotError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_NO_DATE: dict[str, dict[str, str | None]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": "forklore"},
    "pdf": {"CreationDate": None, "Creator": "forklore", "Producer": None},
}
DOTS_PER_INCH = 150


def format_of(path: str | os.PathLike[str]) -> str:
    """The format that a file's name asks for: "png", "svg" or "pdf". PlotError for another."""
    ending = os.path.splitext(os.fspath(path))[1].lower()
    if ending[1:] not in _NO_DATE:
        what = f"{ending!r} is none" if ending else "the name has no ending"
        raise PlotError(f"can't tell the format of {os.fspath(path)!r}: {what}; "
                        "use .png, .svg or .pdf")
    return ending[1:]


def save(figure: Figure, path: str | os.PathLike[str]) -> None:
    """Write a picture as PNG, SVG or PDF, as the file's name says.

    A file that is there already is replaced, once the new one is complete.
    Raises PlotError if the format is unknown or the file cannot be written.
    """
    kind = format_of(path)
    from viz.canvas import settings

    data = BytesIO()
    with settings():
        figure.savefig(data, format=kind, metadata=_NO_DATE[kind], dpi=DOTS_PER_INCH)
    try:
        _replace(os.path.realpath(path), data.getvalue())
    except OSError as error:
        raise PlotError(f"can't write {os.fspath(path)!r}: {error.strerror or error}") from None


def _replace(final: str, data: bytes) -> None:
    """Write beside the file, then put it in its place."""
    if os.path.exists(final) and not os.path.isfile(final):
        with open(final, "wb") as file:  # a device or a pipe: it is there to be written to
            file.write(data)
        return
    beside = f"{final}.{os.getpid()}.tmp"
    try:
        with open(beside, "xb") as file:
            file.write(data)
        os.replace(beside, final)
    except BaseException:
        if os.path.exists(beside):
            os.unlink(beside)
        raise
