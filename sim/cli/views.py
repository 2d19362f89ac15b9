"""``forklore ps``, ``pstree``, ``strace`` and ``story``: ways to look at a run."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from sim.cli.arguments import span
from sim.cli.errors import OK
from sim.cli.targets import AT, events_of, moment, parse, view_parser

if TYPE_CHECKING:
    from sim.trace import Event
    from sim.trace.process_list import Style

_STYLES: dict[str, Style] = {"aux": "aux", "axu": "aux", "ajx": "ajx", "axj": "ajx"}


def ps(argv: list[str]) -> int:
    """The process table at a moment of the run."""
    parser = view_parser("ps", "[aux|ajx|-l|-f|-j|-o COLUMNS] TARGET [ARGS...] [--at TIME]",
                         "Show the processes at a moment of a run, as ps does.", """\
  forklore ps zombie_seen_in_ps --at 0.15
  forklore ps aux server.py --at 2s
  forklore ps -l run.jsonl
  forklore ps -o pid,ppid,stat,wchan:20,args server.py""")
    parser.add_argument("--at", type=span, metavar="TIME", help=AT)
    parser.add_argument("--style", choices=("default", "aux", "ajx", "l", "f", "j"),
                        help="the columns; `ps aux`, `ps ajx` and `ps -l` mean the same")
    for style, what in (("l", "long"), ("f", "full"), ("j", "jobs")):
        parser.add_argument(f"-{style}", dest="style", action="store_const", const=style,
                            help=f"the {what} format")
    parser.add_argument("-o", dest="formats", type=column_format, action="append",
                        metavar="COLUMNS",
                        help="these columns, by procps's names: pid,stat,wchan:20,comm=NAME ...")
    parser.add_argument("-e", "-A", action="store_true", dest="everyone",
                        help="all processes; they are always shown")
    given = parse(parser, argv)
    if given.target in _STYLES and given.args:
        given.style = _STYLES[given.target]
        given.target, *given.args = given.args
    from sim.cli.stdio import show
    from sim.trace import ps as render

    events, time = moment(events_of(given), given.at)
    show(render(events, time, given.style, formats=given.formats or ()))
    return OK


def column_format(text: str) -> str:
    """What ``ps -o`` takes."""
    from sim.trace.process_columns import columns_of

    try:
        columns_of([text])
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None
    return text


def pstree(argv: list[str]) -> int:
    """The process tree at a moment of the run."""
    parser = view_parser("pstree", "[-p] TARGET [ARGS...] [--at TIME]",
                         "Show the process tree at a moment of a run, as pstree does.", """\
  forklore pstree fork_tree
  forklore pstree -p server.py --at 150ms""")
    parser.add_argument("--at", type=span, metavar="TIME", help=AT)
    parser.add_argument("-p", "--pids", action="store_true", help="show the pids")
    parser.add_argument("--ascii", action="store_true", help="draw with ASCII characters only")
    given = parse(parser, argv)
    from sim.cli.stdio import encoding, show
    from sim.trace import pstree as render

    events, time = moment(events_of(given), given.at)
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
    given = parse(parser, argv)
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
    given = parse(parser, argv)
    from sim.cli.stdio import show
    from sim.trace.story import Story

    teller = Story()

    def tell(event: Event) -> None:
        for line in teller.feed(event):
            show(f"{line}\n")

    for event in events_of(given, tell):
        tell(event)
    return OK
