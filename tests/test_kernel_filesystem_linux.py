"""The simulated file system against real Linux: the same operations, the same results.

The recording in tests/data was made by ``python -m tests.record_filesystem``. Where the tests run
as root on Linux, the machine's own kernel is asked too.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.kernel import Kernel
from tests.filesystem_cases import (
    APPEND,
    CREAT,
    DIRECTORY,
    EXCL,
    NOFOLLOW,
    NONBLOCK,
    PATH,
    TRUNC,
    cases,
)
from tests.filesystem_operations import ROOT, USER, Operation
from tests.filesystem_real import RealRunner, can_run_real
from tests.filesystem_simulated import run_simulated, simulated_zoo
from tests.record_filesystem import Recording, load

CASES = dict(cases())
GROUPS = sorted({name.split()[0].rstrip(":") for name in CASES})
DIFFER_BY_VERSION = ("open ", "fifo", "times:", "proc", "order of names", "seek", "list")
"""Prefixes of cases in which Linux itself has changed lately (O_CREAT with O_DIRECTORY, the
order of names on tmpfs, ...): other kernels than the recorded one may answer otherwise."""

needs_linux = pytest.mark.skipif(not can_run_real(), reason="needs Linux, root and /dev/shm")


@pytest.fixture(scope="module")
def recording() -> Recording:
    return load()


@pytest.fixture(scope="module")
def zoo() -> Kernel:
    return simulated_zoo()


def of_group(group: str) -> list[str]:
    return [name for name in CASES if name.split()[0].rstrip(":") == group]


def differences(operations: tuple[Operation, ...], linux: list[str], ours: list[str]) -> list[str]:
    return [f"{operation}: Linux {expected}, simulated {result}"
            for operation, expected, result in zip(operations, linux, ours, strict=True)
            if expected != result]


@pytest.mark.parametrize("group", GROUPS)
def test_as_recorded(group: str, recording: Recording, zoo: Kernel) -> None:
    wrong = {}
    for name in of_group(group):
        for who in (ROOT, USER):
            ours = run_simulated(zoo, who, CASES[name])
            found = differences(CASES[name], recording[name][who], ours)
            if found:
                wrong[name, who] = found
    assert not wrong


def test_recording_is_complete(recording: Recording) -> None:
    assert set(recording) == set(CASES)


@needs_linux
def test_recording_is_what_this_machine_does(recording: Recording) -> None:
    wrong = {}
    with RealRunner() as runner:
        for name, operations in list(CASES.items())[::10]:
            if name.startswith(DIFFER_BY_VERSION):
                continue
            for who in (ROOT, USER):
                here = runner.run(who, operations)
                if here != recording[name][who]:
                    wrong[name, who] = differences(operations, here, recording[name][who])
    assert not wrong


# ---- random sequences ------------------------------------------------------------------------

names = st.sampled_from(["f", "u", "a", "b", "p", "lf", "lx", "ld"])
directories = st.sampled_from(["", "", "d/", "m/", "t/", "w/", "e/", "m/sub/", "ld/", "../c/"])
paths: Any = st.one_of(
    st.builds(lambda directory, name: directory + name, directories, names),
    st.sampled_from(["m", "w", "t", "d", "e", "m/sub", "m/", "a/", ".", "a/b", "u/x", "t/d"]),
).map(lambda path: path.replace("../c/", "d/../"))
flags = st.builds(
    lambda access, more: access | NONBLOCK | sum(more), st.sampled_from([0, 1, 2]),
    st.sets(st.sampled_from([CREAT, CREAT, EXCL, TRUNC, APPEND, NOFOLLOW, DIRECTORY, PATH]),
            max_size=2),
)
variables = st.sampled_from(["x", "y"])
modes = st.sampled_from([0o777, 0o644, 0o700, 0o400, 0o200, 0o111, 0o1777, 0o2775, 0o4755, 0])
ids = st.sampled_from([-1, 0, 1000, 50])
sizes = st.integers(0, 9000)


def op(name: str, *arguments: Any) -> Any:
    return st.tuples(st.just(name), *arguments)


operations = st.lists(
    st.one_of(
        op("open", variables, paths, flags, modes), op("open", variables, paths, flags),
        op("read", variables, sizes), op("write", variables, sizes.map(lambda n: "ab" * (n // 2))),
        op("pread", variables, sizes, sizes), op("pwrite", variables, st.just("xyz"), sizes),
        op("lseek", variables, st.integers(-5, 9000), st.integers(0, 4)),
        op("ftruncate", variables, sizes), op("fstat", variables), op("name_fd", variables),
        op("fchmod", variables, modes), op("fchown", variables, ids, ids),
        op("fchdir", variables), op("list_fd", variables), op("close", variables),
        op("stat", paths), op("lstat", paths), op("list", paths), op("readlink", paths),
        op("mkdir", paths), op("mkdir", paths, modes), op("mkfifo", paths), op("unlink", paths),
        op("rmdir", paths), op("rename", paths, paths), op("rename", paths, paths),
        op("rename_new", paths, paths), op("link", paths, paths, st.booleans()),
        op("symlink", paths, paths), op("chmod", paths, modes), op("chown", paths, ids, ids),
        op("lchown", paths, ids, ids), op("truncate", paths, sizes), op("chdir", paths),
        op("access", paths, st.integers(0, 7), st.booleans()), op("umask", modes),
        op("getcwd"), op("reopen", variables, variables, flags.map(lambda f: f & ~PATH)),
        op("stat", paths, variables), op("open", variables, paths, flags, modes, variables),
    ),
    min_size=1, max_size=25,
)


@needs_linux
@settings(max_examples=400, deadline=None, derandomize=True,
          suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_random_sequences(data: Any, zoo: Kernel) -> None:
    sequence = tuple(data.draw(operations))
    who = data.draw(st.sampled_from([ROOT, USER]))
    with RealRunner() as runner:
        linux = runner.run(who, sequence)
    assert not differences(sequence, linux, run_simulated(zoo, who, sequence))
