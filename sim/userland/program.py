"""What a process runs: the script, its arguments, its surroundings."""

from __future__ import annotations

import sys
import warnings
from types import CodeType, FrameType
from typing import TYPE_CHECKING, Any

from sim.userland.source import check_script, decode, may_see_frames
from sim.userland.ticks import compile_ticking

if TYPE_CHECKING:
    from sim.userland.image import Image

ENVIRONMENT = {
    "HOME": "/home/user", "USER": "user", "LOGNAME": "user", "SHELL": "/bin/sh",
    "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm",
}
ROOT_ENVIRONMENT = {**ENVIRONMENT, "HOME": "/root", "USER": "root", "LOGNAME": "root"}


class Program:
    """A script ready to be run by any number of processes.

    Args:
        source: the script's text.
        path: its absolute path in the simulated file system; "" for ``-c``.
        argv: as ``sys.argv`` will have it.
        label: the short file name used in traces.
        host_directory: where on the host modules that the script imports are looked for.
        module: the dotted name, when run with ``-m``.
        grant: how many ticks a process computes before it turns to the driver.
        stdio: the kinds of descriptors 0, 1 and 2 (`sim.kernel.console`).
    """

    def __init__(
        self, source: bytes, path: str, argv: list[str], *, label: str = "",
        host_directory: str | None = None, module: str | None = None, grant: int = 1000,
        environ: dict[str, str] | None = None, stdio: tuple[str, str, str] = ("file",) * 3,
    ) -> None:
        self.source = source
        self.path = path
        self.filename = path or "<string>"
        self.argv = argv
        self.module = module
        self.host_directory = host_directory
        self.grant = grant
        self.patches_builtins = b"builtins" in source or b"gettext" in source
        self.sees_frames = may_see_frames(source)
        self.stdio = stdio
        self.environ = {
            name.encode("utf-8", "surrogateescape"): value.encode("utf-8", "surrogateescape")
            for name, value in (ENVIRONMENT if environ is None else environ).items()
        }
        self.files: dict[str, str] = {self.filename: label or self.filename}
        self.sources: dict[str, str] = {}
        self.modules: dict[str, Any] = {}
        self.compiled: dict[str, tuple[CodeType, list[warnings.WarningMessage]]] = {}
        self.not_simulated: dict[tuple[str, str, int], str] = {}
        self.code: CodeType | None = None
        self.error: BaseException | None = None
        self.warnings: list[warnings.WarningMessage] = []
        self._places: dict[tuple[int, int], tuple[CodeType, tuple[str, int] | None]] = {}
        self._compile()

    def _compile(self) -> None:
        self.sources[self.filename] = decode(self.source)
        try:
            if self.path:
                check_script(self.source, self.filename)
            self.code, self.warnings = compile_noting(self.source, self.filename)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            self.error = error

    def run(self, image: Image) -> None:
        """The whole life of a process, as its greenlet runs it."""
        from sim.userland.startup import live_and_die

        live_and_die(image)

    def add_file(self, filename: str, label: str, source: str) -> None:
        """A further file of the user's: a module that the script imports."""
        self.files[filename] = label
        self.sources[filename] = source

    @property
    def readable(self) -> dict[str, str]:
        """The sources that a traceback shows: before 3.13 none of ``-c``."""
        if self.path or sys.version_info >= (3, 13):
            return self.sources
        return {name: text for name, text in self.sources.items() if name != self.filename}

    def is_own(self, filename: str) -> bool:
        """Whether a file of that name is part of the program."""
        return filename in self.files

    def is_users(self, frame: FrameType | None) -> bool:
        """Whether a frame is of the user's own code."""
        return frame is not None and frame.f_code.co_filename in self.files

    def place(self, frame: FrameType | None) -> tuple[str, int]:
        """The user's file and line that a frame is in, or was called from; ("", 0) if none.

        Asked at every call, so what is found is kept by code object and instruction.
        """
        places = self._places
        while frame is not None:
            code = frame.f_code
            key = (id(code), frame.f_lasti)
            place = places.get(key)
            if place is None:
                label = self.files.get(code.co_filename)
                place = (code, None if label is None else (label, frame.f_lineno or 0))
                places[key] = place
            if place[1] is not None:
                return place[1]
            frame = frame.f_back
        return "", 0


def compile_noting(source: bytes, filename: str) -> tuple[CodeType, list[warnings.WarningMessage]]:
    """Code that ticks, and the warnings of the compiler that Python shows by default.

    It hides DeprecationWarning, since the module that it goes by is the file's name and
    not ``__main__`` ("Default Warning Filter" in the library reference).
    """
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("default")
        warnings.simplefilter("ignore", DeprecationWarning)
        return compile_ticking(source, filename), caught
