"""What the commands understand: the parser, the kinds of values, the options of a run."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import NoReturn

from sim.cli.errors import WrongUsage
from sim.durations import parse_duration


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal, at most 100 columns."""

    def __init__(self, prog: str) -> None:
        # argparse would import shutil for the width, and compression libraries with it.
        try:
            width = os.get_terminal_size().columns
        except (OSError, ValueError):
            width = 80
        super().__init__(prog, max_help_position=30, width=min(width, 100) - 2)


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are `WrongUsage`, and that can tell its options from a script's."""

    def __init__(self, name: str, usage: str, description: str, examples: str) -> None:
        super().__init__(
            prog=f"forklore {name}", usage=f"forklore {name} {usage}", description=description,
            epilog=f"examples:\n{examples}", allow_abbrev=False, formatter_class=_Formatter)

    def error(self, message: str) -> NoReturn:
        """What argparse complains about, on two lines."""
        raise WrongUsage(f"{message}{self._hint(message)}\n"
                         f"'{self.prog} --help' shows how it is used")

    def _hint(self, message: str) -> str:
        """A known option that is close to the one that is not."""
        kind, _, words = message.partition("unrecognized arguments: ")
        if kind or not words.startswith("-"):
            return ""
        wrong = words.split()[0].partition("=")[0]
        from difflib import get_close_matches

        known = [name for action in self._actions for name in action.option_strings]
        close = get_close_matches(wrong, known, 1)
        return f" (did you mean {close[0]}?)" if close else ""

    def split(self, argv: Sequence[str]) -> tuple[list[str], list[str]]:
        """Our own options, and what belongs to the script: all from its name on.

        The options ``-c`` and ``-m`` are the last of ours, as they are for ``python``.
        """
        takes = {name: action.nargs is None for action in self._actions
                 for name in action.option_strings}
        at = 0
        while at < len(argv):
            word = argv[at]
            if word == "--":
                return list(argv[:at]), list(argv[at + 1:])
            if not word.startswith("-") or word == "-":
                break
            at += 2 if takes.get(word) else 1
            if word[:2] in ("-c", "-m") and word[:2] in takes and not word.startswith("--"):
                break
        return list(argv[:at]), list(argv[at:])


# ---- kinds of values --------------------------------------------------------------------------


def number(text: str) -> int:
    """A whole number above 0."""
    value = whole(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"must be at least 1, not {text}")
    return value


def whole(text: str) -> int:
    """A whole number."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be a whole number, not {text!r}") from None


def span(text: str) -> int:
    """A time such as 0.15, 150ms or 2s, in ns."""
    try:
        return parse_duration(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def positive_span(text: str) -> int:
    """A time above 0, in ns."""
    value = span(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"must be longer than 0, not {text!r}")
    return value


def setting(text: str) -> tuple[str, str]:
    """NAME=VALUE."""
    name, equals, value = text.partition("=")
    if not name or not equals or "\0" in text:
        raise argparse.ArgumentTypeError(f"expected NAME=VALUE, not {text!r}")
    return name, value


# ---- options that several commands have ---------------------------------------------------------


def add_program_options(parser: Parser) -> None:
    """-c and -m: a program that is not a script file."""
    group = parser.add_argument_group("instead of a script").add_mutually_exclusive_group()
    group.add_argument("-c", dest="code", metavar="CODE", help="run this text, as python -c does")
    group.add_argument("-m", dest="module", metavar="MODULE",
                       help="run a module of the working directory or the standard library")


def add_machine_options(parser: Parser) -> None:
    """What the simulated machine is like."""
    group = parser.add_argument_group("the machine")
    group.add_argument("--cpus", type=number, metavar="N",
                       help="how many CPUs it has (default 1)")
    group.add_argument("--seed", type=whole, metavar="N",
                       help="run in a random order, another for each number; the same number "
                            "gives the same run (default: processes take turns)")
    group.add_argument("--schedule", metavar="S", help="repeat the run that has this schedule")
    group.add_argument("--scheduler", metavar="NAME",
                       help="who runs next: linux (the default), rr, ... or FILE.py:CLASS for one "
                            "of your own; settings behind a colon, as in rr:quantum=5ms")
    group.add_argument("--quantum", "--slice", type=positive_span, metavar="TIME",
                       help="the time slice (default: the scheduler's own)")
    group.add_argument("--costs", metavar="MODEL",
                       help="what takes how much CPU time: linux (default), free (only "
                            "computation takes time) or a TOML file; see forklore costs --help")
    group.add_argument("--ticks", type=number, metavar="N",
                       help="how many steps a process computes before others get a chance "
                            "(default 1000)")
    group.add_argument("--user", choices=("user", "root"),
                       help="who runs the script: user (uid 1000, the default) or root")
    group.add_argument("--env", type=setting, action="append", metavar="NAME=VALUE",
                       help="an environment variable; may be repeated")
    group.add_argument("--mount", action="append", metavar="FILE[:PATH]",
                       help="a file of yours that the script shall see, at PATH; may be repeated")
    terminal = group.add_mutually_exclusive_group()
    terminal.add_argument("--tty", dest="tty", action="store_true",
                          help="let the script's standard streams be a terminal")
    terminal.add_argument("--no-tty", dest="tty", action="store_false",
                          help="let none of them be a terminal")
    group.add_argument("--keys", metavar="PLAN",
                       help="type at the script's terminal: TIME:TEXT,..., times in virtual "
                            "seconds, such as 0.5:^C,1:^Z,1.2:hello\\n; its standard input is a "
                            "terminal then, as with --tty, and all it reads comes from PLAN")


def add_limits(parser: Parser) -> None:
    """When to stop."""
    group = parser.add_argument_group("limits")
    for name, kind, meta, text in (
        ("processes", number, "N", "processes at a time; fork fails beyond (default 4096)"),
        ("calls", number, "N", "system calls in all (default 20 million)"),
        ("time", positive_span, "TIME", "virtual time (default 10 days)"),
        ("ticks", number, "N", "steps of computation in all (default 200 million)"),
        ("output", number, "BYTES", "output in all (default 64 MiB)"),
    ):
        group.add_argument(f"--max-{name}", type=kind, metavar=meta, help=text)


def add_talk(parser: Parser) -> None:
    """How much forklore itself says."""
    parser.add_argument("-q", "--quiet", action="store_true",
                        help="forklore itself says nothing on standard error")
    parser.add_argument("--debug", action="store_true",
                        help="show the traceback of a fault of forklore's own")
