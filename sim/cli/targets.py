"""What the views are of: a script, a trace file or a scenario, and how these are given."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

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
    from sim.trace import Event

TARGET = """\
TARGET is a script, a trace file or the name of a scenario. The script's own output is not
shown. It runs as if on a terminal (--no-tty: as if in a pipeline); further words are its
arguments, and after `--` also those that begin with a dash."""
AT = "the moment: 0.15, 150ms, 2s ... (default: just before the last process ends)"


def view_parser(name: str, usage: str, what: str, examples: str) -> Parser:
    """The parser of a command that takes a TARGET."""
    made = Parser(name, usage, f"{what}\n\n{TARGET}", examples)
    made.add_argument("words", nargs="*", metavar="TARGET [ARGS...]")
    add_talk(made)
    add_program_options(made)
    add_machine_options(made)
    add_limits(made)
    return made


def parse(parser: Parser, argv: Sequence[str]) -> Given:
    """Options may stand anywhere before ``--``."""
    words = list(argv)
    rest: list[str] = []
    if "--" in words:
        at = words.index("--")
        words, rest = words[:at], words[at + 1:]
    given = Given()
    parser.parse_intermixed_args(words, given)
    words = [*given.words, *rest]
    if given.code is not None or given.module is not None:
        words.insert(0, "")
    if not words:
        raise WrongUsage("which one? Give a script, a trace file or the name of a scenario\n"
                         f"'{parser.prog} --help' shows how it is used")
    given.target, *given.args = words
    if given.tty is None:
        given.tty = True
    return given


# ---- where the events come from ----------------------------------------------------------------


class Recorded(NamedTuple):
    """The events of a whole run, and how many CPUs its machine has."""

    events: list[Event]
    cpus: int


def recorded(given: Given) -> Recorded:
    """The run that the target stands for."""
    if is_trace(given.target):
        from sim.trace import read_trace

        trace = read_trace(given.target)
        events, cpus = trace.events, trace.header.get("cpus")
        used = max((event.cpu for event in events), default=0) + 1
        return Recorded(events, max(cpus, used) if isinstance(cpus, int) else used)
    return Recorded(_perform(given), given.cpus)


def events_of(given: Given, on_event: Callable[[Event], None] | None = None) -> list[Event]:
    """The events of what the target stands for.

    With ``on_event`` those of a script are handed over as they happen, and none is returned.
    """
    return recorded(given).events if is_trace(given.target) else _perform(given, on_event)


def _perform(given: Given, on_event: Callable[[Event], None] | None = None) -> list[Event]:
    """Run the script; its events, unless they are handed over."""
    from sim.cli.report import report
    from sim.cli.session import perform
    from sim.cli.stdio import Input

    ended = perform(job_of(given), write=lambda stream, data: None, read=Input().read,
                    on_event=on_event, keep=on_event is None)
    if not given.quiet:
        report(ended, whole=False)
    return ended.events


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


def moment(events: list[Event], at: int | None) -> tuple[list[Event], int | None]:
    """The events to show, and the time: just before the script's last process ended, or ``at``."""
    if at is not None:
        return events, at
    last = _last_exit(events)
    return (events, None) if last is None else (events[:last], None)


def _last_exit(events: list[Event]) -> int | None:
    """The place of the event by which the last of the script's processes ended."""
    boots = [event for event in events if event.kind == "boot"]
    ancestors = {event.args[0] for event in boots}
    living = {event.pid for event in boots if event.pid not in ancestors}
    for place, event in enumerate(events):
        if event.kind == "birth":
            living.add(event.pid)
        elif event.kind == "exit":
            living.discard(event.pid)
            if not living:
                return place
    return None
