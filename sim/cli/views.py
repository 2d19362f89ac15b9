"""``forklore ps``, ``pstree``, ``strace`` and ``story``: ways to look at a run."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sim.cli.arguments import (
    Parser,
    add_limits,
    add_machine_options,
    add_program_options,
    add_talk,
    span,
)
from sim.cli.errors import OK, WrongUsage
from sim.cli.given import Given

if TYPE_CHECKING:
    from sim.cli.programs import Job
    from sim.trace import Event
    from sim.trace.process_list import Style

TARGET = """\
TARGET is a script, a trace file or the name of a scenario. The script's own output is not
shown. It runs as if on a terminal (--no-tty: as if in a pipeline); further words are its
arguments, and after `--` also those that begin with a dash."""
_AT = "the moment: 0.15, 150ms, 2s ... (default: just before the last process ends)"
_STYLES: dict[str, Style] = {"aux": "aux", "axu": "aux", "ajx": "ajx", "axj": "ajx"}


def view_parser(name: str, usage: str, what: str, examples: str) -> Parser:
    """A parser with the options that all commands on a TARGET have."""
    made = Parser(name, usage, f"{what}\n\n{TARGET}", examples)
    made.add_argument("words", nargs="*", metavar="TARGET [ARGS...]")
    add_talk(made)
    add_program_options(made)
    add_machine_options(made)
    add_limits(made)
    return made


def parse_view(parser: Parser, argv: Sequence[str]) -> Given:
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


# ---- the commands --------------------------------------------------------------------------------


def ps(argv: list[str]) -> int:
    """The process table at a moment of the run."""
    parser = view_parser("ps", "[aux|ajx|-l] TARGET [ARGS...] [--at TIME]",
                     "Show the processes at a moment of a run, as ps does.", """\
  forklore ps zombie_seen_in_ps --at 0.15
  forklore ps aux server.py --at 2s
  forklore ps -l run.jsonl""")
    parser.add_argument("--at", type=span, metavar="TIME", help=_AT)
    parser.add_argument("--style", choices=("default", "aux", "ajx", "l"),
                        help="the columns; `ps aux`, `ps ajx` and `ps -l` mean the same")
    parser.add_argument("-l", dest="style", action="store_const", const="l",
                        help="the long format")
    given = parse_view(parser, argv)
    if given.target in _STYLES and given.args:
        given.style = _STYLES[given.target]
        given.target, *given.args = given.args
    from sim.cli.stdio import show
    from sim.trace import ps as render

    events, time = _moment(events_of(given), given.at)
    show(render(events, time, given.style))
    return OK


def pstree(argv: list[str]) -> int:
    """The process tree at a moment of the run."""
    parser = view_parser("pstree", "[-p] TARGET [ARGS...] [--at TIME]",
                     "Show the process tree at a moment of a run, as pstree does.", """\
  forklore pstree fork_tree
  forklore pstree -p server.py --at 150ms""")
    parser.add_argument("--at", type=span, metavar="TIME", help=_AT)
    parser.add_argument("-p", "--pids", action="store_true", help="show the pids")
    parser.add_argument("--ascii", action="store_true", help="draw with ASCII characters only")
    given = parse_view(parser, argv)
    from sim.cli.stdio import encoding, show
    from sim.trace import pstree as render

    events, time = _moment(events_of(given), given.at)
    show(render(events, time, given.pids, glyphs="ascii" if given.ascii else "auto",
                encoding=encoding()))
    return OK


def strace(argv: list[str]) -> int:
    """All system calls of the run."""
    parser = view_parser("strace", "TARGET [ARGS...]",
                     "Show the system calls of a run, as strace -f does, on standard output.", """\
  forklore strace wait_and_status
  forklore strace --timestamps relative run.jsonl""")
    parser.add_argument("--timestamps", choices=("none", "absolute", "relative"),
                        help="put the virtual time in front of each line")
    given = parse_view(parser, argv)
    from sim.cli.stdio import show
    from sim.trace import StraceWriter

    writer = StraceWriter(timestamps=given.timestamps)

    def print_lines(lines: list[str]) -> None:
        if lines:
            show("".join(f"{line}\n" for line in lines))

    for event in events_of(given, lambda event: print_lines(writer.feed(event))):
        print_lines(writer.feed(event))
    print_lines(writer.close())
    return OK


def story(argv: list[str]) -> int:
    """What happened in the run, and why, in sentences."""
    parser = view_parser("story", "TARGET [ARGS...]",
                     "Tell a run in sentences: births, ends, waits, signals, and why a process "
                     "is blocked,\nwas killed or stopped, or stays a zombie.", """\
  forklore story sigchld_one_wait_loses_children
  forklore story run.jsonl""")
    given = parse_view(parser, argv)
    from sim.cli.stdio import show
    from sim.trace.story import Story

    teller = Story()

    def tell(event: Event) -> None:
        for line in teller.feed(event):
            show(f"{line}\n")

    for event in events_of(given, tell):
        tell(event)
    return OK


# ---- where the events come from --------------------------------------------------------------


def events_of(given: Given, on_event: Callable[[Event], None] | None = None) -> list[Event]:
    """The events of what the target stands for.

    With ``on_event`` those of a script are handed over as they happen, and none is returned.
    """
    if _is_trace(given.target):
        from sim.trace import read_trace

        return read_trace(given.target).events
    from sim.cli.report import report
    from sim.cli.session import perform
    from sim.cli.stdio import Input

    ended = perform(_job(given), write=lambda stream, data: None, read=Input().read,
                    on_event=on_event, keep=on_event is None)
    if not given.quiet:
        report(ended, whole=False)
    return ended.events


def _is_trace(path: str) -> bool:
    """Whether a file looks like a trace: by its first byte, or by its name if it has none."""
    if not os.path.isfile(path):
        return False
    try:
        with open(path, "rb") as file:
            return file.read(1) == b"{" or path.endswith(".jsonl")
    except OSError as error:
        raise WrongUsage(f"can't open {path!r}: {error.strerror or error}") from None


def _job(given: Given) -> Job:
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


def _moment(events: list[Event], at: int | None) -> tuple[list[Event], int | None]:
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
