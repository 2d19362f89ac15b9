"""``forklore ps``, ``pstree``, ``strace`` and ``story``: ways to look at a run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.cli.arguments import span
from sim.cli.errors import OK
from sim.cli.target import is_trace, job_of, parse, parser

if TYPE_CHECKING:
    from sim.cli.given import Given
    from sim.trace import Event
    from sim.trace.process_list import Style

_AT = "the moment: 0.15, 150ms, 2s ... (default: just before the last process ends)"
_STYLES: dict[str, Style] = {"aux": "aux", "axu": "aux", "ajx": "ajx", "axj": "ajx"}


# ---- the commands --------------------------------------------------------------------------------


def ps(argv: list[str]) -> int:
    """The process table at a moment of the run."""
    made = parser("ps", "[aux|ajx|-l] TARGET [ARGS...] [--at TIME]",
                     "Show the processes at a moment of a run, as ps does.", """\
  forklore ps zombie_seen_in_ps --at 0.15
  forklore ps aux server.py --at 2s
  forklore ps -l run.jsonl""")
    made.add_argument("--at", type=span, metavar="TIME", help=_AT)
    made.add_argument("--style", choices=("default", "aux", "ajx", "l"),
                        help="the columns; `ps aux`, `ps ajx` and `ps -l` mean the same")
    made.add_argument("-l", dest="style", action="store_const", const="l",
                        help="the long format")
    given = parse(made, argv)
    if given.target in _STYLES and given.args:
        given.style = _STYLES[given.target]
        given.target, *given.args = given.args
    from sim.cli.stdio import show
    from sim.trace import ps as render

    events, time = _moment(_events(given), given.at)
    show(render(events, time, given.style))
    return OK


def pstree(argv: list[str]) -> int:
    """The process tree at a moment of the run."""
    made = parser("pstree", "[-p] TARGET [ARGS...] [--at TIME]",
                     "Show the process tree at a moment of a run, as pstree does.", """\
  forklore pstree fork_tree
  forklore pstree -p server.py --at 150ms""")
    made.add_argument("--at", type=span, metavar="TIME", help=_AT)
    made.add_argument("-p", "--pids", action="store_true", help="show the pids")
    made.add_argument("--ascii", action="store_true", help="draw with ASCII characters only")
    given = parse(made, argv)
    from sim.cli.stdio import encoding, show
    from sim.trace import pstree as render

    events, time = _moment(_events(given), given.at)
    show(render(events, time, given.pids, glyphs="ascii" if given.ascii else "auto",
                encoding=encoding()))
    return OK


def strace(argv: list[str]) -> int:
    """All system calls of the run."""
    made = parser("strace", "TARGET [ARGS...]",
                     "Show the system calls of a run, as strace -f does, on standard output.", """\
  forklore strace wait_and_status
  forklore strace --timestamps relative run.jsonl""")
    made.add_argument("--timestamps", choices=("none", "absolute", "relative"),
                        help="put the virtual time in front of each line")
    given = parse(made, argv)
    from sim.cli.stdio import show
    from sim.trace import StraceWriter

    writer = StraceWriter(timestamps=given.timestamps)

    def print_lines(lines: list[str]) -> None:
        if lines:
            show("".join(f"{line}\n" for line in lines))

    for event in _events(given, lambda event: print_lines(writer.feed(event))):
        print_lines(writer.feed(event))
    print_lines(writer.close())
    return OK


def story(argv: list[str]) -> int:
    """What happened in the run, and why, in sentences."""
    made = parser("story", "TARGET [ARGS...]",
                     "Tell a run in sentences: births, ends, waits, signals, and why a process "
                     "is blocked,\nwas killed or stopped, or stays a zombie.", """\
  forklore story sigchld_one_wait_loses_children
  forklore story run.jsonl""")
    given = parse(made, argv)
    from sim.cli.stdio import show
    from sim.trace.story import Story

    teller = Story()

    def tell(event: Event) -> None:
        for line in teller.feed(event):
            show(f"{line}\n")

    for event in _events(given, tell):
        tell(event)
    return OK


# ---- where the events come from --------------------------------------------------------------


def _events(given: Given, on_event: Callable[[Event], None] | None = None) -> list[Event]:
    """The events of what the target stands for.

    With ``on_event`` those of a script are handed over as they happen, and none is returned.
    """
    if is_trace(given.target):
        from sim.trace import read_trace

        return read_trace(given.target).events
    from sim.cli.report import report
    from sim.cli.session import perform
    from sim.cli.stdio import Input

    ended = perform(job_of(given), write=lambda stream, data: None, read=Input().read,
                    on_event=on_event, keep=on_event is None)
    if not given.quiet:
        report(ended, whole=False)
    return ended.events


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
