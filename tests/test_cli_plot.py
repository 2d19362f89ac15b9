"""``forklore plot``: pictures from the command line."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from cli_harness import DEADLOCK, Command, Done, finish, script, start

NAP = ("import os, sys, time\nprint('never shown')\n"
       "if os.fork() == 0:\n    os._exit(int(sys.argv[1]))\ntime.sleep(1)\nos.wait()\n")
BEGINS = {".png": b"\x89PNG\r\n", ".svg": b"<?xml", ".pdf": b"%PDF-"}


@pytest.mark.parametrize("kind", ["states", "timeline", "tree"])
@pytest.mark.parametrize("ending", BEGINS)
def test_a_picture_of_a_script(forklore: Command, kind: str, ending: str) -> None:
    assert forklore("plot", kind, script(NAP), "7", "-o", f"out{ending}") == Done(0, "", "")
    assert Path(f"out{ending}").read_bytes().startswith(BEGINS[ending])
    assert sorted(os.listdir()) == sorted([f"out{ending}", "script.py"])


def test_a_script_and_its_trace_give_the_same_picture(forklore: Command) -> None:
    forklore("run", "--trace", "script.jsonl", "-q", script(NAP), "7")
    forklore("run", "--trace", "other.jsonl", "-q", script(NAP, "other.py"), "7")
    for name in ("script", "other"):
        os.mkdir(name)
        os.rename(f"{name}.jsonl", f"{name}/run.jsonl")
        assert forklore("plot", "tree", f"{name}/run.jsonl", "-o", f"{name}.svg") == Done(0, "", "")
    assert Path("script.svg").read_bytes() == Path("other.svg").read_bytes()


def test_programs_of_all_kinds(forklore: Command) -> None:
    script("import os; os.fork()\n", "module.py")
    for words in (["-c", "import os; os.fork()"], ["-m", "module"], ["fork_tree"], ["module.py"]):
        assert forklore("plot", "states", *words, "-o", "out.svg") == Done(0, "", "")
        os.unlink("out.svg")


def test_options_change_the_picture(forklore: Command) -> None:
    pictures = set()
    path = script(NAP)
    for kind, *options in (["states"], ["states", "--pid", "101"], ["timeline"], ["tree"],
                           ["timeline", "--from", "0.1ms", "--to", "0.5"], ["tree", "--to-scale"],
                           ["timeline", "--to-scale"], ["timeline", "--cpus", "2"]):
        assert forklore("plot", *options, kind, path, "1", "-o", "out.svg") == Done(0, "", "")
        pictures.add(Path("out.svg").read_bytes())
    assert len(pictures) == 8


def test_a_deadlock_is_drawn_and_said(forklore: Command) -> None:
    done = forklore("plot", "timeline", script(DEADLOCK), "-o", "out.svg")
    assert (done.status, done.out) == (0, "")
    assert done.err.startswith("forklore: everyone is blocked")
    assert forklore("plot", "-q", "timeline", "script.py", "-o", "out.svg") == Done(0, "", "")


@pytest.mark.parametrize(("words", "message"), [
    (["timeline", "script.py"], "where to? Give a file with -o, such as -o picture.png"),
    (["timeline", "script.py", "-o", "out.gif"], "can't tell the format of 'out.gif'"),
    (["timeline", "script.py", "-o", "out"], "the name has no ending; use .png, .svg or .pdf"),
    (["timeline", "script.py", "-o", "no/out.svg"], "can't write 'no/out.svg': there is no such"),
    (["timelin", "script.py", "-o", "out.svg"], "no picture 'timelin'; say states, timeline or "
     "tree (did you mean timeline?)"),
    (["script.py", "-o", "out.svg"], "no picture 'script.py'; say states, timeline or tree, then "
     "'script.py'"),
    (["timeline", "-o", "out.svg"], "timeline of what? Give a script, a trace file or the name"),
    (["-c", "pass", "-o", "out.svg"], "which picture? Say states, timeline or tree"),
    (["tree", "missing", "-o", "out.svg"], "there is no file 'missing', and no scenario"),
    (["tree", "--pid", "1", "script.py", "-o", "out.svg"], "--pid goes with states, not with tree"),
    (["tree", "--from", "1", "script.py", "-o", "out.svg"], "--from goes with timeline, not with"),
    (["states", "--to-scale", "script.py", "-o", "x.svg"], "--to-scale goes with timeline and tree"),
    (["states", "--pid", "7", "script.py", "-o", "out.svg"], "there is no process 7 in this run; "
     "its processes are 100"),
    (["states", "--pid", "x", "script.py", "-o", "out.svg"], "must be a whole number, not 'x'"),
    (["timeline", "--from", "9s", "script.py", "-o", "out.svg"], "the run is over at"),
    (["tree", "empty.jsonl", "-o", "out.svg"], "the trace is empty: there is no process to draw"),
])
def test_what_cannot_be_drawn(forklore: Command, words: list[str], message: str) -> None:
    script("pass\n")
    script('{"forklore":"trace","version":1}\n{"events":0}\n', "empty.jsonl")
    done = forklore("plot", *words)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("forklore: ")
    assert message in done.err
    assert sorted(os.listdir()) == ["empty.jsonl", "script.py"]


def test_matplotlib_missing(forklore: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "viz.canvas", None)
    done = forklore("plot", "tree", script("pass\n"), "-o", "out.svg")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("forklore: pictures need matplotlib, which cannot be loaded")


def test_nothing_is_said_when_the_fonts_are_looked_for(elsewhere: Path) -> None:
    """matplotlib writes on standard error when it makes its cache, or has no place for it."""
    for cache in ("cache", "/dev/null/nowhere"):
        done = finish(start("plot", "tree", "-c", "pass", "-o", "out.svg",
                            env={"MPLCONFIGDIR": cache, "MPLBACKEND": "TkAgg"}, cwd=elsewhere))
        assert done == Done(0, "", "")
