"""``forklore run``: stands in for ``python``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sim.cli.errors import WrongUsage
from sim.cli.given import Given

if TYPE_CHECKING:
    from sim.cli.programs import Job
    from sim.trace.event import Event

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
def main(argv: list[str]) -> int:
    """Run a script, a text or a module."""
    given = Given()
    words: list[str] = []
    rest = argv
    if not argv or argv[0].startswith("-"):
        from sim.cli.run_arguments import parser

        ours = parser()
        words, rest = ours.split(argv)
        ours.parse_args(words, given)
    from sim.cli.programs import load_job, options_of

    job = load_job(given, rest, options_of(given))
    return carry_out(job, given, ["run"], words)


def carry_out(job: Job, given: Given, command: list[str], words: list[str]) -> int:
    """Run a job on our own streams, and say how it ended.

    ``command`` and ``words``, our own options as they were given, are for telling how
    to repeat the run.
    """
    from sim.cli import stdio
    from sim.cli.session import perform

    whole = given.verbose or (not given.quiet and stdio.kind(2) == stdio.TERMINAL)
    strace = _Strace(given.strace) if given.strace is not None else None
    try:
        ended = perform(job, write=stdio.write_bytes, read=stdio.Input().read,
                        on_event=None if strace is None else strace.feed,
                        trace_file=given.trace, summary=whole)
    finally:
        if strace is not None:
            strace.close()
    if not given.quiet and (whole or ended.outcome != "done"):
        from sim.cli.report import report, say_how_to_repeat

        report(ended, whole)
        if given.seed is not None:
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
