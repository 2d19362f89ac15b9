"""The scenarios: ordinary process scripts, each with a question and what is to be seen.

Every script here runs unmodified on real Linux and in the simulator. `catalogue()` lists them in
teaching order; `expectation()` gives what real Linux did, as recorded by `scenarios.record`.
"""

from __future__ import annotations

import ast
import difflib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

__all__ = [
    "Expectation",
    "Native",
    "Scenario",
    "UnknownScenario",
    "catalogue",
    "expectation",
    "find",
]

DIRECTORY = Path(__file__).resolve().parent
EXPECTED = DIRECTORY / "expected"

Native = Literal["one", "many", "hangs"]
"""What real Linux leaves possible: one output, several, or no end at all."""

# (name, topic, native, arguments), in teaching order.
_TABLE: tuple[tuple[str, str, Native, tuple[str, ...]], ...] = (
    ("fork_basics", "fork", "one", ()),
    ("pid_and_parent_pid", "fork", "one", ()),
    ("three_forks", "fork", "one", ()),
    ("who_runs_first", "fork", "many", ()),
    ("copy_of_memory", "copies", "one", ()),
    ("copy_of_surroundings", "copies", "one", ()),
    ("copy_of_output_buffer", "copies", "one", ()),
    ("flush_before_fork", "copies", "one", ()),
    ("shared_file_offset", "copies", "one", ()),
    ("wait_and_status", "wait", "one", ()),
    ("wait_for_any_child", "wait", "many", ()),
    ("wait_only_for_own_children", "wait", "one", ()),
    ("sleeping_child_blocking_parent", "wait", "one", ()),
    ("waitpid_wnohang_polling", "wait", "one", ()),
    ("ways_to_exit", "exit", "one", ()),
    ("exit_against_underscore_exit", "exit", "one", ()),
    ("exception_in_child", "exit", "one", ()),
    ("zombie_seen_in_ps", "families", "one", ()),
    ("orphan_and_adoption", "families", "one", ()),
    ("double_fork", "families", "one", ()),
    ("subreaper", "families", "one", ()),
    ("fork_tree", "families", "one", ()),
    ("pipe_parent_to_child", "pipes", "one", ()),
    ("pipe_both_ways", "pipes", "one", ()),
    ("pipeline_three_stages", "pipes", "one", ()),
    ("pipe_without_reader", "pipes", "one", ()),
    ("pipe_never_eof", "pipes", "hangs", ()),
    ("sigchld_one_wait_loses_children", "sigchld", "one", ()),
    ("sigchld_wnohang_loop", "sigchld", "one", ()),
    ("sigchld_ignored", "sigchld", "one", ()),
    ("ways_out_of_zombies", "sigchld", "one", ()),
    ("signal_coalescing", "signals", "one", ()),
    ("nested_handlers", "signals", "one", ()),
    ("signal_mask_critical_section", "signals", "one", ()),
    ("fork_inherits_handlers", "signals", "one", ()),
    ("pause_race", "signals", "one", ()),
    ("pause_race_cured", "signals", "one", ()),
    ("self_pipe", "signals", "one", ()),
    ("interval_timer", "timers", "one", ()),
    ("alarm_timeout_on_waitpid", "timers", "one", ()),
    ("sigterm_handler_cleanup", "shutdown", "one", ()),
    ("keyboard_interrupt_group", "shutdown", "one", ()),
    ("graceful_shutdown", "shutdown", "one", ()),
    ("supervisor_restarts_workers", "shutdown", "one", ()),
    ("parent_death_signal", "shutdown", "one", ()),
    ("daemon", "jobs", "one", ()),
    ("nohup", "jobs", "one", ()),
    ("job_control", "jobs", "one", ()),
    ("job_control_terminal", "jobs", "one", ()),
    ("orphaned_stopped_group", "jobs", "one", ()),
    ("nice_shares", "CPU time", "one", ()),
    ("renice_while_running", "CPU time", "one", ()),
    ("io_bound_against_cpu_bound", "CPU time", "one", ()),
    ("round_robin_quantum", "CPU time", "one", ()),
    ("convoy_effect", "CPU time", "one", ()),
    ("starvation_and_ageing", "CPU time", "one", ()),
    ("one_two_four_cpus", "CPU time", "one", ()),
    ("process_per_task_or_pool", "CPU time", "one", ()),
    ("fork_bomb_stopped", "limits", "one", ()),
)


@dataclass(frozen=True)
class Scenario:
    """One script of the catalogue."""

    name: str
    path: Path
    title: str
    question: str
    topic: str
    native: Native
    args: tuple[str, ...]

    @property
    def timed(self) -> bool:
        """Whether its output says who got the CPU: nothing else may use that CPU meanwhile."""
        return self.topic == "CPU time"


@dataclass(frozen=True)
class Expectation:
    """What a scenario does when its output goes into pipes.

    Pids are written `<pid 1>`, `<pid 2>` … in order of birth, and the scenarios' directory
    `<scenarios>`. There is one `stdouts` entry for each output that Linux allows. Of a scenario
    that hangs, it is what comes before; `status` is then the simulator's for "blocked for ever".
    """

    name: str
    stdouts: tuple[str, ...]
    stderr: str
    status: int
    note: str = ""


class UnknownScenario(LookupError):
    """There is no scenario of that name."""


def catalogue() -> list[Scenario]:
    """Return all scenarios in teaching order."""
    return [_scenario(*row) for row in _TABLE]


def find(name: str) -> Scenario:
    """Return the scenario of that name (`fork_basics` or `fork_basics.py`)."""
    wanted = name.removesuffix(".py")
    for row in _TABLE:
        if row[0] == wanted:
            return _scenario(*row)
    names = [row[0] for row in _TABLE]
    close = difflib.get_close_matches(wanted, names, n=3, cutoff=0.5)
    close += [known for known in names if wanted and wanted in known and known not in close]
    hint = f"did you mean {' or '.join(close)}?" if close else "`forklore scenarios` lists them"
    raise UnknownScenario(f"no scenario {name!r}; {hint}")


def expectation(name: str) -> Expectation:
    """Return the recorded expectation of a scenario."""
    scenario = find(name)
    data = json.loads((EXPECTED / f"{scenario.name}.json").read_text(encoding="utf-8"))
    stdout = data["stdout"]
    return Expectation(
        name=data["name"],
        stdouts=(stdout,) if isinstance(stdout, str) else tuple(stdout),
        stderr=data["stderr"],
        status=data["status"],
        note=data.get("note", ""),
    )


def _scenario(name: str, topic: str, native: Native, args: tuple[str, ...]) -> Scenario:
    path = DIRECTORY / f"{name}.py"
    text = ast.get_docstring(ast.parse(path.read_bytes())) or ""
    title = text.partition("\n")[0]
    return Scenario(name, path, title, _question(text), topic, native, args)


def _question(docstring: str) -> str:
    """Return the paragraph that starts with "Question:", on one line."""
    for paragraph in docstring.split("\n\n"):
        if paragraph.startswith("Question:"):
            return " ".join(paragraph.removeprefix("Question:").split())
    return ""
