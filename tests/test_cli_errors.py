"""Bad input: a message on one screen, the right status, and never a traceback of ours."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sim.cli import main

Run = Callable[..., str]
IN_A_CHILD = """\
import os
if os.fork() == 0:
    raise KeyError("in the child")
pid, status = os.wait()
print(os.waitstatus_to_exitcode(status))
"""


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORKLORE_DEBUG", raising=False)
    Path("directory").mkdir()
    for name, data in {
        "empty.py": b"",
        "good.py": b"print('ran')\n",
        "binary.py": b"\x7fELF\x02\x01\x01\0\0\0\xff\xfe",
        "syntax.py": b"import os\nif True\n    pass\n",
        "latin.py": b"print('caf\xe9')\n",
        "cookie.py": b"# coding: klingon\n",
        "child.py": IN_A_CHILD.encode(),
        "other.json": b'{"some": "json"}\n',
        "newer.jsonl": b'{"forklore":"trace","version":99}\n{"events":0}\n',
        "nothing.jsonl": b"",
    }.items():
        Path(name).write_bytes(data)


@pytest.fixture
def fails(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command that must fail with a status; its standard error, which is checked."""

    def run(status: int, *argv: str, own: bool = True) -> str:
        capfd.readouterr()
        assert main(argv) == status
        out, err = capfd.readouterr()
        assert out == "" or not own
        assert err.count("\n") <= 20
        assert all(len(line) <= 1000 for line in err.splitlines())
        if own:
            assert err.startswith("forklore: ")
            assert "Traceback" not in err
        assert "sim/" not in err.replace("\\", "/")
        return err

    return run


# ---- what is asked for cannot be done: status 2 --------------------------------------------------


@pytest.mark.parametrize(("argv", "message"), [
    ((), "which command?"),
    (("rnu",), "no command 'rnu'; did you mean run?"),
    (("good.py",), "to run the file: forklore run good.py"),
    (("--bogus",), "no command '--bogus'"),
    (("run",), "which script?"),
    (("run", "missing.py"), "can't open file 'missing.py': there is no such file"),
    (("run", "directory"), "it is a directory, not a script"),
    (("run", "good.py/x"), "can't open file"),
    (("run", "nul\0name.py"), "can't open file"),
    (("run", "--bogus", "good.py"), "unrecognized arguments: --bogus"),
    (("run", "--cpu", "2", "good.py"), "(did you mean --cpus?)"),
    (("run", "--cpus"), "argument --cpus: expected one argument"),
    (("run", "--cpus", "-3", "good.py"), "argument --cpus: must be at least 1, not -3"),
    (("run", "--cpus", "0", "good.py"), "must be at least 1, not 0"),
    (("run", "--cpus", "two", "good.py"), "must be a whole number, not 'two'"),
    (("run", "--cpus", "5000", "good.py"), "cpus must be at most 1024"),
    (("run", "--seed", "x", "good.py"), "must be a whole number, not 'x'"),
    (("run", "--quantum", "soon", "good.py"), "'soon' is no time; write seconds, or a unit"),
    (("run", "--quantum", "0", "good.py"), "must be longer than 0"),
    (("run", "--max-time", "-1", "good.py"), "'-1' is no time"),
    (("run", "--max-calls", "0", "good.py"), "must be at least 1"),
    (("run", "--user", "nobody", "good.py"), "invalid choice: 'nobody'"),
    (("run", "--env", "X", "good.py"), "expected NAME=VALUE, not 'X'"),
    (("run", "--tty", "--no-tty", "good.py"), "not allowed with argument --tty"),
    (("run", "--mount", "missing", "good.py"), "--mount: can't read 'missing'"),
    (("run", "--mount", "directory", "good.py"), "'directory' is a directory"),
    (("run", "--schedule", "", "good.py"), "entry 1 of the schedule is ''"),
    (("run", "--schedule", "100x2.what", "good.py"), "entry 2 of the schedule is 'what'"),
    (("run", "--schedule", "100.555x2.100", "good.py"), "the schedule does not fit this run"),
    (("run", "-c",), "argument -c: expected one argument"),
    (("run", "-m",), "argument -m: expected one argument"),
    (("run", "--trace", "directory", "good.py"), "can't write 'directory': it is a directory"),
    (("run", "--trace", "no/such/t.jsonl", "good.py"), "there is no such directory"),
    (("run", "--strace=directory", "good.py"), "can't write 'directory'"),
    (("ps",), "which one?"),
    (("ps", "missing"), "there is no file 'missing', and no scenario 'missing'"),
    (("ps", "zombie_seen_in_sp"), "did you mean zombie_seen_in_ps"),
    (("ps", "good.py", "--at", "noon"), "argument --at: 'noon' is no time"),
    (("ps", "good.py", "--at"), "argument --at: expected one argument"),
    (("ps", "--style", "z", "good.py"), "invalid choice: 'z'"),
    (("ps", "directory"), "it is a directory, not a script"),
    (("ps", "good.py", "-x"), "unrecognized arguments: -x"),
    (("ps", "other.json"), "this is not a trace file of forklore"),
    (("ps", "newer.jsonl"), "a newer forklore wrote it"),
    (("pstree", "nothing.jsonl"), "the file is empty"),
    (("strace", "other.json"), "this is not a trace file of forklore"),
    (("scenarios", "what"), "invalid choice: 'what'"),
    (("scenarios", "run"), "which scenario?"),
    (("scenarios", "run", "zombie"), "did you mean"),
    (("scenarios", "run", "-c", "1"), "unrecognized arguments: -c"),
    (("scenarios", "show"), "the following arguments are required: NAME"),
    (("scenarios", "show", "qqqq"), "no scenario 'qqqq'; `forklore scenarios` lists them"),
])
def test_wrong_usage(fails: Run, argv: tuple[str, ...], message: str) -> None:
    assert message in fails(2, *argv)


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("view", ["ps", "pstree", "strace"])
def test_a_truncated_trace(fails: Run, view: str, keep: float) -> None:
    main(["run", "-q", "--trace", "t.jsonl", "-c", "import os; os.fork()"])
    data = Path("t.jsonl").read_bytes()
    Path("t.jsonl").write_bytes(data[:int(len(data) * keep)])
    message = fails(2, view, "t.jsonl")
    assert "t.jsonl, line " in message
    assert "the file was cut off" in message or "not a trace" in message


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root may read all files")
def test_files_we_may_not_touch(fails: Run) -> None:  # pragma: no cover
    Path("good.py").chmod(0)
    assert "permission denied" in fails(2, "run", "good.py")
    Path("t.jsonl").touch(0o400)
    assert "permission denied" in fails(2, "run", "--trace", "t.jsonl", "empty.py")


# ---- an existing trace ---------------------------------------------------------------------------


@pytest.mark.parametrize("argv", [
    ("run", "--trace", "old.jsonl", "missing.py"),
    ("run", "--trace", "old.jsonl", "--cpus", "-1", "good.py"),
    ("run", "--trace", "old.jsonl", "--schedule", "1.2.3", "good.py"),
    ("run", "--trace", "old.jsonl/deeper", "good.py"),
    ("run", "--trace", "old.jsonl", "--mount", "missing", "good.py"),
])
def test_an_existing_trace_survives_what_goes_wrong(fails: Run, argv: tuple[str, ...]) -> None:
    Path("old.jsonl").write_text("precious", encoding="ascii")
    fails(2, *argv, own="1.2.3" not in argv)
    assert Path("old.jsonl").read_text(encoding="ascii") == "precious"
    assert [path.name for path in Path().iterdir() if ".tmp" in path.name] == []


def test_a_trace_that_cannot_be_written_is_noticed_before_the_run(fails: Run) -> None:
    assert "there is no such directory" in fails(2, "run", "--trace", "no/t.jsonl", "good.py")


# ---- the script's own errors: as python prints them, status 1 ------------------------------------


@pytest.mark.parametrize(("name", "message"), [
    ("syntax.py", "SyntaxError: expected ':'"),
    ("binary.py", "SyntaxError: "),
    ("latin.py", "SyntaxError: "),
    ("cookie.py", "SyntaxError: "),
])
def test_files_that_are_no_python(fails: Run, name: str, message: str) -> None:
    error = fails(1, "run", name, own=False)
    assert message in error.splitlines()[-1]
    assert "forklore" not in error


def test_an_exception_in_a_child(fails: Run, capfd: pytest.CaptureFixture[str]) -> None:
    error = fails(0, "run", "child.py", own=False)
    assert error.startswith("Traceback (most recent call last):\n")
    assert error.endswith('child.py", line 3, in <module>\n    raise KeyError("in the child")\n'
                          "KeyError: 'in the child'\n")


def test_what_is_not_simulated_is_named(fails: Run) -> None:
    error = fails(1, "run", "-c", "import socket", own=False)
    assert "socket is not simulated" in error.splitlines()[-1]


# ---- a fault of ours: status 125 -----------------------------------------------------------------


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine with a fault."""

    def fault(*args: object) -> None:
        raise AssertionError("the gears are stuck")

    monkeypatch.setattr("sim.machine.machine.Machine.run", fault)


@pytest.mark.usefixtures("broken")
def test_a_fault_of_ours_asks_to_be_reported(fails: Run) -> None:
    error = fails(125, "run", "--cpus", "2", "good.py", "a b")
    assert error.startswith("forklore: internal error: AssertionError: the gears are stuck\n")
    assert "forklore run --cpus 2 good.py 'a b'" in error
    assert "version 0." in error
    assert "FORKLORE_DEBUG=1" in error


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("how", ["option", "variable"])
def test_its_traceback_is_shown_on_demand(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    argv = ["run", "good.py"]
    if how == "option":
        argv.insert(1, "--debug")
    else:
        monkeypatch.setenv("FORKLORE_DEBUG", "1")
    assert main(argv) == 125
    assert "Traceback (most recent call last):" in capfd.readouterr().err


@pytest.mark.usefixtures("broken")
def test_a_fault_leaves_an_existing_trace_alone(fails: Run) -> None:
    Path("old.jsonl").write_text("precious", encoding="ascii")
    fails(125, "run", "--trace", "old.jsonl", "good.py")
    assert Path("old.jsonl").read_text(encoding="ascii") == "precious"


def test_ctrl_c_outside_of_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sim.cli.programs.options_of", interrupted)
    assert main(["run", "good.py"]) == 130
