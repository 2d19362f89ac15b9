"""What ``ps``, ``pstree``, ``strace``, ``story`` and ``step`` look at: their TARGET."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sim.cli.arguments import (
    Parser,
    add_limits,
    add_machine_options,
    add_program_options,
    add_talk,
)
from sim.cli.errors import WrongUsage
from sim.cli.given import Given

if TYPE_CHECKING:
    from sim.cli.programs import Job

TARGET = """\
TARGET is a script, a trace file or the name of a scenario. The script's own output is not
shown. It runs as if on a terminal (--no-tty: as if in a pipeline); further words are its
arguments, and after `--` also those that begin with a dash."""


def parser(name: str, usage: str, what: str, examples: str) -> Parser:
    """The options of a command that takes a TARGET."""
    made = Parser(name, usage, f"{what}\n\n{TARGET}", examples)
    made.add_argument("words", nargs="*", metavar="TARGET [ARGS...]")
    add_talk(made)
    add_program_options(made)
    add_machine_options(made)
    add_limits(made)
    return made


def parse(made: Parser, argv: Sequence[str]) -> Given:
    """Options may stand anywhere before ``--``."""
    words = list(argv)
    rest: list[str] = []
    if "--" in words:
        at = words.index("--")
        words, rest = words[:at], words[at + 1:]
    given = Given()
    made.parse_intermixed_args(words, given)
    words = [*given.words, *rest]
    if given.code is not None or given.module is not None:
        words.insert(0, "")
    if not words:
        raise WrongUsage("which one? Give a script, a trace file or the name of a scenario\n"
                         f"'{made.prog} --help' shows how it is used")
    given.target, *given.args = words
    if given.tty is None:
        given.tty = True
    return given


def is_trace(path: str) -> bool:
    """Whether a file looks like a trace: by its first byte, or by its name if it has none."""
    if not os.path.isfile(path):
        return False
    try:
        with open(path, "rb") as file:
            return file.read(1) == b"{" or path.endswith(".jsonl")
    except OSError as error:
        raise WrongUsage(f"can't open {path!r}: {error.strerror or error}") from None


def job_of(given: Given) -> Job:
    """The script's run; where there is no such file, the scenario's."""
    from sim.cli.programs import load_job, options_of, scenario_job

    options = options_of(given)
    if not given.target:
        return load_job(given, given.args, options)
    if os.path.lexists(given.target):
        return load_job(given, [given.target, *given.args], options)
    try:
        return scenario_job(given.target, given.args, options)
    except WrongUsage as error:
        raise WrongUsage(f"there is no file {given.target!r}, and {error}") from None
