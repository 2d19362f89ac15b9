"""The command: what it runs, shows, reads and returns.

Most tests call `sim.cli.main` in this process, on descriptors that pytest captures. Real
processes are used where the process itself is what is tested.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import scenarios
from sim import __version__
from sim.cli import main
from sim.cli.stdio import LINE
from sim.trace import read_trace

ROOT = Path(__file__).resolve().parent.parent
FORKING = "import os\nos.fork()\nprint('hello')\n"
DEADLOCK = "import os\nr, w = os.pipe()\nos.read(r, 1)\n"
posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals, pipes or terminals")


class Done(NamedTuple):
    """What a command gave."""

    status: int
    out: str
    err: str


Command = Callable[..., Done]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORKLORE_DEBUG", raising=False)


@pytest.fixture
def forklore(capfdbinary: pytest.CaptureFixture[bytes]) -> Command:
    """The command, run in this process."""

    def run(*argv: str) -> Done:
        capfdbinary.readouterr()
        status = main(argv)
        out, err = capfdbinary.readouterr()
        return Done(status, out.decode("utf-8"), err.decode("utf-8"))

    return run


@pytest.fixture
def stdin() -> Iterator[Callable[[int], None]]:
    """Puts a descriptor in the place of our standard input for a while."""
    saved = os.dup(0)
    yield lambda fd: (os.dup2(fd, 0), os.close(fd))[1]
    os.dup2(saved, 0)
    os.close(saved)


def script(text: str, name: str = "script.py") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def start(*argv: str, **options: object) -> subprocess.Popen[bytes]:
    """The command as a process of its own."""
    environ = {name: value for name, value in os.environ.items()
               if name not in ("PYTHONHASHSEED", "PYTHONUNBUFFERED")}
    environ |= {"PYTHONPATH": str(ROOT), **options.pop("env", {})}  # type: ignore[dict-item]
    settings = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE,
                "stderr": subprocess.PIPE, **options}
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "sim", *argv], env=environ, **settings)


def finish(process: subprocess.Popen[bytes], data: bytes | None = None) -> Done:
    out, err = process.communicate(data, timeout=60)
    return Done(process.returncode, out.decode(), err.decode())


# ---- run ------------------------------------------------------------------------------------------


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


# ---- modules --------------------------------------------------------------------------------------


@pytest.fixture
def package() -> None:
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


def test_a_module_of_the_standard_library(forklore: Command, stdin: Callable[[int], None]) -> None:
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


# ---- input ----------------------------------------------------------------------------------------

COUNTED = "import os\nwhile data := os.read(0, 1 << 20):\n    print(len(data))\n"


def test_input_from_a_file_comes_at_once(forklore: Command, stdin: Callable[[int], None]) -> None:
    script("one\ntwo\nthree", "input")
    stdin(os.open("input", os.O_RDONLY))
    assert forklore("run", script(COUNTED)).out == "13\n"


def test_input_from_a_pipe_comes_by_lines(forklore: Command, stdin: Callable[[int], None]) -> None:
    read, write = os.pipe()
    os.write(write, b"one\ntwo\nthree")
    os.close(write)
    stdin(read)
    assert forklore("run", script(COUNTED)).out == "4\n4\n5\n"


def test_a_line_without_end_comes_in_pieces() -> None:
    done = finish(start("run", "-c", COUNTED, stdin=subprocess.PIPE), b"x" * (LINE + 10))
    assert done == Done(0, f"{LINE}\n10\n", "")


def test_no_input_at_all(forklore: Command) -> None:
    done = forklore("run", "-c", "import sys; print(repr(sys.stdin.read()))")
    assert done == Done(0, "''\n", "")


@posix
def test_closed_input_is_at_its_end() -> None:
    command = f'exec "{sys.executable}" -m sim run -c "print(input())" <&-'
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, timeout=60,
                          env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode == 1
    assert done.stderr.endswith(b"EOFError: EOF when reading a line\n")


@posix
def test_closed_output_loses_what_is_written() -> None:
    command = f'exec "{sys.executable}" -m sim run -c "print(1); raise SystemExit(3)" >&-'
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, timeout=60,
                          env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert (done.returncode, done.stderr) == (3, b"")


def test_a_conversation_through_pipes() -> None:
    text = "while True:\n    print('echo', input(), flush=True)\n"
    process = start("run", "-c", text, stdin=subprocess.PIPE)
    assert process.stdin is not None and process.stdout is not None
    for word in (b"a", b"b"):
        process.stdin.write(word + b"\n")
        process.stdin.flush()
        assert process.stdout.readline() == b"echo " + word + b"\n"
    assert finish(process).err.endswith("EOFError: EOF when reading a line\n")


# ---- processes of our own -----------------------------------------------------------------------------


def test_exit_status_of_the_process() -> None:
    assert finish(start("run", "-c", "raise SystemExit(5)")) == Done(5, "", "")
    assert finish(start("run", "--nope")).status == 2


def test_hashes_are_the_same_every_time() -> None:
    text = "print(hash('forklore'), {'a', 'b', 'c', 'd', 'e', 'f'})"
    first, second, seven, again = (
        finish(start("run", "-c", text, env=env)).out
        for env in ({}, {}, {"PYTHONHASHSEED": "7"}, {"PYTHONHASHSEED": "random"}))
    assert first == second == again != seven
    assert finish(start("run", "-c", text, env={"PYTHONHASHSEED": "7"})).out == seven


@posix
def test_nobody_reads_our_output() -> None:
    process = start("run", "-c", "import os\nwhile True: os.write(1, b'y' * 1000)\n",
                    stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait(60) == 141
    assert process.stderr.read() == b""
    process.stderr.close()


@posix
@pytest.mark.parametrize("text", ["while True: pass", "while True:\n    try: input()\n    except "
                                  "BaseException: pass", "import sys; sys.stdin.read()"])
def test_ctrl_c(text: str) -> None:
    """Whatever the script catches: it never sees a signal that no process of its world sent."""
    process = start("run", "--trace", "t.jsonl", "-c", f"print('up', flush=True)\n{text}",
                    stdin=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"up\n"
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 130
    _, err = process.communicate()
    assert err == b"forklore: interrupted\n"
    assert read_trace("t.jsonl").events[-1].name == "limit"


# ---- what forklore itself says ------------------------------------------------------------------------


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
        "  process 101 stayed a zombie until its parent 100 ended without waiting for it; "
        "init reaped it\n")
    assert forklore("run", "-c", text).err == ""


def test_how_to_repeat_a_run(forklore: Command) -> None:
    path = script(FORKING)
    done = forklore("run", "-v", "--seed", "4", "--cpus", "2", path, "a b")
    line = done.err.splitlines()[-1]
    assert line.startswith("forklore: to repeat this run exactly: forklore run --seed 4 --schedule")
    import shlex

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


# ---- traces -------------------------------------------------------------------------------------------


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
                      "cpus": 2, "seed": None, "user": "user", "quantum": 3_000_000, "ticks": 1000}
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


# ---- views --------------------------------------------------------------------------------------------

NAP = ("import os, sys, time\nprint('never shown')\nif os.fork() == 0:\n    os._exit(int(sys.argv[1]))"
       "\ntime.sleep(1)\nos.wait()\n")


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


def test_views_read_our_input(forklore: Command, stdin: Callable[[int], None]) -> None:
    script("a line\n", "input")
    stdin(os.open("input", os.O_RDONLY))
    assert 'read(0, "a line\\n"' in forklore("strace", script("input()")).out


# ---- scenarios ----------------------------------------------------------------------------------------


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


# ---- help, and the rest ---------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [
    (), ("run",), ("ps",), ("pstree",), ("strace",), ("scenarios",), ("scenarios", "run"),
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
    text = "import sys, sim.cli, sim.cli.fixed_hashes; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})"
                           f"; {text}"], capture_output=True, text=True, check=True, timeout=60)
    assert not {"typing", "re", "argparse", "simpy", "greenlet"} & set(done.stdout.split())


def test_simpy_is_whole_for_others(forklore: Command) -> None:
    text = ("from sim.cli import main; main(['run', '-c', '1']); import sys, simpy; "
            "print(hasattr(simpy.Store, 'put'), 'importlib.metadata' in sys.modules, "
            "simpy.__version__[0])")
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True,
                          timeout=60, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.stdout == "True True 4\n"
