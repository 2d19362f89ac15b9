"""The programs: scripts in tests/programs as different people write them, some with modules.

A program is a file, or a directory with a ``main.py`` and the modules that it imports. It has
one possible output on Linux. What it did there is recorded (`tests.record_programs`) for each
version of Python, as tracebacks differ. A comment line ``# stdin: ...`` gives what it
reads (with Python's escapes), ``# args: ...`` its arguments.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sim.linux.native import normalise_pids, run_native

DIRECTORY = Path(__file__).parent / "programs"
RECORDING = Path(__file__).parent / "data" / "programs.json"
VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
NATIVE_TIMEOUT = 30


@dataclass(frozen=True)
class Outcome:
    """What a program did, with pids and places replaced."""

    stdout: str
    stderr: str
    status: int


@dataclass(frozen=True)
class Program:
    """One program."""

    name: str
    path: Path
    args: tuple[str, ...] = ()
    stdin: bytes = b""


def programs() -> list[Program]:
    """All programs by name."""
    return [_program(path) for path in sorted(DIRECTORY.iterdir()) if path.name != "__pycache__"]


def _program(path: Path) -> Program:
    main = path / "main.py" if path.is_dir() else path
    head = main.read_text(encoding="utf-8", errors="replace").splitlines()[:3]
    said = dict(match.groups() for line in head
                if (match := re.fullmatch(r"# (args|stdin): (.*)", line)))
    stdin = said.get("stdin", "").encode().decode("unicode_escape").encode()
    return Program(path.stem, path, tuple(said.get("args", "").split()), stdin)


@contextmanager
def laid_out(program: Program) -> Iterator[Path]:
    """A new directory with the program in it, always of the same name; gives its ``main.py``."""
    with tempfile.TemporaryDirectory() as base:
        here = Path(base).resolve() / "program"
        if program.path.is_dir():
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(program.path, here, ignore=ignore)
        else:
            here.mkdir()
            shutil.copyfile(program.path, here / "main.py")
        yield here / "main.py"


def native(program: Program) -> Outcome:
    """What real Linux does."""
    with laid_out(program) as main:
        done = run_native(main, program.args, stdin=program.stdin, cwd=main.parent,
                          timeout=NATIVE_TIMEOUT)
        return Outcome(_plain(done.stdout, done.pids, main), _plain(done.stderr, done.pids, main),
                       done.status)


def simulated(program: Program, main: Path, **settings: Any) -> Outcome:
    """What the simulator does, in the directory of ``main``, which is the current one."""
    from sim.running import run

    done = run(main, program.args, stdin=program.stdin, stdio=("pipe", "pipe", "pipe"),
               trace=False, **settings)
    out = done.stdout.encode("utf-8", "surrogateescape")
    err = done.stderr.encode("utf-8", "surrogateescape")
    if done.outcome != "done":
        err += f"[{done.outcome} {done.message}]".encode()
    pids = done.processes
    return Outcome(_plain(out, pids, main), _plain(err, pids, main), done.status)


def _plain(text: bytes, pids: Any, main: Path) -> str:
    from sim.running import simulated_path

    plain = normalise_pids(text, pids).decode("utf-8", "backslashreplace")
    places = {simulated_path(main.parent): "<here>", sysconfig.get_path("stdlib"): "<lib>"}
    for place, name in places.items():
        plain = plain.replace(place, name)
    return re.sub(r"0x[0-9a-f]{8,16}\b", "<address>", plain)


def load() -> dict[str, Outcome]:
    """What was recorded for this version of Python."""
    rows = json.loads(RECORDING.read_text(encoding="utf-8"))
    return {name: Outcome(**of[place]) for name, of in rows.items()
            for place in (VERSION, "every") if place in of}


def save(outcomes: dict[str, Outcome]) -> None:
    """Add what this version of Python did; where all do the same, it is written once."""
    known = json.loads(RECORDING.read_text(encoding="utf-8")) if RECORDING.exists() else {}
    rows = {}
    for program in programs():
        of = known.get(program.name, {})
        of = dict.fromkeys(VERSIONS, of["every"]) if "every" in of else of
        if program.name in outcomes:
            of[VERSION] = asdict(outcomes[program.name])
        same = set(of) >= set(VERSIONS) and all(of[version] == of[VERSION] for version in of)
        rows[program.name] = {"every": of[VERSION]} if same else dict(sorted(of.items()))
    lines = [f"{json.dumps(name)}: {json.dumps(row, ensure_ascii=False)}"
             for name, row in rows.items()]
    RECORDING.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


VERSIONS = ("3.11", "3.12", "3.13")
"""The versions to be recorded."""
