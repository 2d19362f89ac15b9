"""Terminals in the kernel: copies, keys, the line discipline, and the terminal outside."""

from __future__ import annotations

from typing import Any

import pytest
from kernel_world import World

import sim
from sim.kernel import Kernel
from sim.kernel.console import connect, feed, press
from sim.kernel.lifecycle import boot
from sim.kernel.process import Wait
from sim.kernel.terminals import ECHO, ICANON, Terminal, Termios
from sim.keys import Keys, parse_keys
from sim.running import UsageError

PTMX, SET, NOCTTY = "/dev/ptmx", 0x5402, 0o400
PEER, UNLOCK, ACQUIRE, SIZE = 0x5441, 0x40045431, 0x540E, 0x5414


def pair() -> tuple[World, int, int]:
    """A process with both ends of a pseudo-terminal."""
    w = World()
    master = w.open(PTMX, 2)
    w.call("ioctl", master, UNLOCK, 0)
    return w, master, w.call("ioctl", master, PEER, 2 | NOCTTY)


def without(w: World, fd: int, flags: int) -> None:
    """Switch local modes off."""
    settings = Termios(*w.call("ioctl", fd, 0x5401))
    w.call("ioctl", fd, SET, tuple(settings._replace(lflag=settings.lflag & ~flags)))


def outside(kinds: tuple[str, ...] = ("terminal",) * 3) -> World:
    """A process at the terminal outside."""
    k = Kernel()
    boot(k, "init", ("init",))
    connect(k, boot(k, "sh", ("sh",), parent=1, tty="pts/0"), kinds)
    w = World(k)
    w.run(2)
    return w


# ---- copies and keys ----------------------------------------------------------------------------


def test_a_copy_has_its_own_terminals() -> None:
    w, master, slave = pair()
    w.call("write", master, b"one\ntw")
    other = World(w.k.copy())
    assert other.k.key(times=True) == w.k.key(times=True)
    assert w.call("read", slave, 99) == b"one\n"
    assert other.k.key() != w.k.key()
    assert other.call("read", slave, 99) == b"one\n"
    assert other.call("read", master, 99) == w.call("read", master, 99) == b"one\r\ntw"
    assert other.k.key(times=True) == w.k.key(times=True)


@pytest.mark.parametrize(("name", "args"), [
    ("write", (0, b"x")), ("write", (0, b"\x13")), ("write", (1, b"x")), ("close", (0,)),
    ("close", (1,)), ("ioctl", (1, SIZE, (1, 2, 0, 0))), ("ioctl", (1, ACQUIRE, 0)),
    ("ioctl", (0, UNLOCK, 1)), ("ioctl", (1, SET, tuple(Termios(iflag=0)))), ("openat", (-100, PTMX, 2)),
])
def test_what_can_be_seen_of_a_terminal_is_in_the_key(name: str, args: tuple[Any, ...]) -> None:
    w, _, _ = pair()
    key = w.k.key()
    w.call(name, *args)
    assert w.k.key() != key


def test_a_closed_pair_leaves_nothing() -> None:
    w = World()
    key = w.k.key()
    w, master, slave = pair()
    assert w.names("/dev/pts") == ["0"]
    w.call("close", master)
    assert w.names("/dev/pts") == []
    assert list(w.k.terminals) == [0]
    assert w.call("fstat", slave).rdev == 136 << 8
    w.call("close", slave)
    assert w.k.terminals == {}
    assert w.k.key() == key


def test_numbers_are_given_again() -> None:
    w = World()
    masters = [w.open(PTMX, 2) for _ in range(300)]
    assert sorted(w.k.terminals) == list(range(300))
    w.call("close", masters[7])
    assert w.call("ioctl", w.open(PTMX, 2), 0x80045430) == 7
    w.call("ioctl", masters[299], UNLOCK, 0)
    slave = w.open("/dev/pts/299", 2 | NOCTTY)
    assert w.call("fstat", slave).rdev == 1 << 20 | 136 << 8 | 43
    assert w.errno("openat", -100, "/dev/pts/5", 2) == "EIO"


# ---- the line discipline ------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "lines"), [
    (b"a\nb\n", [b"a\n", b"b\n"]), (b"ab\x7fc\r", [b"ac\n"]), (b"ab\x15c\n", [b"c\n"]),
    (b"a b\x17\n", [b"a \n"]), (b"a\x04\x04", [b"a", b""]), (b"a\x16\x7f\n", [b"a\x7f\n"]),
    (b"a\x03b\n", [b"b\n"]), (b"\xc3\xa4\x7f\n", [b"\xc3\n"]),
])
def test_lines(typed: bytes, lines: list[bytes]) -> None:
    w, master, slave = pair()
    w.call("write", master, typed)
    assert [w.call("read", slave, 99) for _ in lines] == lines
    assert w.k.terminals[0].buffer == b""


def test_several_bytes_of_a_character_are_erased_together() -> None:
    w, master, slave = pair()
    settings = Termios(*w.call("ioctl", slave, 0x5401))
    w.call("ioctl", slave, SET, tuple(settings._replace(iflag=settings.iflag | 0o40000)))
    w.call("write", master, "aä\x7fb\n".encode())
    assert w.call("read", slave, 99) == b"ab\n"
    assert w.call("read", master, 99) == "aä\b \bb\r\n".encode()


def test_who_types_too_much_waits_for_the_reader() -> None:
    w, master, slave = pair()
    without(w, slave, ECHO | ICANON)
    assert isinstance(w.call("write", master, b"x" * 20000), Wait)
    child = w.k.tasks[w.task.tid]
    w.k.rouse(child, "wake")
    w.run(1)
    assert w.k.terminals[0].pending
    total = len(w.k.terminals[0].buffer) + len(w.k.terminals[0].pending)
    assert total == 4095 + 8192


def test_a_reader_is_woken_by_whole_lines_only() -> None:
    w, master, slave = pair()
    child = w.fork()
    w.run(child)
    assert isinstance(w.call("read", slave, 99), Wait)
    w.run(1)
    w.call("write", master, b"half")
    assert w.k.tasks[child].wait is not None
    w.call("write", master, b"\n")
    assert w.k.tasks[child].wait is None


def test_columns_of_a_tab() -> None:
    w, master, slave = pair()
    w.call("write", slave, b"$ ")
    w.call("write", master, b"a\t\x7f")
    assert w.call("read", master, 99) == b"$ a\t" + b"\b" * 5


def test_plain_records() -> None:
    terminal = Terminal(3, 0)
    assert terminal.name == "pts/3"
    assert terminal.copy() == terminal
    assert terminal.char(7) == -1


# ---- the terminal outside -----------------------------------------------------------------------


def test_lines_from_outside_are_not_echoed_again() -> None:
    w = outside()
    feed(w.k, w.k.consoles[0], b"a\x7fb\nrest")
    assert w.call("read", 0, 99) == b"b\n"
    assert isinstance(w.call("read", 0, 99), Wait)
    feed(w.k, w.k.consoles[0], b"")
    w.run(2)
    assert (w.call("read", 0, 99), w.call("read", 0, 99)) == (b"rest", b"")
    assert w.k.output == []


def test_planned_keys_are_echoed_on_standard_output() -> None:
    w = outside(("terminal", "pipe", "terminal"))
    press(w.k, b"\x01\n", "^A\\n")
    w.call("write", 2, b"a\nb")
    assert w.k.output == [(2, b"^A"), (2, b"\n"), (2, b"a\nb")]


# ---- plans of keys ------------------------------------------------------------------------------


def test_plans() -> None:
    assert parse_keys("") == ()
    assert parse_keys(r"1.5:^C,.25:a\,b\n,1:^\,2:\\\^\t^[ä:") == (
        Keys(250_000_000, b"a,b\n", r"a\,b\n"), Keys(10**9, b"\x1c", "^\\"),
        Keys(1_500_000_000, b"\x03", "^C"), Keys(2 * 10**9, b"\\^\t\x1b\xc3\xa4:", r"\\\^\t^[ä:"))


@pytest.mark.parametrize("plan", ["x", "1", ":a", "1:", "a:b", "1:a,", ",1:a", "1:a,,2:b", "-1:a",
                                  "1:\\x", "1:^", "1e3:a", ".:a", "1:a\\"])
def test_plans_that_are_wrong(plan: str) -> None:
    with pytest.raises(ValueError, match="keys: "):
        parse_keys(plan)
    with pytest.raises(UsageError, match="keys: "):
        sim.run("pass", keys=plan)


def test_a_run_with_keys() -> None:
    source = "import os, time\nprint(input('name? '), os.isatty(0))\ntime.sleep(60)\n"
    result = sim.run(source, keys=r"1.5:^C,.5:Joe\n", stdio=("pipe", "terminal", "terminal"))
    assert result.stdout == "name? Joe\nJoe True\n^C"
    ends = [event.time for event in result.trace if event.kind == "exit" and event.pid == 100]
    assert (result.status, ends) == (130, [pytest.approx(1.5e9, abs=1e6)])
    keys = [event for event in result.trace if event.kind == "keys"]
    assert [(event.time, event.name) for event in keys] == [(5 * 10**8, r"Joe\n"), (15 * 10**8, "^C")]


def test_nobody_types_after_the_end() -> None:
    assert sim.run("pass", keys="100:x").time < 10**8
