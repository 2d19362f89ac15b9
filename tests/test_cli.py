"""``forklore run``: what it runs, says and writes."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import pytest
from cli_harness import (
    DEADLOCK,
    FORKING,
    Command,
    Done,
    Redirect,
    script,
    start,
)

from sim import __version__
from sim.cli import main
from sim.trace import read_trace

# ---- run ----------------------------------------------------------------------------------------


def test_output_errors_and_status_are_the_scripts(forklore: Command) -> None:
    path = script("import sys\nprint('out')\nprint('err', file=sys.stderr)\nsys.exit(7)\n")
    assert forklore("run", path) == Done(7, "out\n", "err\n")


def test_processes(forklore: Command) -> None:
    assert forklore("run", script(FORKING)) == Done(0, "hello\nhello\n", "")


def test_a_signal_is_128_more(forklore: Command) -> None:
    assert forklore("run", "-c", "import os; os.kill(os.getpid(), 9)").status == 137


def test_bytes_are_not_touched(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["run", "-c", r"import os; os.write(1, bytes(range(256)) + b'\r\n\xff')"]) == 0
    assert capfdbinary.readouterr().out == bytes(range(256)) + b"\r\n\xff"


def test_output_and_errors_keep_their_order(forklore: Command) -> None:
    path = script("import os\nfor n in range(3):\n    os.write(1, b'o')\n    os.write(2, b'e')\n")
    read, write = os.pipe()
    process = start("run", path, stdout=write, stderr=write)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        assert pipe.read() == b"oeoeoe"
    assert process.wait(60) == 0


@pytest.mark.parametrize("words", [
    ("--cpus", "3"), ("-q",), ("-c", "x"), ("--", "y"), ("--bogus=1", "-v"), ("-",), ("--help",),
])
def test_everything_after_the_script_is_the_scripts(forklore: Command, words: list[str]) -> None:
    path = script("import sys\nprint(sys.argv)\n")
    assert forklore("run", path, *words).out == f"{[path, *words]}\n"
    assert forklore("run", "--cpus", "2", "--strace=log", path, *words).out == \
        f"{[path, *words]}\n"


def test_two_dashes_end_our_options(forklore: Command) -> None:
    script("print('dashed')", "-odd.py")
    assert forklore("run", "-q", "--", "-odd.py", "-q").out == "dashed\n"
    path = script("import sys\nprint(sys.argv)\n")
    assert forklore("run", "--", path, "--", "a").out == f"{[path, '--', 'a']}\n"


def test_a_text(forklore: Command) -> None:
    script("VALUE = 5\n", "beside.py")
    text = "import sys, beside; print(sys.argv, beside.VALUE)"
    assert forklore("run", "-c", text, "-q", "b").out == "['-c', '-q', 'b'] 5\n"
    assert forklore("run", f"-c{text}", "-q").out == "['-c', '-q'] 5\n"


def test_options_reach_the_machine(forklore: Command) -> None:
    text = "import os; print(os.cpu_count(), os.getuid(), os.environ['HOME'], os.environ.get('X'))"
    assert forklore("run", "-c", text).out == "1 1000 /home/user None\n"
    assert forklore("run", "--cpus", "3", "--user", "root", "--env", "X=a=b", "-c", text).out == \
        "3 0 /root a=b\n"


def test_our_own_environment_is_not_the_scripts(
    forklore: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORKLORE_TEST", "1")
    assert forklore("run", "-c", "import os; print('FORKLORE_TEST' in os.environ)").out == "False\n"


def test_mounted_files(forklore: Command) -> None:
    script("some data", "data.txt")
    assert forklore("run", "-c", "open('data.txt')").status == 1
    assert forklore("run", "--mount", "data.txt", "-c", "print(open('data.txt').read())").out == \
        "some data\n"
    assert forklore("run", "--mount", "data.txt:/etc/d", "-c", "print(open('/etc/d').read())"
                    ).out == "some data\n"


@pytest.mark.parametrize(("option", "kinds"), [
    ("--tty", "True True True"), ("--no-tty", "False False False"),
])
def test_kinds_of_streams_can_be_chosen(forklore: Command, option: str, kinds: str) -> None:
    text = "import os; print(*map(os.isatty, range(3)))"
    assert forklore("run", option, "-c", text).out == f"{kinds}\n"


def test_buffers_are_copied_only_if_they_are_full(forklore: Command) -> None:
    path = script("import os\nprint('before')\nif os.fork():\n    os.wait()\n")
    assert forklore("run", "--no-tty", path).out == "before\nbefore\n"
    assert forklore("run", "--tty", path).out == "before\n"


def test_another_seed_another_order(forklore: Command) -> None:
    path = script("import os\nfor n in 'abc':\n    if not os.fork():\n"
                  "        os.write(1, n.encode())\n        os._exit(0)\n"
                  "for n in 'abc':\n    os.wait()\n")
    orders = [forklore("run", "-q", "--seed", str(seed), path).out for seed in range(12)]
    assert len(set(orders)) > 1
    assert orders == [forklore("run", "-q", "--seed", str(seed), path).out for seed in range(12)]


# ---- modules ------------------------------------------------------------------------------------


@pytest.fixture
def package(elsewhere: Path) -> None:
    Path("pkg/sub").mkdir(parents=True)
    for name, text in {
        "pkg/__init__.py": "print('init')\n",
        "pkg/util.py": "X = 5\n",
        "pkg/__main__.py": "import sys\nfrom . import util\nfrom pkg.util import X\n"
                           "print(__name__, __package__, X, sys.argv[1:], sys.path[0])\n",
        "pkg/sub/__init__.py": "",
        "pkg/sub/tool.py": '"""A tool."""\nfrom __future__ import annotations\n'
                           "from ..util import X\nprint(__doc__, __package__, X)\n1/0\n",
        "pkg/broken.py": "def\n",
    }.items():
        script(text, name)


@pytest.mark.usefixtures("package")
def test_a_package_is_run_by_its_main(forklore: Command, tmp_path: Path) -> None:
    where = os.path.realpath(tmp_path).replace("\\", "/")
    done = forklore("run", "-m", "pkg", "-q", "a")
    assert done == Done(0, f"init\n__main__ pkg 5 ['-q', 'a'] {where}\n", "")


@pytest.mark.usefixtures("package")
def test_a_module_in_a_package(forklore: Command) -> None:
    done = forklore("run", "-m", "pkg.sub.tool")
    assert done.status == 1
    assert done.out == "init\nA tool. pkg.sub 5\n"
    assert 'pkg/sub/tool.py", line 5, in <module>' in done.err
    assert done.err.endswith("ZeroDivisionError: division by zero\n")


def test_a_module_of_the_standard_library(forklore: Command, stdin: Redirect) -> None:
    script('{"b": [1,2]}', "data")
    stdin(os.open("data", os.O_RDONLY))
    assert forklore("run", "-m", "json.tool", "--compact").out == '{"b":[1,2]}\n'


@pytest.mark.usefixtures("package")
@pytest.mark.parametrize(("name", "what"), [
    ("nope", "no module named 'nope'"), ("pkg.nope", "no module named"), ("a-b", "dotted name"),
    ("pkg.sub", "is a package"), ("socket", "not simulated"), ("", "no module named"),
])
def test_modules_that_cannot_be_run(forklore: Command, name: str, what: str) -> None:
    done = forklore("run", "-m", name)
    assert (done.status, done.out) == (2, "")
    assert what in done.err


@pytest.mark.usefixtures("package")
def test_a_module_with_a_syntax_error(forklore: Command) -> None:
    done = forklore("run", "-m", "pkg.broken")
    assert done.status == 1
    assert done.err.endswith("SyntaxError: invalid syntax\n")


# ---- what forklore itself says ------------------------------------------------------------------


def test_a_deadlock_is_explained(forklore: Command) -> None:
    done = forklore("run", script(DEADLOCK))
    assert done.status == 124
    assert done.err.startswith("forklore: everyone is blocked for ever (deadlock):\n"
                               "  process 100 is blocked in read at script.py:3: ")
    assert forklore("run", "-q", "script.py") == Done(124, "", "")


@pytest.mark.parametrize(("option", "text"), [
    (("--max-ticks", "5000"), "while True: pass"),
    (("--max-calls", "50"), "import os\nwhile True: os.read(os.open('/dev/null', 0), 1)"),
    (("--max-time", "2s"), "import time\nwhile True: time.sleep(0.5)"),
    (("--max-output", "100"), "while True: print('x' * 60, flush=True)"),
])
def test_a_limit_says_which_one(forklore: Command, option: tuple[str, str], text: str) -> None:
    done = forklore("run", *option, "-c", text)
    assert done.status == 124
    assert done.err.count("\n") == 1
    assert done.err.startswith("forklore: stopped after ")
    assert f"{option[0]} sets this limit" in done.err


def test_the_process_limit_is_the_scripts_to_see(forklore: Command) -> None:
    done = forklore("run", "--max-processes", "3", "-c", "import os\nwhile True: os.fork()")
    assert "BlockingIOError: [Errno 11] Resource temporarily unavailable" in done.err


def test_summary(forklore: Command) -> None:
    text = "import os, time\nif os.fork(): time.sleep(1)\nelse: os._exit(0)"
    done = forklore("run", "-v", "-c", text)
    assert done.err == (
        "forklore: 2 processes made\n"
        "  process 101 stayed a zombie: its parent 100 has not waited for it; then 100 ended, "
        "and 1 adopted it\n")
    assert forklore("run", "-c", text).err == ""


def test_how_to_repeat_a_run(forklore: Command) -> None:
    path = script(FORKING)
    done = forklore("run", "-v", "--seed", "4", "--cpus", "2", path, "a b")
    line = done.err.splitlines()[-1]
    assert line.startswith("forklore: to repeat this run exactly: forklore run --seed 4 --schedule")
    words = shlex.split(line.partition("exactly: ")[2])[1:]
    assert words[-4:] == ["--cpus", "2", path, "a b"]
    first = read_back(forklore, "run", "--trace", "1", "--seed", "4", "--cpus", "2", path, "a b")
    assert read_back(forklore, "run", "--trace", "2", *words[1:]) == first


def test_a_long_schedule_is_repeated_by_its_seed(forklore: Command) -> None:
    text = "import os\nfor n in range(99):\n    if not os.fork(): os._exit(0)\n    os.wait()\n"
    done = forklore("run", "-v", "--seed", "4", script(text))
    assert done.err.endswith("exactly: forklore run --seed 4 script.py\n")


def read_back(forklore: Command, *argv: str) -> list[object]:
    """Run with --trace; the events."""
    forklore(*argv)
    return list(read_trace(argv[argv.index("--trace") + 1]).events)


# ---- traces -------------------------------------------------------------------------------------


def test_a_trace_says_how_it_was_made_but_not_where(forklore: Command, tmp_path: Path) -> None:
    path = script(FORKING)
    assert forklore("run", "--no-tty", "--trace", "t.jsonl", "--cpus", "2", path, "a", "b c"
                    ).status == 0
    header = read_trace("t.jsonl").header
    assert header.pop("schedule")
    stdio = header.pop("stdio")
    assert isinstance(stdio, str)
    assert set(stdio.split(",")) <= {"pipe", "file"}
    assert header == {"by": f"forklore {__version__}", "script": "script.py", "args": "a 'b c'",
                      "cpus": 2, "seed": None, "user": "user", "scheduler": "linux",
                      "quantum": None, "ticks": 1000}
    assert tmp_path.name not in Path("t.jsonl").read_text(encoding="ascii")
    assert [entry.name for entry in Path().iterdir() if "tmp" in entry.name] == []


def test_the_same_run_gives_the_same_bytes(forklore: Command) -> None:
    path = script(FORKING)
    for name in ("1", "2"):
        forklore("run", "--trace", name, path)
    assert Path("1").read_bytes() == Path("2").read_bytes()


@pytest.mark.parametrize(("text", "end"), [
    (DEADLOCK, "deadlock"), ("while True: pass", "limit"), ("1/0", "done")])
def test_a_trace_is_written_however_the_run_ends(forklore: Command, text: str, end: str) -> None:
    forklore("run", "--max-ticks", "5000", "--trace", "t.jsonl", "-c", text)
    assert read_trace("t.jsonl").events[-1].name == end


def test_strace_goes_to_standard_error_or_a_file(forklore: Command) -> None:
    done = forklore("run", "--strace", "-c", "import os; os.pipe()")
    assert done.out == ""
    assert done.err.splitlines()[0] == "pipe2([3, 4], O_CLOEXEC)                = 0"
    assert done.err.splitlines()[-1] == "+++ exited with 0 +++"
    again = forklore("run", "--strace=log.txt", "-c", "import os; os.pipe()")
    assert again == Done(0, "", "")
    assert Path("log.txt").read_text(encoding="utf-8") == done.err
