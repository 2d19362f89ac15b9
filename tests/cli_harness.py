"""What the tests of the command share: running it here, or as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
FORKING = "import os\nos.fork()\nprint('hello')\n"
DEADLOCK = "import os\nr, w = os.pipe()\nos.read(r, 1)\n"
posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals, pipes or terminals")


class Done(NamedTuple):
    """What a command gave."""

    status: int
    out: str
    err: str


Command = Callable[..., Done]
Redirect = Callable[[int], None]


def script(text: str, name: str = "script.py") -> str:
    """A file in the working directory; returns its name."""
    Path(name).write_text(text, encoding="utf-8")
    return name


def start(*argv: str, env: dict[str, str] | None = None, **options: Any) -> subprocess.Popen[bytes]:
    """The command as a process of its own."""
    environ = {name: value for name, value in os.environ.items()
               if name not in ("PYTHONHASHSEED", "PYTHONUNBUFFERED")}
    environ |= {"PYTHONPATH": str(ROOT), **(env or {})}
    settings: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE,
                                "stderr": subprocess.PIPE, **options}
    return subprocess.Popen([sys.executable, "-m", "sim", *argv], env=environ, **settings)


def finish(process: subprocess.Popen[bytes], data: bytes | None = None) -> Done:
    """Wait for a process."""
    out, err = process.communicate(data, timeout=60)
    return Done(process.returncode, out.decode(), err.decode())
