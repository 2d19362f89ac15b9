"""The in-memory file system: copies, keys, contents, randomness, helpers of the driver."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sim.kernel import Kernel
from sim.kernel.console import connect
from sim.kernel.filesystem import FileSystem
from sim.kernel.inodes import BOOT_EPOCH, Inode
from sim.kernel.kernel import BOOT_EPOCH as KERNEL_EPOCH
from sim.kernel.lifecycle import boot
from tests.filesystem_operations import ROOT
from tests.filesystem_simulated import run_simulated, simulated_zoo
from tests.kernel_world import USER, Wait, World

CREAT, APPEND = 0o100, 0o2000


def numbering() -> Callable[[int], int]:
    """Numbers in the order in which they are first asked for."""
    numbers: dict[int, int] = {}
    return lambda ino: numbers.setdefault(ino, len(numbers))


def key(fs: FileSystem) -> object:
    return fs.key(numbering())


# ---- the tree at boot ------------------------------------------------------------------------


def test_tree_at_boot() -> None:
    w = World()
    assert sorted(w.names("/")) == [
        "bin", "dev", "etc", "home", "proc", "root", "run", "tmp", "usr", "var",
    ]
    modes = {path: w.call("newfstatat", -100, path, 0).mode & 0o7777
             for path in ("/tmp", "/root", "/home/user", "/dev/shm", "/var/tmp")}
    assert modes == {"/tmp": 0o1777, "/root": 0o700, "/home/user": 0o755, "/dev/shm": 0o1777,
                     "/var/tmp": 0o1777}
    assert "user:x:1000:1000:" in w.read_file("/etc/passwd")
    assert w.call("newfstatat", -100, "/home/user", 0).uid == 1000
    assert w.call("newfstatat", -100, "/etc", 0).mtime == KERNEL_EPOCH == BOOT_EPOCH


def test_helpers_of_the_driver() -> None:
    w = World()
    fs = w.k.fs
    fs.make_directories("/srv/jobs", 1000, 1000, 0o700)
    fs.install_file("/srv/jobs/run.py", b"print()", 0o755, 1000, 1000, mtime_ns=5)
    assert fs.read_file("/srv/jobs/run.py") == b"print()"
    fs.install_file("/srv/jobs/run.py", b"pass")
    assert w.read_file("/srv/jobs/run.py") == "pass"
    st = w.call("newfstatat", -100, "/srv/jobs/run.py", 0)
    assert (st.uid, st.size, st.nlink) == (0, 4, 1)
    assert w.call("newfstatat", -100, "/srv/jobs", 0).mode == 0o040700


# ---- copies and keys ---------------------------------------------------------------------------


def test_copies_are_independent() -> None:
    w = World()
    w.write_file("/tmp/a", b"one")
    other = World(w.k.copy())
    w.write_file("/tmp/a", b"two")
    other.write_file("/tmp/b", b"three")
    other.call("fchmodat", -100, "/etc", 0o700, 0)
    assert w.read_file("/tmp/a") == "two"
    assert other.read_file("/tmp/a") == "one"
    assert w.names("/tmp") == ["a"]
    assert other.names("/tmp") == ["b", "a"]
    assert w.call("newfstatat", -100, "/etc", 0).mode == 0o040755


def test_original_of_a_copy_does_not_write_into_it() -> None:
    """Both must copy an inode before they change it, not only the copy."""
    w = World()
    fd = w.open("/tmp/a", CREAT | 2)
    w.call("write", fd, b"12345")
    other = World(w.k.copy())
    w.call("pwrite64", fd, b"XX", 0)
    assert other.read_file("/tmp/a") == "12345"
    third = World(other.k.copy())
    other.call("pwrite64", fd, b"YY", 3)
    assert third.read_file("/tmp/a") == "12345"
    assert other.read_file("/tmp/a") == "123YY"


def test_copy_is_cheap() -> None:
    k = Kernel()
    k.fs.install_file("/tmp/a", bytes(1 << 20))
    k.fs.seal()
    start = time.perf_counter()
    for _ in range(10_000):
        k.fs.copy()
    assert time.perf_counter() - start < 0.5


def test_a_copy_steps_as_its_original() -> None:
    zoo = simulated_zoo()
    sequence = [("open", "a", "m/u", 2), ("read", "a", 2), ("write", "a", "x"), ("unlink", "m/u"),
                ("fstat", "a"), ("pread", "a", 9, 0), ("mkdir", "w/x"), ("list", "w")]
    assert run_simulated(zoo, ROOT, sequence) == run_simulated(zoo.copy(), ROOT, sequence)


def test_key_forgets_history() -> None:
    """What was made and removed again leaves no trace, nor do inode numbers and times."""
    plain, busy = World(), World()
    busy.write_file("/tmp/x", b"gone")
    busy.call("unlinkat", -100, "/tmp/x", 0)
    busy.call("mkdirat", -100, "/tmp/d", 0o700)
    busy.call("unlinkat", -100, "/tmp/d", 0x200)
    busy.call("fchmodat", -100, "/etc/passwd", 0o600, 0)
    busy.call("fchmodat", -100, "/etc/passwd", 0o644, 0)
    busy.k.now = 5_000_000
    assert key(plain.k.fs) == key(busy.k.fs) == ()
    for w in (plain, busy):
        w.call("mkdirat", -100, "/tmp/d", 0o755)
        w.write_file("/tmp/d/f", b"text")
        w.call("linkat", -100, "/tmp/d/f", -100, "/tmp/g", 0)
    assert key(plain.k.fs) == key(busy.k.fs) != ()
    assert plain.k.fs.key(numbering(), times=True) != busy.k.fs.key(numbering(), times=True)


def test_key_tells_trees_apart() -> None:
    base = World()
    base.write_file("/tmp/a", b"text")
    base.call("symlinkat", "a", -100, "/tmp/l")
    changes: list[tuple[Any, ...]] = [
        ("fchmodat", -100, "/tmp/a", 0o600, 0), ("fchownat", -100, "/tmp/a", 7, 7, 0),
        ("truncate", "/tmp/a", 3), ("truncate", "/tmp/a", 5), ("unlinkat", -100, "/tmp/a", 0),
        ("linkat", -100, "/tmp/a", -100, "/tmp/b", 0), ("mkdirat", -100, "/tmp/b", 0o755),
        ("renameat2", -100, "/tmp/a", -100, "/tmp/b", 0), ("unlinkat", -100, "/tmp/l", 0),
        ("renameat2", -100, "/tmp/a", -100, "/home/a", 0), ("mknodat", -100, "/tmp/b", 0o010644, 0),
        ("unlinkat", -100, "/etc/passwd", 0),
    ]
    keys = [key(base.k.fs)]
    for change in changes:
        other = World(base.k.copy())
        other.call(*change)
        keys.append(key(other.k.fs))
    for one, another in itertools.combinations(keys, 2):
        assert one != another


def test_key_holds_removed_files_that_are_open() -> None:
    plain, other = World(), World()
    keys = []
    for w, text in ((plain, b"one"), (other, b"two")):
        fd = w.open("/tmp/a", CREAT | 2)
        w.call("write", fd, text)
        w.call("unlinkat", -100, "/tmp/a", 0)
        keys.append(key(w.k.fs))
    assert keys[0] != keys[1]
    for w in (plain, other):
        w.call("close", 0)
        assert key(w.k.fs) == ()


# ---- inodes that are kept and dropped -----------------------------------------------------------


def test_removed_files_are_freed_with_their_last_holder() -> None:
    w = World()
    held = dict(w.k.fs.holds)  # the process's own directories
    before = len(w.k.fs.changed)
    fd = w.open("/tmp/a", CREAT | 2)
    again = w.call("dup", fd)
    w.call("unlinkat", -100, "/tmp/a", 0)
    w.call("close", fd)
    assert len(w.k.fs.changed) > before + 1
    w.call("close", again)
    assert set(w.k.fs.changed) <= {w.k.fs.find("/tmp")}
    assert w.k.fs.holds == held


def test_removed_working_directories_are_freed_in_a_row() -> None:
    w = World()
    w.k.fs.make_directories("/tmp/a/b/c")
    w.call("chdir", "/tmp/a/b/c")
    for path in ("/tmp/a/b/c", "/tmp/a/b", "/tmp/a"):
        w.call("unlinkat", -100, path, 0x200)
    assert w.errno("getcwd") == "ENOENT"
    w.call("chdir", "../../..")
    assert w.call("getcwd") == "/tmp"
    assert set(w.k.fs.changed) <= {w.k.fs.find("/tmp")}


def test_files_made_and_removed_leave_nothing() -> None:
    w = World()
    for number in range(1000):
        w.write_file(f"/tmp/{number}", b"x")
        w.call("unlinkat", -100, f"/tmp/{number}", 0)
    assert len(w.k.fs.changed) == 1


# ---- contents ----------------------------------------------------------------------------------


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["write", "truncate", "append"]),
                          st.integers(0, 20_000), st.integers(0, 9_000), st.integers(0, 2))))
def test_pages_against_a_plain_array(steps: list[tuple[str, int, int, int]]) -> None:
    inode, plain = Inode(1, 0o100644, 0, 0, 0, 0, 0), bytearray()
    for what, offset, length, byte in steps:
        data = bytes([byte]) * length
        if what == "truncate":
            inode.truncate(offset)
            del plain[offset:]
            plain.extend(bytes(offset - len(plain)))
        elif data:
            place = len(plain) if what == "append" else offset
            inode.write(place, data)
            plain.extend(bytes(max(0, place + len(data) - len(plain))))
            plain[place : place + len(data)] = data
        assert inode.size == len(plain)
        assert inode.read(0, 1 << 20) == bytes(plain)
        assert inode.read(offset, length) == bytes(plain[offset : offset + length])


def test_a_long_file_in_small_pieces() -> None:
    w = World()
    fd = w.open("/tmp/long", CREAT | APPEND | 1)
    start = time.perf_counter()
    for _ in range(2000):
        w.call("write", fd, b"x" * 8192)
    assert time.perf_counter() - start < 2
    assert w.call("fstat", fd).size == 2000 * 8192


def test_read_and_write_through_proc_self_fd() -> None:
    w = World()
    read_end, write_end = w.call("pipe2", 0)
    assert w.call("readlinkat", -100, f"/proc/self/fd/{read_end}") == "pipe:[1]"
    other = w.open(f"/proc/self/fd/{write_end}", 1)
    w.call("write", other, b"abc")
    w.call("close", write_end)
    assert w.call("read", read_end, 9) == b"abc"
    assert isinstance(w.call("read", read_end, 9), Wait)
    w.k.rouse(w.task, "signal")
    w.run(1)
    w.call("close", other)
    assert w.call("read", read_end, 9) == b""


def test_devices() -> None:
    w = World()
    assert w.errno("openat", -100, "/dev/tty", 2, 0) == "ENXIO"
    assert w.call("read", w.open("/dev/zero"), 3) == b"\0\0\0"
    assert w.errno("write", w.open("/dev/full", 1), b"x") == "ENOSPC"
    st = w.call("newfstatat", -100, "/dev/null", 0)
    assert (st.mode, st.rdev) == (0o020666, 0x103)


def test_randomness_is_repeatable() -> None:
    one, two, other = World(), World(), World()
    other.k.entropy = 1
    results = []
    for w in (one, two, other):
        fd = w.open("/dev/urandom")
        results.append((w.call("read", fd, 40), w.call("getrandom", 8, 0), w.call("read", fd, 4)))
    assert results[0] == results[1] != results[2]
    copied = World(one.k.copy())
    assert copied.call("getrandom", 99, 0) == one.call("getrandom", 99, 0)
    assert one.call("getrandom", 16, 0) != one.call("getrandom", 16, 0)
    assert one.errno("getrandom", 16, 8) == "EINVAL"


def test_emfile_undoes_the_open() -> None:
    w = World()
    held = dict(w.k.fs.holds)  # the process's own directories
    w.k.processes[1].limits = {7: (0, 0)}
    assert w.errno("openat", -100, "/tmp/new", CREAT | 1, 0o644) == "EMFILE"
    assert w.names_of_open_files() == []
    assert w.k.fs.holds == held


# ---- places ------------------------------------------------------------------------------------


def test_chroot() -> None:
    w = World()
    w.k.fs.make_directories("/tmp/jail/etc")
    outside = w.open("/etc", 0)
    w.call("chroot", "/tmp/jail")
    assert w.names("/") == ["etc"]
    assert w.call("getcwd") == "(unreachable)/"
    w.call("chdir", "/etc")
    assert w.call("getcwd") == "/etc"
    w.call("chdir", "/../../..")
    assert w.call("getcwd") == "/"
    w.call("symlinkat", "/etc", -100, "/link")
    assert w.call("newfstatat", -100, "/link/../..", 0).ino == w.k.fs.find("/tmp/jail")
    w.call("fchdir", outside)
    assert w.call("getcwd") == "(unreachable)/etc"
    w.become(USER)
    assert w.errno("chroot", "/") == "EPERM"


def test_child_keeps_a_removed_directory() -> None:
    w = World()
    w.k.fs.make_directories("/tmp/d")
    w.call("chdir", "/tmp/d")
    child = w.fork()
    w.call("chdir", "/")
    w.call("unlinkat", -100, "/tmp/d", 0x200)
    w.run(child)
    assert w.call("newfstatat", -100, ".", 0).nlink == 0
    w.call("exit_group", 0)
    assert set(w.k.fs.changed) <= {w.k.fs.find("/tmp")}


def test_dev_tty_of_a_process_with_a_terminal() -> None:
    k = Kernel()
    connect(k, boot(k, "init", ("init",), tty="pts/0"), ("terminal",) * 3)
    w = World(k)
    fd = w.open("/dev/tty", 2)
    w.call("write", fd, b"hi")
    assert k.output == [(1, b"hi")]
    assert w.call("fstat", fd).mode & 0o170000 == 0o020000
