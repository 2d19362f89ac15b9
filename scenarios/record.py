"""Record what the scenarios do on real Linux: `python -m scenarios.record [NAME …]`.

Each scenario is run several times, all runs at once so that they get in each other's way (but for
those that are about shares of a CPU: one by one). A scenario with one possible output is recorded
only if all runs agree. For one with several, the allowed outputs are derived below from what Linux
guarantees, and all runs must be among them.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from scenarios import DIRECTORY, EXPECTED, Scenario, catalogue, find
from sim.linux.native import NativeResult, NativeTimeout, normalise_pids, run_native

BLOCKED_STATUS = 124
"""What the simulator ends with when everybody is blocked for ever."""

SMALL = 90
"""Numbers that the scripts print, line numbers in tracebacks among them, are below this."""

HANG_NOTE = (
    "Hangs on real Linux: every process is blocked for ever. 'stdout' is what is written before; "
    "'status' is the simulator's."
)

# who_runs_first: neither line depends on the other, so both orders are possible.
# wait_for_any_child: nothing orders the three ends, and wait() may return for any child that has
# ended (wait(2)), so all six orders are possible.
ALLOWED: dict[str, frozenset[str]] = {
    "who_runs_first": frozenset({"child\nparent\n", "parent\nchild\n"}),
    "wait_for_any_child": frozenset(
        f"ended: {' '.join(order)}\n" for order in itertools.permutations("ABC")
    ),
}


class Disagreement(Exception):
    """The runs of a scenario do not fit together, or do not fit what is allowed."""


@dataclass(frozen=True)
class Outcome:
    """One run, without what differs from machine to machine. No status: it was killed."""

    stdout: str
    stderr: str
    status: int | None


def observe(scenario: Scenario, timeout: float = 60) -> Outcome:
    """Run a scenario natively; one that hangs is killed after the timeout."""
    while True:
        try:
            result = run_native(scenario.path, scenario.args, timeout=timeout)
        except NativeTimeout as error:
            if scenario.native != "hangs":
                raise
            return _outcome(error.partial, None)
        # In a fresh container pids start at 1 and may equal another number in the output.
        if min(result.pids) >= SMALL:
            return _outcome(result, result.status)


def _outcome(result: NativeResult, status: int | None) -> Outcome:
    return Outcome(
        _normal_text(result.stdout, result.pids), _normal_text(result.stderr, result.pids), status
    )


def _normal_text(raw: bytes, pids: Sequence[int]) -> str:
    text = raw.replace(str(DIRECTORY).encode(), b"<scenarios>")
    return normalise_pids(text, pids).decode()


def expected_data(scenario: Scenario, outcomes: Sequence[Outcome]) -> dict[str, object]:
    """Return the content of the expectation file; raise `Disagreement` if the runs forbid it."""
    _check(scenario, outcomes)
    outcome = outcomes[0]
    data: dict[str, object] = {
        "args": list(scenario.args),
        "name": scenario.name,
        "native": scenario.native,
        "status": outcome.status,
        "stderr": outcome.stderr,
        "stdout": outcome.stdout,
    }
    if scenario.native == "many":
        data["stdout"] = sorted(ALLOWED[scenario.name])
    elif scenario.native == "hangs":
        data.update(status=BLOCKED_STATUS, note=HANG_NOTE)
    return data


def _check(scenario: Scenario, outcomes: Sequence[Outcome]) -> None:
    if scenario.native == "many":
        forbidden = {outcome.stdout for outcome in outcomes} - ALLOWED[scenario.name]
        if forbidden:
            raise Disagreement(f"{scenario.name}: not allowed: {sorted(forbidden)}")
        kinds = {(outcome.stderr, outcome.status) for outcome in outcomes}
    else:
        kinds = {(f"{outcome.stdout}|{outcome.stderr}", outcome.status) for outcome in outcomes}
    if len(kinds) != 1:
        raise Disagreement(f"{scenario.name}: runs differ: {sorted(kinds, key=repr)}")
    if scenario.native == "hangs" and outcomes[0].status is not None:
        raise Disagreement(f"{scenario.name}: should hang, but ended: {outcomes[0]}")


def record(scenario: Scenario, runs: int, hang_timeout: float = 5) -> None:
    """Run a scenario and write its expectation file."""
    timeout = hang_timeout if scenario.native == "hangs" else 60
    with ThreadPoolExecutor(1 if scenario.timed else runs) as pool:
        outcomes = list(pool.map(lambda _: observe(scenario, timeout), range(runs)))
    data = expected_data(scenario, outcomes)
    EXPECTED.mkdir(exist_ok=True)
    text = json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    path = EXPECTED / f"{scenario.name}.json"
    path.write_text(text, encoding="utf-8", newline="\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Record the named scenarios, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m scenarios.record", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a scenario; without any, all")
    parser.add_argument("--runs", type=int, default=5, help="runs of each scenario (default: 5)")
    options = parser.parse_args(arguments)
    if options.runs < 1:
        parser.error("--runs must be at least 1")
    try:
        chosen = [find(name) for name in options.names] or catalogue()
    except LookupError as error:
        parser.error(str(error))
    failures = 0
    for scenario in chosen:
        try:
            record(scenario, options.runs)
        except (Disagreement, TimeoutError) as error:
            failures += 1
            print(f"not recorded: {error}", file=sys.stderr)
        else:
            print(f"recorded: {scenario.name}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
