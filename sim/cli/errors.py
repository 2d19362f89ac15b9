"""What the commands raise for `sim.cli.commands` to turn into a message and a status."""

from __future__ import annotations

OK, FAILED, WRONG_USAGE, BLOCKED_OR_LIMIT, OUR_FAULT = 0, 1, 2, 124, 125
INTERRUPTED, OUTPUT_CLOSED = 130, 141
"""128 + SIGINT, 128 + SIGPIPE: as a shell shows a program that the signal has ended."""


class WrongUsage(Exception):
    """The command was asked for something it cannot do; the text says what instead."""


class OutputClosed(Exception):
    """Nobody reads our standard output or error any more (``forklore ... | head -1``)."""
