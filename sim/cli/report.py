"""What forklore itself says after a run."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from sim.cli.stdio import say

if TYPE_CHECKING:
    from sim.cli.session import Ended
    from sim.summary import Summary

SHORT = 500
"""How long a schedule may be to be printed."""


def report(ended: Ended, whole: bool) -> None:
    """Why a run did not end by itself, always; the summary if ``whole``."""
    summary = ended.summary
    if ended.outcome == "deadlock" and summary is not None:
        reasons = "\n".join([*map(str, summary.blocked), *_living_zombies(summary)])
        say(f"everyone is blocked for ever (deadlock):\n{reasons}")
    elif ended.outcome in ("limit", "interrupted"):
        say(ended.message)
    if whole and summary is not None:
        say("\n".join(_sentences(ended)))


def _living_zombies(summary: Summary) -> list[str]:
    """Why there are zombies whose parents are still there."""
    pairs = zip(summary.unreaped, summary.zombies, strict=True)
    return [text for (_, parent), text in pairs if parent in summary.alive]


def _sentences(ended: Ended) -> list[str]:
    """The summary, without what has been said already."""
    assert ended.summary is not None
    said: set[str] = set()
    if ended.outcome == "deadlock":
        said = {*map(str, ended.summary.blocked), *_living_zombies(ended.summary)}
    return [line for line in ended.summary.lines() if line not in said]


def say_how_to_repeat(command: list[str], seed: int, schedule: str, rest: list[str]) -> None:
    """The command that repeats a run exactly: by its schedule if that is short, else its seed."""
    words = ["forklore", *command, "--seed", str(seed)]
    if len(schedule) < SHORT:
        words += ["--schedule", schedule]
    say(f"to repeat this run exactly: {shlex.join([*words, *rest])}")
