"""``forklore top``: screens of top as the virtual time goes by."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.cli.arguments import number, positive_span, span
from sim.cli.errors import OK, WrongUsage
from sim.cli.targets import AT, moment, parse, recorded, view_parser

if TYPE_CHECKING:
    from sim.cli.given import Given

_DELAY = 3_000_000_000
"""As top's own default."""


def main(argv: list[str]) -> int:
    """Who uses the CPUs, at a moment of the run or again and again."""
    parser = view_parser("top", "[-b] [-d DELAY] [-n N] TARGET [ARGS...] [--at TIME]", """\
Show who uses the CPUs at a moment of a run, as top does. With -b, -d or -n: a screen each
DELAY of virtual time. %CPU is over the time since the screen before; in a single screen over
the last 0.1 seconds, as in the first one of top.""", """\
  forklore top server.py --at 2s
  forklore top -b -d 1 -n 3 workers.py""")
    parser.add_argument("--at", type=span, metavar="TIME",
                        help=f"{AT}; of several screens: when the first one is shown")
    parser.add_argument("-b", "--batch", action="store_true",
                        help="several screens, to the end of the run")
    parser.add_argument("-d", "--delay", type=positive_span, metavar="DELAY",
                        help="the time between them (default 3s)")
    parser.add_argument("-n", dest="screens", type=number, metavar="N", help="how many, at most")
    parser.add_argument("-p", dest="only", type=_pids, metavar="PID,...",
                        help="only these processes")
    given = parse(parser, argv)
    from sim.cli.stdio import show
    from sim.trace import top_screens

    whole, cpus = recorded(given)
    events, at = moment(whole, given.at)
    times, since = _times(given, events[-1].time if events else 0, at)
    for screen in top_screens(events, times, since=since, cpus=cpus,
                              pids=given.only or ()):
        show(screen)
    return OK


def _times(given: Given, end: int, at: int | None) -> tuple[Iterator[int], int | None]:
    """When screens are shown, and since when the first one counts (None: as top does)."""
    if not given.batch and given.delay is None and given.screens is None:
        return iter([end if at is None else at]), None
    delay = given.delay or _DELAY
    first = delay if at is None else at
    if first > end:
        from sim.trace.text_table import seconds

        raise WrongUsage(f"the run was over after {seconds(end)} s, before the first screen at "
                         f"{seconds(first)} s: choose another --delay or --at")
    last = end if given.screens is None else min(end, first + delay * (given.screens - 1))
    return iter(range(first, last + 1, delay)), 0 if at is None else None


def _pids(text: str) -> list[int]:
    """Process ids with commas between them."""
    try:
        return [int(word) for word in text.split(",")]
    except ValueError:
        raise ArgumentTypeError(f"expected PID,..., not {text!r}") from None
