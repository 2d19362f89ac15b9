"""FIFOs: opening one end waits for the other (fifo(7))."""

from __future__ import annotations

from sim.kernel import State
from sim.kernel.fifos import abandon_open
from sim.kernel.files import OPERATIONS
from tests.kernel_world import Wait, World

NONBLOCK = 0o4000


def two_processes() -> tuple[World, int]:
    w = World()
    w.call("mknodat", -100, "/tmp/p", 0o010666, 0)
    return w, w.fork()


def test_fifo_open_waits_for_the_other_end() -> None:
    w, child = two_processes()
    assert isinstance(w.open("/tmp/p", 0), Wait)
    assert w.k.tasks[1].state is State.WAITING
    w.run(child)
    writer = w.open("/tmp/p", 1)
    assert w.k.newly_ready[-1] == 1
    w.call("write", writer, b"hello")
    w.call("close", writer)
    w.run(1)
    reader = w.open("/tmp/p", 0)
    assert w.call("read", reader, 9) == b"hello"
    assert w.call("read", reader, 9) == b""
    w.call("close", reader)
    assert not w.k.pipes
    assert not w.k.fs.unmet
    assert not w.k.files


def test_fifo_writer_waits_and_its_partner_may_leave_before_it_runs() -> None:
    w, child = two_processes()
    assert isinstance(w.open("/tmp/p", 1), Wait)
    w.run(child)
    w.call("close", w.open("/tmp/p", 0))
    w.run(1)
    writer = w.open("/tmp/p", 1)
    assert w.errno("write", writer, b"x") == "EPIPE"


def test_fifo_opened_for_both_wakes_both() -> None:
    w, child = two_processes()
    other = w.fork()
    assert isinstance(w.open("/tmp/p", 1), Wait)
    w.run(child)
    assert w.open("/tmp/p", 0) == 0
    w.run(1)
    assert w.open("/tmp/p", 1) == 0
    w.run(other)
    assert w.open("/tmp/p", 2) == 0


def test_an_open_that_is_given_up_leaves_nothing() -> None:
    w, _ = two_processes()
    assert isinstance(w.open("/tmp/p", 0), Wait)
    task = w.k.tasks[1]
    w.k.rouse(task, "signal")
    abandon_open(w.k, task)
    assert not w.k.pipes
    assert not w.k.files
    assert not w.k.fs.unmet
    assert not w.k.fs.holds.keys() - {1}


def test_poll_of_a_fifo_that_never_had_a_writer() -> None:
    w, _ = two_processes()
    reader = w.open("/tmp/p", NONBLOCK)
    file = w.k.files[w.k.processes[1].fds[reader].file]
    assert OPERATIONS[file.kind].ready(w.k, file).events == 0
    writer = w.open("/tmp/p", 1)
    w.call("close", writer)
    assert OPERATIONS[file.kind].ready(w.k, file).events == 16  # POLLHUP
