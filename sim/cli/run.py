"""``forklore run``: stands in for ``python``."""

from __future__ import annotations

import os
from argparse import Namespace
from typing import TYPE_CHECKING

from sim.cli.arguments import (
    Parser,
    add_limits,
    add_machine_options,
    add_program_options,
    add_talk,
)
from sim.cli.errors import WrongUsage

if TYPE_CHECKING:
    from sim.cli.programs import Job
    from sim.trace.event import Event

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
USAGE = "[OPTIONS] SCRIPT [ARGS...]"
DESCRIPTION = """\
Run a Python script on a simulated Linux machine, as `python SCRIPT ARGS...` would on a real
one. Its output, its errors and its exit status are ours; everything after SCRIPT belongs to
the script."""
EXAMPLES = """\
  forklore run server.py --port 80           run a script; --port 80 is the script's
  forklore run -c "import os; os.fork()"     run a text
  forklore run --seed 7 race.py              another order; 7 gives the same one each time
  forklore run --strace race.py              show each system call on standard error
  forklore run --trace race.jsonl race.py    keep the run, for `forklore ps race.jsonl`

exit status: the script's own (128+N if signal N killed it), 124 if a limit ended the run or
everyone is blocked for ever, 130 after Ctrl-C, 141 if nobody reads our output any more, 2 for
wrong usage, 125 for a fault of forklore's own."""


def parser(name: str = "run", usage: str = USAGE, description: str = DESCRIPTION,
           examples: str = EXAMPLES) -> Parser:
    """The options of ``forklore run``."""
    made = Parser(name, usage, description, examples)
    add_run_options(made)
    return made


def add_run_options(made: Parser, programs: bool = True) -> None:
    """All that ``run`` and ``scenarios run`` have in common; ``programs``: also -c and -m."""
    add_talk(made)
    made.add_argument("-v", "--verbose", action="store_true",
                      help="say what became of the processes, even if standard error is "
                           "no terminal")
    made.add_argument("--trace", metavar="FILE", help="write the trace of the run to FILE")
    made.add_argument("--strace", nargs="?", const="", metavar="FILE",
                      help="print the system calls as strace -f does, on standard error or, "
                           "with --strace=FILE, into a file")
    if programs:
        add_program_options(made)
    add_machine_options(made)
    add_limits(made)


def main(argv: list[str]) -> int:
    """Run a script, a text or a module."""
    ours = parser()
    words, rest = ours.split(argv)
    given = ours.parse_args(words)
    from sim.cli.programs import load_job, options_of

    job = load_job(given, rest, options_of(given))
    return carry_out(job, given, ["run"], words)


def carry_out(job: Job, given: Namespace, command: list[str], words: list[str]) -> int:
    """Run a job on our own streams, and say how it ended.

    ``command`` and ``words``, our own options as they were given, are for telling how
    to repeat the run.
    """
    from sim.cli import stdio
    from sim.cli.report import report, say_how_to_repeat
    from sim.cli.session import perform

    whole = given.verbose or (not given.quiet and stdio.kind(2) == stdio.TERMINAL)
    strace = _Strace(given.strace) if given.strace is not None else None
    try:
        ended = perform(job, write=stdio.write_bytes, read=stdio.Input().read,
                        on_event=None if strace is None else strace.feed, trace_file=given.trace, summary=whole)
    finally:
        if strace is not None:
            strace.close()
    if not given.quiet:
        report(ended, whole)
        if given.seed is not None and (whole or ended.outcome != "done"):
            again = [*without_order(words), *job.words]
            say_how_to_repeat(command, given.seed, ended.schedule, again)
    return ended.status


class _Strace:
    """Prints the system calls while the run goes on: into a file, or ("") on standard error."""

    def __init__(self, target: str) -> None:
        from sim.cli.stdio import write_bytes
        from sim.trace import StraceWriter

        self.fd = 2
        if target:
            try:
                self.fd = os.open(target, _NEW_FILE, 0o666)
            except (OSError, ValueError) as error:
                reason = getattr(error, "strerror", None) or str(error)
                raise WrongUsage(f"can't write {target!r}: {reason}") from None
        self.writer = StraceWriter()
        self.write = write_bytes

    def feed(self, event: Event) -> None:
        """One more event."""
        self.show(self.writer.feed(event))

    def show(self, lines: list[str]) -> None:
        """Write lines."""
        if lines:
            text = "".join(f"{line}\n" for line in lines)
            self.write(self.fd, text.encode("utf-8", "backslashreplace"))

    def close(self) -> None:
        """The last line, if it is unfinished."""
        try:
            self.show(self.writer.close())
        finally:
            if self.fd != 2:
                os.close(self.fd)


_ORDER = ("--seed", "--schedule", "--trace", "-c", "-m")
_LEFT_OUT = ("--seed=", "--schedule=", "--trace=", "-c", "-m", "-v", "--verbose")


def without_order(words: list[str]) -> list[str]:
    """Our options without those that fix the order, say more, or come back with the program."""
    kept: list[str] = []
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word in _ORDER:
            skip = True
        elif not word.startswith(_LEFT_OUT):
            kept.append(word)
    return kept
