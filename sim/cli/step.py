"""``forklore step``: going through a run event by event."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sim.cli.errors import OK, WrongUsage
from sim.cli.targets import is_trace, job_of, parse, view_parser

if TYPE_CHECKING:
    from sim.cli.given import Given
    from sim.cli.prompt import Repeat
    from sim.machine.machine import Machine
    from sim.stepping.stepper import Stepper

_WHAT = """\
Go through a run event by event, forwards and backwards, and choose who runs next.

Commands are read from standard input, one a line: `next`, `previous`, `ps`, `run 101` ...;
`help` lists them. On a terminal there is a prompt; else each command is shown after one, so that
a transcript can be read. The end of the input is `quit`. The script itself does not read from
there: its standard input is empty, or what --stdin or --keys give it.

So far there is this one way to show a run: as plain lines (--plain)."""
_SETTINGS = {
    "cpus": "", "seed": "", "scheduler": "", "quantum": "ns", "ticks": "", "user": "",
    "keys": "", "costs": "",
    "max_processes": "", "max_calls": "", "max_time": "ns", "max_ticks": "", "max_output": "",
}
"""The options that a run depends on, and the unit of their values."""
_EXAMPLES = """\
  forklore step who_runs_first
  forklore step --seed 3 race.py
  echo 'next fork; ps; next exit; ps' | tr ';' '\\n' | forklore step --plain fork_tree
  forklore step run.jsonl"""


def main(argv: list[str]) -> int:
    """Make a run and let it be looked at."""
    made = view_parser("step", "[--plain] TARGET [ARGS...]", _WHAT, _EXAMPLES)
    made.add_argument("--plain", action="store_true", help="show the run as lines: the default")
    made.add_argument("--stdin", metavar="FILE", help="what the script reads (default: nothing)")
    given = parse(made, argv)
    from sim.cli.prompt import Prompt
    from sim.cli.stdio import TERMINAL, Input, kind

    stepper, again = _stepper(given)
    source = Input()
    Prompt(stepper, again, beside=_beside(given)).converse(source.read, kind(0) == TERMINAL)
    return OK


def _stepper(given: Given) -> tuple[Stepper, Repeat | None]:
    """The run to go through, and the command that makes it again."""
    from sim.cli.prompt import Repeat
    from sim.stepping.stepper import Stepper

    if is_trace(given.target):
        from sim.trace import read_trace

        return Stepper(read_trace(given.target)), None
    from sim.stepping.choosing import Performer

    job = job_of(given)
    is_scenario = given.target and not os.path.lexists(given.target)
    again = ["forklore", *(["scenarios", "run"] if is_scenario else ["run"]), *_options(given)]
    return (Stepper(Performer(job.program, job.options, _stdin(given), _guard)),
            Repeat(again, list(job.words), given.stdin))


def _stdin(given: Given) -> bytes:
    if given.stdin is None:
        return b""
    try:
        return Path(given.stdin).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise WrongUsage(f"--stdin: can't read {given.stdin!r}: {reason}") from None


@contextmanager
def _guard(machine: Machine) -> Iterator[None]:
    """Ctrl-C ends forklore, and not what it simulates."""
    from sim.cli.session import Stopping

    with Stopping(machine) as stopping:
        yield
    if stopping.seen:
        raise KeyboardInterrupt


def _options(given: Given) -> list[str]:
    """The options of the machine as they were given, but for its schedule."""
    from sim.cli.given import Given

    words = ["--tty" if given.tty else "--no-tty"]
    usual = Given()
    for name, unit in _SETTINGS.items():
        value = getattr(given, name)
        if value != getattr(usual, name):
            words += [f"--{name.replace('_', '-')}", f"{value}{unit}"]
    for setting in given.env:
        words += ["--env", "=".join(setting)]
    for mount in given.mount:
        words += ["--mount", mount]
    return words


def _beside(given: Given) -> list[Path]:
    """Where a trace's script may lie: with the trace, or here."""
    return [Path(given.target).parent, Path()] if is_trace(given.target) else []
