"""``forklore step``: conversations through a pipe, compared word by word."""

from __future__ import annotations

import os
import re
import subprocess

import pytest
from cli_harness import DEADLOCK, Command, Done, Redirect, posix, script, start

FAMILY = """\
import os
if os.fork() == 0:
    os.write(1, b"child\\n")
    os._exit(3)
os.wait()
"""


COSTS = """\
base = "free"
call = 1000
switch = 2000
first_run = 5000

[calls]
fork = 100000
"""


class Talk:
    """The command with something to read."""

    def __init__(self, forklore: Command, stdin: Redirect) -> None:
        self.forklore = forklore
        self.stdin = stdin

    def __call__(self, commands: str, *argv: str) -> Done:
        read_end, write_end = os.pipe()
        os.write(write_end, commands.encode())
        os.close(write_end)
        self.stdin(read_end)
        return self.forklore("step", *argv)


@pytest.fixture
def talk(forklore: Command, stdin: Redirect) -> Talk:
    return Talk(forklore, stdin)


def test_a_conversation(talk: Talk) -> None:
    done = talk("next fork\nready\nn 2\nsource\nnext exit\n\nprevious 2\nps\ntree\noutput\n"
                "event\ngoto end\nnext\n", "--plain", "--costs", script(COSTS, "costs.toml"),
                script(FAMILY, "family.py"))
    assert done == Done(0, """\
40 events in 0.000120000 s; `help` lists the commands
 0/40  0.000000000      -  before the first event
(step) next fork
14/40  0.000102000    101  is born, a child of 100
(step) ready
  100  runs  python3
(step) n 2
15/40  0.000102000    101  new -> ready: the new process is put on the run queue
16/40  0.000103000    100  wait4: waits for a child  (family.py:5)
(step) source
process 100 at family.py:5
      2  if os.fork() == 0:
      3      os.write(1, b"child\\n")
      4      os._exit(3)
->    5  os.wait()
(step) next exit
21/40  0.000112000    101  exited with status 3
(step)
30/40  0.000116000    100  exited with status 0
(step) previous 2
29/40  0.000116000    100  exit_group(0) = ?
28/40  0.000115000    100  rt_sigaction(SIGINT, {sa_handler=SIG_DFL, sa_mask=[], sa_flags=0}, \
{sa_handler=..., sa_mask=[], sa_flags=0}, 8) = 0
(step) ps
  PID TTY          TIME CMD
    1 ?        00:00:00 init
   99 pts/0    00:00:00 sh
  100 pts/0    00:00:00 python3
(step) tree
init(1)───sh(99)───python3(100)
(step) output
child
(step) event
28/40  0.000115000    100  rt_sigaction(SIGINT, {sa_handler=SIG_DFL, sa_mask=[], sa_flags=0}, \
{sa_handler=..., sa_mask=[], sa_flags=0}, 8) = 0
  strace: rt_sigaction(SIGINT, {sa_handler=SIG_DFL, sa_mask=[], sa_flags=0}, \
{sa_handler=..., sa_mask=[], sa_flags=0}, 8) = 0
(step) goto end
40/40  0.000120000      -  the run is over
(step) next
this is the end of the run
""", "")


def test_choosing_and_repeating(talk: Talk, forklore: Command) -> None:
    path = script("import os\nname = b'child' if os.fork() == 0 else b'parent'\n"
                  "os.write(1, name + b'\\n')\n")
    done = talk("next ready\nnext birth\nn\nrun 101\nundo\nrun 101\ngoto end\noutput\nschedule\n",
                path)
    assert done.status == 0
    lines = done.out.splitlines()
    assert lines[lines.index("(step) run 101") + 1].startswith("another run from here on")
    assert lines[lines.index("(step) undo") + 1] == "process 101 is not chosen any more"
    assert lines[lines.index("(step) output") + 1:][:2] == ["child", "parent"]
    words = lines[-1].removeprefix("to repeat this run: forklore ").split()
    assert words[:3] == ["run", "--tty", "--schedule"]
    assert words[3] == lines[-2]
    again = forklore(*words)
    assert again.out.replace("\r", "") == "child\nparent\n"
    assert forklore("run", "--tty", path).out.replace("\r", "") == "parent\nchild\n"


def test_what_goes_wrong_is_said_and_the_conversation_goes_on(talk: Talk) -> None:
    done = talk("nxt\nnext zombi\nnext frok\nrun\nrun 101\nrun x\ngoto\ngoto 99\ngoto soon\n"
                "undo\nsource\nps x\nready now\nprevious\nprevious fork\nhelp me\n5 5\n"
                "n 99999999999999999999\nquit\nnext\n", script(FAMILY))
    assert (done.status, done.err) == (0, "")
    assert [line for line in done.out.splitlines()[2:] if not line.startswith("(step)")] == [
        "no command 'nxt'; did you mean next? `help` lists them",
        "nothing in this run is called 'zombi'; did you mean zombie?",
        "nothing in this run is called 'frok'; did you mean fork?",
        "who shall run? `ready` lists who could; then: run PID",
        "process 101 is not there (yet); nobody is ready",
        "'x' is not a number that can be used here",
        "where to? goto N, goto TIME (0.15, 20ms), goto start, goto end",
        "the run has 40 events: there is no position 99",
        "'soon' is no position and no time: write 12, 0.15, 20ms, start or end",
        "nothing was chosen yet",
        "no call from a line of the script has been made yet by this process",
        "ps knows aux, ajx, -l, -f and -j, not x",
        "too many words after ready; `help` shows what it takes",
        "this is the start",
        "there is no fork before this",
        "too many words after help; `help` shows what it takes",
        "no command '5'; `help` lists them",
        "'99999999999999999999' is not a number that can be used here",
    ]
    assert done.out.endswith("(step) quit\n")


def test_numbers_times_and_the_end_of_the_input(talk: Talk) -> None:
    done = talk("3\ngoto 102us\nprevious fork\ngoto 14\ngoto start\ntree\noutput\nready\nnext",
                "--costs", script(COSTS, "costs.toml"), script(FAMILY))
    assert done.status == 0
    assert re.findall(r"(?m)^ *(\d+)/40  ", done.out) == [
        "0", "1", "2", "3", "15", "14", "14", "0", "1"]
    assert "there is no process yet\n" in done.out
    assert "nothing has been written yet\n" in done.out
    assert "nobody is ready\n" in done.out


def test_help_lists_all_commands(talk: Talk) -> None:
    from sim.cli.prompt import _COMMANDS, _SHORT

    out = talk("help\n", script(FAMILY)).out
    assert all(f"\n{name}" in out for name in _COMMANDS)
    assert set(_SHORT.values()) <= set(_COMMANDS)


def test_a_trace_file(talk: Talk, forklore: Command) -> None:
    path = script(FAMILY)
    forklore("run", "--trace", "run.jsonl", path)
    commands = "next wait\nsource\nrun 100\nschedule\n"
    done = talk(commands, "run.jsonl")
    assert "->    5  os.wait()\n" in done.out
    assert "a trace holds one run only: to choose who runs, step the script\n" in done.out
    assert done.out.endswith("(step) schedule\n100x2.101x2.100x3.99x3\n")
    os.unlink(path)
    assert "script.py is not here, so its lines cannot be shown\n" in talk(commands, "run.jsonl").out


def test_a_scenario_with_options(talk: Talk) -> None:
    done = talk("schedule\n", "--seed", "3", "--no-tty", "who_runs_first")
    schedule = done.out.splitlines()[-2]
    assert done.out.splitlines()[-1] == (
        "to repeat this run: forklore scenarios run --no-tty --seed 3 "
        f"--schedule {schedule} who_runs_first")
    several = talk("next fork\nrun 100\n", "--cpus", "2", "who_runs_first")
    assert "with several CPUs nothing can be chosen: use one CPU\n" in several.out


def test_the_script_does_not_read_the_commands(talk: Talk) -> None:
    path = script("print(repr(input('? ')))\n")
    assert "EOFError" in talk("goto end\noutput\n", path).out
    script("from a file\n", "words")
    assert "'from a file'" in talk("goto end\noutput\n", "--stdin", "words", path).out
    wrong = talk("", "--stdin", "nowhere", path)
    assert wrong == Done(2, "", "forklore: --stdin: can't read 'nowhere': No such file or directory\n")


def test_how_a_run_ends_is_said_first(talk: Talk) -> None:
    out = talk("goto end\n", script(DEADLOCK)).out
    assert "\nat last: nothing can happen any more: everybody waits\n" in out
    out = talk("", "--max-calls", "5", script("import os\nwhile True: os.getppid()\n")).out
    assert "\nat last: the run was ended: stopped after 5 system calls" in out


@posix
def test_nobody_reads_the_transcript(elsewhere: object) -> None:
    process = start("step", script(FAMILY), stdin=subprocess.PIPE)
    assert process.stdout is not None and process.stdin is not None
    process.stdin.write(b"next\n")
    process.stdin.flush()
    process.stdout.readline()
    process.stdout.close()
    process.stdin.write(b"next\n" * 100)
    process.stdin.close()
    assert process.stderr is not None
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 141
