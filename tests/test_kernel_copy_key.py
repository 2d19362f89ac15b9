"""A kernel can be copied and compared: copies step alike, equal states have equal keys."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.kernel import Kernel, State
from sim.kernel.errors import KernelError
from sim.kernel.process import Action
from sim.kernel.signal_numbers import IGNORE, SIGPIPE
from tests.kernel_walk import CALLS, FIRST, Step, check, start, step

CHILD = FIRST + 1
NUMBER = st.integers(0, 11)
WALKS = st.lists(st.builds(Step, NUMBER, st.integers(0, len(CALLS) - 1), NUMBER, NUMBER),
                 min_size=1, max_size=120)


@settings(max_examples=150, deadline=None)
@given(WALKS)
def test_what_must_be_true_is_true_after_every_step(walk: list[Step]) -> None:
    k = start()
    for s in walk:
        step(k, s)
        check(k)


@settings(max_examples=100, deadline=None)
@given(WALKS, WALKS)
def test_a_copy_steps_as_its_original_does(before: list[Step], after: list[Step]) -> None:
    k = start()
    for s in before:
        step(k, s)
    other = k.copy()
    assert other.key(times=True) == k.key(times=True)
    for s in after:
        assert step(k, s) == step(other, s)
        assert other.key(times=True) == k.key(times=True)


@settings(max_examples=60, deadline=None)
@given(WALKS, WALKS)
def test_an_original_does_not_notice_its_copy(before: list[Step], after: list[Step]) -> None:
    k = start()
    for s in before:
        step(k, s)
    key, other = k.key(times=True), k.copy()
    for s in after:
        step(other, s)
    assert k.key(times=True) == key
    check(k)


# ---- keys of equal and of different states -----------------------------------------------------


def two_processes() -> tuple[Kernel, int, int]:
    """A kernel with a process and its child; each has a directory (the order of names in
    one directory can be seen, so making files in it is not independent)."""
    k = start()
    k.processes[FIRST].dispositions = {SIGPIPE: Action(IGNORE)}
    child = call(k, FIRST, "fork")
    for pid in (FIRST, child):
        call(k, pid, "mkdirat", -100, f"/tmp/{pid}", 0o777)
    return k, FIRST, child


def call(k: Kernel, pid: int, name: str, *args: Any) -> Any:
    """A call by a READY process, which is READY again afterwards if it can be."""
    task = k.tasks[pid]
    k.move(task, State.RUNNING, "dispatch")
    try:
        result = k.call(task, name, args)
    except KernelError as error:
        result = error
    if task.state is State.RUNNING:
        k.move(task, State.READY, "preempt")
    k.newly_ready.clear()
    return result


INDEPENDENT: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("pipe2", (0,)), ("pipe2", (0o4000,)), ("write", (1, b"abc")), ("write", (1, b"x" * 5000)),
    ("write", (4, b"d")), ("read", (0, 2)), ("read", (3, 1)), ("dup", (0,)), ("dup2", (1, 6)), ("close", (0,)),
    ("close", (1,)), ("close", (4,)), ("openat", (-100, "FILE", 0o102, 0o644)),
    ("openat", (-100, "FILE", 0o1102, 0o644)), ("lseek", (0, 1, 0)), ("umask", (7,)),
    ("chdir", ("/tmp",)), ("setpriority", (0, 0, 5)), ("fcntl", (1, 4, 0o4000)), ("fcntl", (0, 2, 1)),
    ("pidfd_open", (1, 0)), ("unlinkat", (-100, "FILE", 0)), ("prctl", (36, 1)),
    ("prlimit64", (0, 7, (50, 60))), ("poll", (((0, 1),), 0)),
)
CHOICES = st.lists(st.sampled_from(INDEPENDENT), max_size=14)


def perform(k: Kernel, pid: int, chosen: tuple[str, tuple[Any, ...]]) -> None:
    """One of the independent calls, on files of the process's own; none that waits."""
    if k.tasks[pid].state is State.READY:
        name, args = chosen
        call(k, pid, name, *[f"/tmp/{pid}/file" if arg == "FILE" else arg for arg in args])


@settings(max_examples=200, deadline=None)
@given(CHOICES, CHOICES, st.lists(st.booleans(), min_size=28, max_size=28))
def test_independent_calls_lead_to_the_same_key_in_any_order(
    first: list[Any], second: list[Any], turns: list[bool]
) -> None:
    k, a, b = two_processes()
    other = k.copy()
    for chosen in first:
        perform(k, a, chosen)
    for chosen in second:
        perform(k, b, chosen)
    left, right = iter(first), iter(second)
    for turn in turns:
        pid, rest = (a, left) if turn else (b, right)
        chosen = next(rest, None)
        if chosen is not None:
            perform(other, pid, chosen)
    for chosen in left:
        perform(other, a, chosen)
    for chosen in right:
        perform(other, b, chosen)
    assert k.key() == other.key()
    assert hash(k.key()) == hash(other.key())


def prepared() -> Kernel:
    """A process with a pipe (0, 1), a file (2) and a child that can run."""
    k, a, _ = two_processes()
    call(k, a, "pipe2", 0)
    call(k, a, "openat", -100, "/tmp/file", 0o102, 0o644)
    call(k, a, "write", 2, b"content")
    call(k, a, "write", 1, b"some bytes")
    return k


DIFFERENCES: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("write", (1, b"x")), ("read", (0, 1)), ("dup", (0,)), ("dup", (2,)), ("close", (1,)),
    ("lseek", (2, 3, 0)), ("write", (2, b"x")), ("fcntl", (1, 4, 0o4000)), ("fcntl", (1, 2, 1)),
    ("fcntl", (1, 1031, 4096)), ("fork", ()), ("exit_group", (0,)), ("exit_group", (1,)),
    ("setpgid", (CHILD, CHILD)), ("kill", (CHILD, 15)), ("kill", (CHILD, 19)), ("kill", (CHILD, 14)), ("umask", (1,)),
    ("chdir", ("/tmp",)), ("setpriority", (0, 0, 1)), ("wait4", (-1, 0)), ("wait4", (CHILD, 0)),
    ("clock_nanosleep", (1, 0, 100)), ("clock_nanosleep", (1, 0, 101)), ("pipe2", (0,)),
    ("pidfd_open", (CHILD, 0)), ("pidfd_open", (FIRST, 0)), ("prctl", (36, 1)), ("mkdirat", (-100, "/tmp/d", 0o777)),
    ("openat", (-100, "/tmp/other", 0o102, 0o644)), ("openat", (-100, "/tmp/file", 0, 0)),
    ("openat", (-100, "/tmp/file", 0o1000, 0)), ("unlinkat", (-100, "/tmp/file", 0)),
    ("prlimit64", (0, 7, (9, 9))), ("poll", (((2, 0),), None)), ("ftruncate", (2, 3)),
    ("fchmod", (2, 0o600)), ("linkat", (-100, "/tmp/file", -100, "/tmp/link", 0)),
)


def test_different_states_have_different_keys() -> None:
    keys: dict[Any, Any] = {prepared().key(): "nothing"}
    for name, args in DIFFERENCES:
        k = prepared()
        result = call(k, FIRST, name, *args)
        assert not isinstance(result, KernelError), (name, args, result)
        key = k.key()
        assert key not in keys, (name, args, keys[key])
        keys[key] = (name, args)


@pytest.mark.parametrize(("name", "args"), [
    ("getppid", ()), ("read", (0, 0)), ("close", (77,)), ("dup2", (0, 0)), ("lseek", (2, 0, 1)),
    ("kill", (CHILD, 0)), ("kill", (CHILD, 17)), ("wait4", (-1, 1)), ("umask", (0o22,)), ("sched_yield", ()),
    ("poll", (((0, 1),), 5)), ("poll", (((2, 0),), 0)), ("clock_nanosleep", (1, 0, 0)),
    ("write", (1, b"")), ("setpgid", (0, 0)), ("clock_gettime", (1,)),
])
def test_calls_that_change_nothing_leave_the_key(name: str, args: tuple[Any, ...]) -> None:
    k = prepared()
    key = k.key()
    call(k, FIRST, name, *args)
    assert k.key() == key


def test_what_is_undone_leaves_the_key() -> None:
    k = prepared()
    key = k.key()
    call(k, FIRST, "dup", 0)
    call(k, FIRST, "close", 3)
    call(k, FIRST, "pipe2", 0)
    call(k, FIRST, "close", 3)
    call(k, FIRST, "close", 4)
    call(k, FIRST, "read", 0, 3)
    call(k, FIRST, "mkdirat", -100, "/tmp/d", 0o777)
    call(k, FIRST, "unlinkat", -100, "/tmp/d", 0x200)
    assert k.key() != key  # three bytes have been read
    for bytes_read in (b"some bytes", b"some byt"):
        other = prepared()
        call(other, FIRST, "read", 0, len(bytes_read))
        assert other.key() != key


def test_time_counts_only_if_asked_for() -> None:
    k, other = prepared(), prepared()
    other.now += 5
    assert k.key() == other.key()
    assert k.key(times=True) != other.key(times=True)
