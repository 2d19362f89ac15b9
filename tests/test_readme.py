"""The README says what is true: its examples are run, its commands are those of the checks.

After a change, ``python tests/test_readme.py`` writes the outputs anew.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import scenarios

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(text: str, language: str) -> list[str]:
    return [body for kind, body in FENCE.findall(text) if kind == language]


def render(text: str, directory: Path) -> str:
    """The README with each example's output as it is now."""
    for body in blocks(text, "python"):
        if not body.startswith(">>>"):
            name = body.partition("\n")[0].removeprefix("# ")
            (directory / name).write_text(body, encoding="utf-8")

    def again(match: re.Match[str]) -> str:
        if match[1] != "console":
            return match[0]
        commands = [line for line in match[2].splitlines() if line.startswith("$ ")]
        parts = [f"{line}\n{output(line[2:], directory)}" for line in commands]
        return f"```console\n{''.join(parts)}```"

    return FENCE.sub(again, text)


def output(command: str, directory: Path) -> str:
    """What a command prints, standard output and error together; ``printf`` may feed it."""
    words = shlex.split(command)
    given = ""
    if words[0] == "printf":
        _, given, pipe, *words = words
        assert pipe == "|"
    assert words[0] == "forklore"
    done = subprocess.run(
        [sys.executable, "-m", "sim", *words[1:]], cwd=directory,
        input=given.replace("\\n", "\n").encode(),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONHASHSEED": "0"})
    return done.stdout.decode("utf-8").replace("\r\n", "\n")


def test_the_examples(tmp_path: Path) -> None:
    text = README.read_text(encoding="utf-8")
    assert text.count("$ forklore ") >= 6
    assert render(text, tmp_path) == text


def test_the_library_examples() -> None:
    for body in blocks(README.read_text(encoding="utf-8"), "python"):
        if body.startswith(">>>"):
            test = doctest.DocTestParser().get_doctest(body, {}, "README", "README.md", 0)
            assert test.examples
            assert doctest.DocTestRunner().run(test).failed == 0


def test_the_quick_start_has_two_commands() -> None:
    commands = blocks(README.read_text(encoding="utf-8"), "sh")
    assert [command.count("\n") for command in commands] == [1, 1]
    for command in commands:
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install -q -e ")
    name = commands[0].split()[-1]
    assert scenarios.find(name).name == name
    assert commands[1].rstrip().endswith(" -m pytest -q")


def test_contributing_quotes_the_code_as_it_is() -> None:
    quoted = 0
    for body in blocks((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), "python"):
        path, _, text = body.partition("\n")
        file = ROOT / path.removeprefix("# ")
        if file.exists():
            assert text in file.read_text(encoding="utf-8")
            quoted += 1
    assert quoted >= 2


def test_the_ci_script_runs_the_readmes_tests() -> None:
    """It takes the command from the README, so that the two cannot drift apart."""
    text = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "README.md" in text
    assert "pytest -q\n" not in text


def test_the_numbers_in_the_text() -> None:
    text = README.read_text(encoding="utf-8")
    assert f"lists {len(scenarios.catalogue())} small scripts" in text


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        README.write_text(render(README.read_text(encoding="utf-8"), Path(place)), encoding="utf-8",
                          newline="\n")
