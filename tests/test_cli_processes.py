"""The command as a process among others: input, output, signals, hashes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest
from cli_harness import (
    ROOT,
    Command,
    Done,
    Redirect,
    finish,
    posix,
    script,
    start,
)

from sim.cli.stdio import LINE
from sim.trace import read_trace

# ---- input --------------------------------------------------------------------------------------


COUNTED = "import os\nwhile data := os.read(0, 1 << 20):\n    print(len(data))\n"


def test_input_from_a_file_comes_at_once(forklore: Command, stdin: Redirect) -> None:
    script("one\ntwo\nthree", "input")
    stdin(os.open("input", os.O_RDONLY))
    assert forklore("run", script(COUNTED)).out == "13\n"


def test_input_from_a_pipe_comes_by_lines(forklore: Command, stdin: Redirect) -> None:
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


# ---- processes of our own -----------------------------------------------------------------------


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
@pytest.mark.usefixtures("elsewhere")
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
