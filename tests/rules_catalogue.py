"""The rules: small scripts in tests/rules, each about one thing that Linux or CPython does.

A rule is an ordinary script with exactly one possible output. It is run on real Linux, which
is recorded (`tests.record_rules`), and on the simulator, which must do the same. A comment line
``# as: root`` says that a rule needs root; any other rule gives the same for every user.
Runs of `tests/agents.py` and `tests/signal_walks.py` are treated alike: random walks that have one
possible output each.

The recording is made with Python 3.11; what later versions do otherwise (their messages differ) is
in a file of their own, ``rules-3.13.json``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sim.linux.native import normalise_pids, run_native
from sim.running import run, simulated_path

DIRECTORY = Path(__file__).parent / "rules"
RECORDING = Path(__file__).parent / "data" / "rules.json"
OLDEST = (3, 11)
NATIVE_TIMEOUT = 30
AGENTS = Path(__file__).parent / "agents.py"
SIGNALLERS = Path(__file__).parent / "signal_walks.py"
STEPS = "60"
WALKS = (
    1002, 1003, 1004, 1007, 1010, 1012, 1013, 1015, 1018, 1019, 1021, 1022, 1023, 1025, 1026, 1031,
    1037, 1040, 1041, 1042, 1046, 1048, 1049, 1052,
)
SIGNAL_WALKS = (1, 2, 4, 7, 9, 13, 101, 107, 113, 118, 126, 133, 141, 150)


def recording_of(version: tuple[int, int]) -> Path:
    """Where what this Python version does otherwise than the oldest is recorded."""
    return RECORDING.with_name(f"rules-{version[0]}.{version[1]}.json")


COMPUTES = frozenset({
    "sig_alarm_kills", "sig_handler_in_loop", "sig_itimer_virtual_counts_only_work",
    "sig_waitinfo_of_timers", "times_agree",
})
"""Rules that compute for long, and so are preempted less often in random orders."""


@dataclass(frozen=True)
class Outcome:
    """What a rule did, with pids and places replaced."""

    stdout: str
    stderr: str
    status: int


@dataclass(frozen=True)
class Rule:
    """One script."""

    name: str
    path: Path
    needs_root: bool
    args: tuple[str, ...] = ()


def rules() -> list[Rule]:
    """All rules by name."""
    return [
        Rule(path.stem, path, "\n# as: root\n" in path.read_text(encoding="utf-8"))
        for path in sorted(DIRECTORY.glob("*.py"))
    ]


def walks(seeds: Iterable[int] = WALKS) -> list[Rule]:
    """Random walks of several processes."""
    return [Rule(f"agents_{seed}", AGENTS, True, (str(seed), STEPS)) for seed in seeds]


def signal_walks(seeds: Iterable[int] = SIGNAL_WALKS) -> list[Rule]:
    """Random walks of several processes that signal each other."""
    return [Rule(f"signals_{seed}", SIGNALLERS, True, (str(seed), STEPS)) for seed in seeds]


def native(rule: Rule) -> Outcome:
    """What real Linux does."""
    result = run_native(rule.path, rule.args, timeout=NATIVE_TIMEOUT)
    return Outcome(
        _plain(result.stdout, result.pids, str(DIRECTORY)),
        _plain(result.stderr, result.pids, str(DIRECTORY)), result.status)


def simulated(rule: Rule, **settings: Any) -> Outcome:
    """What the simulator does; with ``user="user"`` or ``user="root"``."""
    if rule.needs_root:
        settings["user"] = "root"
    result = run(rule.path, rule.args, **settings)
    place = simulated_path(DIRECTORY)
    out = result.stdout.encode("utf-8", "surrogateescape")
    err = result.stderr.encode("utf-8", "surrogateescape")
    if result.outcome != "done":
        err += f"[{result.outcome} {result.message}]".encode()
    return Outcome(_plain(out, result.processes, place), _plain(err, result.processes, place),
                   result.status)


def _plain(text: bytes, pids: Any, place: str) -> str:
    plain = normalise_pids(text, pids).decode("utf-8", "backslashreplace")
    return plain.replace(place, "<rules>")


def save(outcomes: dict[str, Outcome]) -> None:
    """Write the recording, one rule a line; of a later Python only the differences."""
    version = sys.version_info[:2]
    path = RECORDING
    if version != OLDEST:
        path, base = recording_of(version), _read(RECORDING)
        outcomes = {name: row for name, row in outcomes.items() if base.get(name) != row}
    lines = [
        f"{json.dumps(name)}: {json.dumps(asdict(outcome), ensure_ascii=False)}"
        for name, outcome in sorted(outcomes.items())
    ]
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def load() -> dict[str, Outcome]:
    """Read the recording for this Python version, or for the last one before it."""
    newest = max((minor for minor in range(12, sys.version_info[1] + 1)
                  if recording_of((3, minor)).exists()), default=11)
    later = _read(recording_of((3, newest))) if newest > 11 else {}
    return {**_read(RECORDING), **later}


def _read(path: Path) -> dict[str, Outcome]:
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {name: Outcome(**row) for name, row in rows.items()}
