"""What forklore itself says after a run."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from sim.cli.stdio import say

if TYPE_CHECKING:
    from sim.cli.session import Ended

SHORT = 500
"""How long a schedule may be to be printed."""


def report(ended: Ended, whole: bool, again: list[str] | None = None, seed: int | None = None) -> None:
    """Why a run did not end by itself, always; the summary if ``whole``.

    ``again`` are the words of the command that repeats a run, but for the schedule.
    """
    summary = ended.summary
    if ended.outcome == "deadlock" and summary is not None:
        blocked = "\n".join(map(str, summary.blocked))
        say(f"everyone is blocked for ever (deadlock):\n{blocked}")
    elif ended.outcome in ("limit", "interrupted"):
        say(ended.message)
    if whole and summary is not None:
        say("\n".join(_sentences(ended)))
    if again is not None and seed is not None and (whole or ended.outcome != "done"):
        say(f"to repeat this run exactly: {_repeat(again, seed, ended.schedule)}")


def _sentences(ended: Ended) -> list[str]:
    """The summary, without what has been said already."""
    assert ended.summary is not None
    said = set(map(str, ended.summary.blocked)) if ended.outcome == "deadlock" else set()
    return [line for line in ended.summary.lines() if line not in said]


def _repeat(again: list[str], seed: int, schedule: str) -> str:
    if len(schedule) < SHORT:
        return shlex.join(["forklore", "run", "--seed", str(seed), "--schedule", schedule, *again])
    return shlex.join(["forklore", "run", "--seed", str(seed), *again])
