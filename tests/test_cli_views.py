"""``forklore ps``, ``pstree``, ``strace`` and ``scenarios``, and the help of all commands."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from cli_harness import (
    DEADLOCK,
    FORKING,
    ROOT,
    Command,
    Done,
    Redirect,
    script,
)

import scenarios
from sim import __version__

# ---- views --------------------------------------------------------------------------------------


NAP = ("import os, sys, time\nprint('never shown')\n"
       "if os.fork() == 0:\n    os._exit(int(sys.argv[1]))\ntime.sleep(1)\nos.wait()\n")


def test_ps_of_a_script_at_a_moment(forklore: Command) -> None:
    path = script(NAP)
    assert forklore("ps", path, "7", "--at", "0.5") == Done(0, """\
  PID TTY          TIME CMD
    1 ?        00:00:00 init
   99 pts/0    00:00:00 sh
  100 pts/0    00:00:00 python3
  101 pts/0    00:00:00 python3 <defunct>
""", "")
    assert forklore("ps", "--at", "500ms", path, "7").out == forklore(
        "ps", path, "--at", "500000us", "--", "7").out


def test_ps_shows_the_last_moment_of_the_script_by_default(forklore: Command) -> None:
    path = script("import os\nif os.fork() == 0: os._exit(0)\n")
    lines = forklore("ps", path).out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["1", "99", "100", "101"]
    blocked = forklore("ps", script(DEADLOCK))
    assert "  100 " in blocked.out
    assert blocked.err.startswith("forklore: everyone is blocked")
    assert blocked.status == 0


def test_ps_styles(forklore: Command) -> None:
    path = script(NAP)
    for words, title in ((["aux"], "USER"), (["ajx"], " PPID"), (["-l"], "F S")):
        assert forklore("ps", *words, path, "0").out.startswith(title)
    assert forklore("ps", "aux", path, "0") == forklore("ps", "--style", "aux", path, "0")
    assert forklore("ps", "aux", "--at", "1", path, "0").out.startswith("USER")
    script("pass", "aux")
    assert forklore("ps", "aux", "--at", "1").out.startswith("  PID")


def test_pstree(forklore: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    path = script(NAP)
    plain = forklore("pstree", "--ascii", path, "0", "--at", "0.5")
    assert plain.out == "init---sh---python3---python3\n"
    assert forklore("pstree", "-p", "--ascii", path, "0", "--at", "0.5").out == \
        "init(1)---sh(99)---python3(100)---python3(101)\n"
    assert forklore("pstree", path, "0", "--at", "0.5").out == "init───sh───python3───python3\n"
    monkeypatch.setattr("sim.cli.stdio.encoding", lambda: "cp1252")
    assert forklore("pstree", path, "0", "--at", "0.5") == plain


def test_strace(forklore: Command) -> None:
    done = forklore("strace", script(NAP), "3")
    assert done.out.splitlines()[:2] == ['write(1, "never shown\\n", 12)           = 12',
                                         "fork()                                  = 101"]
    assert "[pid   101] +++ exited with 3 +++\n" in done.out
    timed = forklore("strace", "--timestamps", "absolute", "script.py", "3").out
    assert timed.startswith("0.000")


def test_views_of_a_trace_file(forklore: Command) -> None:
    path = script(NAP)
    forklore("run", "--tty", "--trace", "t.jsonl", path, "3")
    for view in (["ps", "--at", "0.5"], ["ps"], ["pstree", "-p", "--at", "0.5"], ["strace"]):
        assert forklore(*view, "t.jsonl").out == forklore(*view, path, "3").out


def test_views_run_as_on_a_terminal(forklore: Command) -> None:
    path = script(FORKING)
    assert "pts/0" in forklore("ps", path).out
    assert "pts/0" not in forklore("ps", "--no-tty", path).out


def test_views_read_our_input(forklore: Command, stdin: Redirect) -> None:
    script("a line\n", "input")
    stdin(os.open("input", os.O_RDONLY))
    assert 'read(0, "a line\\n"' in forklore("strace", script("input()")).out


# ---- scenarios ----------------------------------------------------------------------------------


def test_the_list_of_scenarios(forklore: Command) -> None:
    done = forklore("scenarios")
    assert forklore("scenarios", "list") == done
    for scenario in scenarios.catalogue():
        assert scenario.name in done.out
        assert scenario.title in done.out
    assert done.out.startswith("fork\n  fork_basics ")


def test_a_scenario_is_shown_and_run(forklore: Command) -> None:
    path = scenarios.find("fork_basics").path
    assert forklore("scenarios", "show", "fork_basics").out == path.read_text(encoding="utf-8")
    assert forklore("scenarios", "run", "fork_basics") == forklore("run", str(path))
    tree = forklore("scenarios", "run", "-v", "fork_tree", "2")
    assert "3 processes made" in tree.err


def test_a_scenario_has_the_name_it_has_in_its_directory(forklore: Command) -> None:
    assert "python3 zombie_seen_in_ps.py\n" in forklore("ps", "aux", "zombie_seen_in_ps").out


def test_a_scenarios_run_is_repeated_as_a_scenario(forklore: Command) -> None:
    done = forklore("scenarios", "run", "--seed", "1", "pipe_never_eof")
    assert done.status == 124
    assert "exactly: forklore scenarios run --seed 1 --schedule " in done.err
    assert done.err.endswith(" pipe_never_eof\n")


# ---- help, and the rest -------------------------------------------------------------------------


@pytest.mark.parametrize("words", [
    (), ("run",), ("ps",), ("pstree",), ("strace",), ("top",), ("times",),
    ("compare-schedulers",), ("scenarios",), ("scenarios", "run"),
    ("scenarios", "show")])
def test_help(forklore: Command, words: tuple[str, ...]) -> None:
    done = forklore(*words, "--help")
    assert (done.status, done.err) == (0, "")
    assert "example" in done.out
    assert max(map(len, done.out.splitlines())) <= 100


def test_version(forklore: Command) -> None:
    assert forklore("--version") == Done(0, f"forklore {__version__}\n", "")


def test_little_is_imported_before_hashes_are_fixed() -> None:
    """The first interpreter is only started to start the second one."""
    text = (f"import sys; sys.path.insert(0, {str(ROOT)!r}); "
            "import sim.cli, sim.cli.fixed_hashes; print(*sys.modules)")
    done = subprocess.run([sys.executable, "-I", "-c", text], capture_output=True, text=True,
                          check=True, timeout=60)
    assert not {"typing", "re", "argparse", "simpy", "greenlet"} & set(done.stdout.split())


def test_simpy_is_whole_for_others() -> None:
    text = ("from sim.cli import main; main(['run', '-c', '1']); import sys, simpy; "
            "print(hasattr(simpy.Store, 'put'), 'importlib.metadata' in sys.modules, "
            "simpy.__version__[0])")
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True,
                          timeout=60, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.stdout == "True True 4\n"
