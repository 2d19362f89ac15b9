"""``forklore plot``: pictures of a run."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sim.cli.arguments import Parser, span, whole
from sim.cli.errors import OK, WrongUsage
from sim.cli.given import Given
from sim.cli.targets import events_of, parse, view_parser

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from sim.trace import Event

KINDS = {
    "states": "the states of a process as a graph, and how often the run made each move",
    "timeline": "who was in which state when, and what each CPU ran",
    "tree": "the process tree with life spans, zombies and adopted orphans",
}
_ONLY = {"pid": ("--pid", ("states",)), "start": ("--from", ("timeline",)),
         "end": ("--to", ("timeline",)), "to_scale": ("--to-scale", ("timeline", "tree"))}
"""Which options go with which pictures."""


def main(argv: list[str]) -> int:
    """Carry out ``forklore plot``."""
    given = parse(_parser(), argv)
    kind = _take_kind(given)
    for field, (option, kinds) in _ONLY.items():
        if getattr(given, field) and kind not in kinds:
            raise WrongUsage(f"{option} goes with {' and '.join(kinds)}, not with {kind}")
    from viz import PlotError

    try:
        _check_output(given.output)
        picture = _draw(kind, events_of(given), given)
        from viz import save

        save(picture, given.output or "")
    except PlotError as error:
        raise WrongUsage(str(error)) from None
    return OK


def _parser() -> Parser:
    kinds = "\n".join(f"  {kind:9} {what}" for kind, what in KINDS.items())
    parser = view_parser("plot", "KIND TARGET [ARGS...] -o FILE",
                         f"Draw a picture of a run. KIND is one of\n\n{kinds}", """\
  forklore plot timeline zombie_seen_in_ps -o zombie.png
  forklore plot states --pid 101 server.py -o states.svg
  forklore plot timeline run.jsonl --from 0.5 --to 700ms -o part.pdf
  forklore plot tree -c "import os; os.fork(); os.fork()" -o tree.svg""")
    parser.add_argument("-o", "--output", metavar="FILE",
                        help="where to write it, as its name says: .png, .svg or .pdf")
    parser.add_argument("--pid", type=whole, metavar="N",
                        help="states: one process, its moves numbered, with the time in each "
                             "state (default: all of the script's)")
    parser.add_argument("--from", dest="start", type=span, metavar="TIME",
                        help="timeline: begin at this time: 0.15, 150ms, 2s ...")
    parser.add_argument("--to", dest="end", type=span, metavar="TIME",
                        help="timeline: end at this time")
    parser.add_argument("--to-scale", action="store_true",
                        help="timeline, tree: draw all times in proportion (default: long spans "
                             "without events are shortened)")
    return parser


def _take_kind(given: Given) -> str:
    """The first word; the second is the target then, if the program is not -c's or -m's."""
    literal = given.code is not None or given.module is not None
    words = given.args if literal else [given.target, *given.args]
    kind = words.pop(0) if words else ""
    if kind not in KINDS:
        what = f"no picture {kind!r}; say" if kind else "which picture? Say"
        raise WrongUsage(f"{what} states, timeline or tree{_hint(kind)}\n"
                         "'forklore plot --help' shows how it is used")
    if literal:
        return kind
    if not words:
        raise WrongUsage(f"{kind} of what? Give a script, a trace file or the name of a scenario\n"
                         "'forklore plot --help' shows how it is used")
    given.target, *given.args = words
    return kind


def _hint(kind: str) -> str:
    """What a word that is not a kind was perhaps meant to be."""
    from difflib import get_close_matches

    close = get_close_matches(kind, KINDS, 1)
    if close:
        return f" (did you mean {close[0]}?)"
    return f", then {kind!r}" if os.path.exists(kind) else ""


def _check_output(path: str | None) -> None:
    """Complain about the file before the run, not after it."""
    if path is None:
        raise WrongUsage("where to? Give a file with -o, such as -o picture.png (or .svg, .pdf)")
    from sim.cli.session import check_writable
    from viz.saving import format_of

    format_of(path)
    check_writable(path)


def _draw(kind: str, events: list[Event], given: Given) -> Figure:
    """The picture, with the target's name as its title."""
    import viz

    title = os.path.basename(given.target) or f"python -m {given.module}" * bool(given.module)
    if kind == "states":
        if given.pid is not None:
            title = f"{title}: process {given.pid}" if title else f"process {given.pid}"
        return viz.plot_states(events, given.pid, title=title)
    if kind == "timeline":
        return viz.plot_timeline(events, start=given.start, end=given.end,
                                 to_scale=given.to_scale, title=title)
    return viz.plot_tree(events, to_scale=given.to_scale, title=title)
