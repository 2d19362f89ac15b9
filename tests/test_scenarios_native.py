"""The scenarios on real Linux, the native runner, and the catalogue.

What needs a real fork is skipped where there is none.
"""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

import scenarios
from scenarios import Scenario, UnknownScenario, catalogue, expectation, find
from scenarios.record import ALLOWED, SMALL, Disagreement, Outcome, expected_data, main, observe
from sim.linux.native import NativeTimeout, normalise_pids, run_native

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a real os.fork")
SCENARIOS = {scenario.name: scenario for scenario in catalogue()}


# --- the scenarios on real Linux -----------------------------------------------------------------


@pytest.fixture(scope="module")
def outcomes() -> Mapping[str, Future[Outcome]]:
    """All scenarios, run at the same time; the longest is the one that hangs."""
    pool = ThreadPoolExecutor(8)
    longest_first = sorted(SCENARIOS.values(), key=lambda scenario: scenario.native != "hangs")
    futures = {
        scenario.name: pool.submit(observe, scenario, 4 if scenario.native == "hangs" else 60)
        for scenario in longest_first if not scenario.timed
    }
    pool.shutdown(wait=False)
    return futures


@needs_fork
@pytest.mark.parametrize("name", [name for name, one in SCENARIOS.items() if not one.timed])
def test_linux_gives_the_recorded_expectation(
    name: str, outcomes: Mapping[str, Future[Outcome]]
) -> None:
    expected = expectation(name)
    outcome = outcomes[name].result()
    assert outcome.stdout in expected.stdouts
    assert outcome.stderr == expected.stderr
    if SCENARIOS[name].native == "hangs":
        assert outcome.status is None
    else:
        assert outcome.status == expected.status


@needs_fork
@pytest.mark.parametrize("name", [name for name, one in SCENARIOS.items() if one.timed])
def test_linux_shares_the_cpu_as_recorded(
    name: str, outcomes: Mapping[str, Future[Outcome]]
) -> None:
    for future in outcomes.values():
        future.result()  # they would use the CPU, too
    expected = expectation(name)
    seen = [observe(SCENARIOS[name])]
    while seen[-1].stdout not in expected.stdouts and len(seen) < 5:
        seen.append(observe(SCENARIOS[name]))  # something else was busy on this machine
    assert seen[-1].stdout in expected.stdouts, seen
    assert (seen[-1].stderr, seen[-1].status) == (expected.stderr, expected.status)


@needs_fork
def test_fork_tree_with_other_depths() -> None:
    path = find("fork_tree").path
    assert run_native(path, ["1"]).stdout == b"root\nprocesses: 1\n"
    four = run_native(path, ["4"])
    assert four.stdout.endswith(b"\nprocesses: 15\n")
    assert len(four.pids) == 15


# --- the catalogue -------------------------------------------------------------------------------


def test_every_script_is_in_the_catalogue() -> None:
    files = {path.stem for path in scenarios.DIRECTORY.glob("*.py")} - {"__init__", "record"}
    assert files == set(SCENARIOS)
    assert {path.stem for path in scenarios.EXPECTED.glob("*.json")} == set(SCENARIOS)


@pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=SCENARIOS)
def test_a_scenario_asks_and_answers(scenario: Scenario) -> None:
    source = scenario.path.read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(source)) or ""
    assert scenario.title and len(scenario.title) <= 100
    assert "?" in scenario.question
    assert "\n\nTo be seen: " in docstring
    assert len(source.splitlines()) < SMALL, "line numbers must not look like pids"


@pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=SCENARIOS)
def test_a_scenario_imports_only_what_the_lesson_needs(scenario: Scenario) -> None:
    allowed = {"atexit", "collections.abc", "ctypes", "errno", "os", "resource", "select", "signal", "sys",
               "time", "typing"}
    for node in ast.walk(ast.parse(scenario.path.read_bytes())):
        if isinstance(node, ast.Import):
            assert {alias.name for alias in node.names} <= allowed
        elif isinstance(node, ast.ImportFrom):
            assert node.module in allowed


@pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=SCENARIOS)
def test_an_expectation_fits_its_scenario(scenario: Scenario) -> None:
    path = scenarios.EXPECTED / f"{scenario.name}.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    assert (data["name"], data["native"]) == (scenario.name, scenario.native)
    assert data["args"] == list(scenario.args)
    expected = expectation(scenario.name)
    if scenario.native == "many":
        assert set(expected.stdouts) == ALLOWED[scenario.name]
    else:
        assert len(expected.stdouts) == 1
    assert (expected.status == 124) == (scenario.native == "hangs")


def test_find_takes_names_with_and_without_suffix() -> None:
    assert find("fork_basics") == find("fork_basics.py") == catalogue()[0]


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("fork_basic", "fork_basics"),
        ("zombie", "zombie_seen_in_ps"),
        ("", "`forklore scenarios` lists them"),
    ],
)
def test_find_helps_with_a_wrong_name(wrong: str, hint: str) -> None:
    with pytest.raises(UnknownScenario, match=hint):
        find(wrong)


# --- recording -----------------------------------------------------------------------------------


def test_runs_that_differ_are_not_recorded() -> None:
    first, second = Outcome("a\n", "", 0), Outcome("b\n", "", 0)
    with pytest.raises(Disagreement, match="runs differ"):
        expected_data(find("fork_basics"), [first, second])


def test_output_that_is_not_allowed_is_not_recorded() -> None:
    with pytest.raises(Disagreement, match="not allowed"):
        expected_data(find("who_runs_first"), [Outcome("child\n", "", 0)])


def test_an_end_where_a_hang_is_expected_is_not_recorded() -> None:
    with pytest.raises(Disagreement, match="should hang"):
        expected_data(find("pipe_never_eof"), [Outcome("", "", 0)])


def test_record_refuses_an_unknown_name(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refusal:
        main(["fork_basix"])
    assert refusal.value.code == 2
    assert "did you mean fork_basics" in capsys.readouterr().err


# --- pids ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        (b"I am 100.", b"I am <pid 1>."),
        (b"(100, 0) pid=101", b"(<pid 1>, 0) pid=<pid 2>"),
        (b"/proc/101/stat -100", b"/proc/<pid 2>/stat -<pid 1>"),
        (b"1000 0100 10 100.5 2.100 x100 100x 0x100", b"1000 0100 10 100.5 2.100 x100 100x 0x100"),
        (b"100", b"<pid 1>"),
        (b"\xff 101\n", b"\xff <pid 2>\n"),
    ],
)
def test_normalise_pids(text: bytes, normal: bytes) -> None:
    assert normalise_pids(text, (100, 101)) == normal


def test_normalise_pids_without_pids() -> None:
    assert normalise_pids(b"100", ()) == b"100"


# --- the native runner ---------------------------------------------------------------------------


def script(directory: Path, source: str) -> Path:
    path = directory / "script.py"
    path.write_text(source, encoding="utf-8")
    return path


@needs_fork
def test_the_script_sees_no_trace_of_the_shim(tmp_path: Path) -> None:
    source = (
        "import os, posix, sys\n"
        "print(sorted(os.environ.items()), sys.path, sorted(sys.modules))\n"
        "print(sorted(sys.path_importer_cache), os.fork is posix.fork, sys.excepthook)\n"
        "print(os.listdir('/proc/self/fd'), flush=True)\n"
        "if os.fork() == 0: print(os.listdir('/proc/self/fd'), flush=True); os._exit(0)\n"
        "os.wait()\n"
        "print(os.listdir('/proc/self/fd'))\n"
        "1 / 0\n"
    )
    path = script(tmp_path, source)
    environment = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    plain = subprocess.run(
        [sys.executable, path],
        env={**environment, "LANG": "C.UTF-8"},
        capture_output=True,
        check=False,
        input=b"",
    )
    result = run_native(path)
    assert plain.stdout.decode() == result.stdout.decode()
    assert (plain.stderr, plain.returncode) == (result.stderr, result.status)


@needs_fork
def test_a_failing_fork_shows_only_the_script_in_its_traceback(tmp_path: Path) -> None:
    source = (
        "import os, resource\n"
        "if os.getuid() == 0: os.setuid(56000 + os.getpid() % 1000)\n"
        "resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))\n"
        "os.fork()\n"
    )
    path = script(tmp_path, source)
    result = run_native(path)
    assert result.status == 1
    # Without the source line: the new user may not be allowed to read the script.
    lines = [line for line in result.stderr.decode().splitlines() if line.strip() != "os.fork()"]
    assert lines == [
        "Traceback (most recent call last):",
        f'  File "{path}", line 4, in <module>',
        "BlockingIOError: [Errno 11] Resource temporarily unavailable",
    ]


@needs_fork
def test_births_are_noted_after_a_change_of_user_and_in_order(tmp_path: Path) -> None:
    source = (
        "import os\n"
        "if os.getuid() == 0: os.setuid(57000)\n"
        "print(os.getpid(), flush=True)\n"
        "for _ in range(3):\n"
        "    pid = os.fork()\n"
        "    if pid: os.waitpid(pid, 0); os._exit(0)\n"
        "    print(os.getpid(), flush=True)\n"
    )
    result = run_native(script(tmp_path, source))
    assert tuple(map(int, result.stdout.split())) == result.pids
    assert len(result.pids) == 4


@needs_fork
def test_arguments_input_directory_and_status(tmp_path: Path) -> None:
    source = (
        "import os, sys\n"
        "print(sys.argv[1:], sys.stdin.read(), os.getcwd())\n"
        "print('to stderr', file=sys.stderr)\n"
        "sys.exit(3)\n"
    )
    result = run_native(script(tmp_path, source), ["a", "b c"], stdin=b"in", cwd=tmp_path)
    assert result.stdout.decode() == f"['a', 'b c'] in {tmp_path}\n"
    assert (result.stderr, result.status) == (b"to stderr\n", 3)


@needs_fork
def test_death_by_signal_is_told_as_a_shell_does(tmp_path: Path) -> None:
    result = run_native(script(tmp_path, "import os\nos.kill(os.getpid(), 9)\n"))
    assert result.status == 128 + 9


@needs_fork
def test_a_background_process_is_waited_for(tmp_path: Path) -> None:
    source = (
        "import os, time\n"
        "if os.fork() == 0:\n"
        "    time.sleep(0.2); print('late', flush=True); os._exit(0)\n"
    )
    assert run_native(script(tmp_path, source)).stdout == b"late\n"


@needs_fork
def test_a_run_that_takes_too_long_is_killed_with_all_its_processes(tmp_path: Path) -> None:
    source = (
        "import os, time\n"
        "print('started', flush=True)\n"
        "if os.fork() == 0: os.setsid(); os.fork()\n"
        "time.sleep(600)\n"
    )
    path = script(tmp_path, source)
    with pytest.raises(NativeTimeout, match="still running after 2 s") as caught:
        run_native(path, timeout=2)
    partial = caught.value.partial
    assert (partial.stdout, partial.status) == (b"started\n", 128 + 9)
    assert len(partial.pids) == 3
    for pid in partial.pids:
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes()  # empty for a zombie
        except OSError:
            continue
        assert os.fsencode(path) not in command
