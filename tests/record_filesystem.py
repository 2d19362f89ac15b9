"""Record what real Linux answers to the cases of `tests.filesystem_cases`.

    python -m tests.record_filesystem

needs Linux, root and a tmpfs at /dev/shm. The recording is what the simulated file system
is compared to, on any machine (tests/test_kernel_filesystem_linux.py).
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from tests.filesystem_cases import cases
from tests.filesystem_operations import ROOT, USER
from tests.filesystem_real import RealRunner, can_run_real

RECORDING = Path(__file__).parent / "data" / "filesystem_linux.json"
Recording = dict[str, dict[str, list[str]]]


def record() -> Recording:
    """The results of all cases, by name and by who ran them."""
    with RealRunner() as runner:
        return {
            name: {who: runner.run(who, operations) for who in (ROOT, USER)}
            for name, operations in cases()
        }


def save(recording: Recording, path: Path = RECORDING) -> None:
    """Write a recording; each result is stored once and named by its place in a list."""
    numbers: dict[str, int] = {}
    rows = {
        name: {who: [numbers.setdefault(text, len(numbers)) for text in results]
               for who, results in by_whom.items()}
        for name, by_whom in recording.items()
    }
    system = f"{os.uname().sysname} {os.uname().release.split('-')[0]}"
    document = {"system": system, "results": list(numbers), "cases": rows}
    path.parent.mkdir(exist_ok=True)
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text.replace('},"', '},\n"') + "\n", encoding="utf-8", newline="\n")


def load(path: Path = RECORDING) -> Recording:
    """Read a recording."""
    document = json.loads(path.read_text(encoding="utf-8"))
    results = document["results"]
    return {
        name: {who: [results[number] for number in row] for who, row in by_whom.items()}
        for name, by_whom in document["cases"].items()
    }


if __name__ == "__main__":
    if not can_run_real():
        raise SystemExit("this needs Linux, root and /dev/shm")
    save(record())
