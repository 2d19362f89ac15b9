"""/proc: live, in Linux's formats, with Linux's rules on who may look."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from sim.kernel import Kernel
from sim.kernel.lifecycle import boot
from sim.kernel.process import Credentials
from sim.kernel.terminals import Terminal
from tests.kernel_world import USER, World

needs_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux")


def family() -> tuple[World, int, int]:
    """init (1), its child and a zombie child; all of root."""
    w = World()
    child = w.fork()
    zombie = w.fork()
    w.run(zombie)
    w.call("exit_group", 3)
    w.run(1)
    return w, child, zombie


def status(w: World, pid: int | str) -> dict[str, str]:
    lines = w.read_file(f"/proc/{pid}/status").splitlines()
    return dict(line.split(":\t", 1) for line in lines)


# ---- what is there -------------------------------------------------------------------------------


def test_listing_shows_all_processes_zombies_too() -> None:
    w, child, zombie = family()
    names = w.names("/proc")
    assert names[-3:] == ["1", str(child), str(zombie)]
    assert {"self", "thread-self", "uptime", "loadavg", "version", "sys", "stat"} <= set(names)
    assert sorted(w.names("/proc/sys")) == ["fs", "kernel"]
    w.call("wait4", -1, 0)
    assert str(zombie) not in w.names("/proc")
    assert w.errno("openat", -100, f"/proc/{zombie}/stat", 0, 0) == "ENOENT"


def test_self_is_who_asks() -> None:
    w, child, _ = family()
    assert w.call("readlinkat", -100, "/proc/self") == "1"
    w.run(child)
    assert w.call("readlinkat", -100, "/proc/self") == str(child)
    assert w.call("readlinkat", -100, "/proc/thread-self") == f"{child}/task/{child}"
    assert w.read_file("/proc/self/stat").startswith(f"{child} (init) R 1 ")
    assert w.read_file("/proc/thread-self/stat") == w.read_file("/proc/self/stat")


@pytest.mark.parametrize("path", [
    "/proc/0", "/proc/01", "/proc/99", "/proc/-1", "/proc/x", "/proc/self/x", "/proc/self/fd/7",
    "/proc/self/fd/00", "/proc/self/task/2", "/proc/1/task/x", "/proc/sys/x", "/proc/²",
])
def test_what_is_not_there(path: str) -> None:
    assert World().errno("newfstatat", -100, path, 0) == "ENOENT"


def test_a_directory_of_proc_is_a_place() -> None:
    w, child, _ = family()
    w.call("chdir", f"/proc/{child}/task/{child}")
    assert w.call("getcwd") == f"/proc/{child}/task/{child}"
    assert w.call("newfstatat", -100, "../../../..", 0).ino == w.k.fs.root
    assert "stat" in w.names(".")
    fd = w.open("../../fd", 0o200000)
    assert w.call("readlinkat", -100, f"/proc/self/fd/{fd}") == f"/proc/{child}/fd"
    assert w.call("openat", fd, "..", 0, 0) > fd


# ---- formats -------------------------------------------------------------------------------------


def test_stat_of_a_process() -> None:
    k = Kernel()
    k.now = 12_345_678_900
    boot(k, "a (b) c", ("x",), tty="pts/3")
    k.terminals[3] = Terminal(3, 0)
    k.terminals[3].foreground = 1
    w = World(k)
    w.task.user, w.task.system, w.task.nice = 1_230_000_000, 50_000_000, 5
    line = w.read_file("/proc/self/stat")
    assert line.startswith("1 (a (b) c) R 0 1 1 34819 1 ")
    fields = line[line.rindex(")") + 2 :].split()
    assert len(fields) == 50
    assert fields[11:17] == ["123", "5", "0", "0", "25", "5"]
    assert fields[17] == "1"
    assert fields[19] == "1234"


def test_state_letters() -> None:
    w, child, zombie = family()
    assert status(w, child)["State"] == "R (running)"
    w.run(child)
    w.call("pipe2", 0)
    w.call("read", 0, 1)
    w.run(1)
    assert status(w, child)["State"] == "S (sleeping)"
    assert w.read_file(f"/proc/{child}/wchan") == "pipe_read"
    assert status(w, zombie)["State"] == "Z (zombie)"
    assert w.read_file(f"/proc/{zombie}/stat").split()[2] == "Z"


def test_status() -> None:
    w, child, zombie = family()
    w.k.processes[child].cred = Credentials(1000, 1001, 1002, 10, 11, 12, (4, 24))
    w.k.processes[child].umask = 0o77
    fields = status(w, child)
    assert fields["Uid"] == "1000\t1001\t1002\t1001"
    assert fields["Gid"] == "10\t11\t12\t11"
    assert fields["Groups"] == "4 24 "
    assert fields["Umask"] == "0077"
    assert fields["PPid"] == "1"
    assert (fields["Name"], fields["Tgid"], fields["Threads"]) == ("init", str(child), "1")
    assert fields["CapEff"] == "0" * 16
    assert status(w, 1)["CapEff"] == "000001ffffffffff"
    dead = status(w, zombie)
    assert dead["FDSize"] == "0"
    assert "Umask" not in dead
    assert "VmRSS" not in dead


@needs_linux
def test_status_has_the_lines_of_linux_in_their_order() -> None:
    """Real kernels have more lines, and older ones less; the order of common ones is the same."""
    real = [line.split(":")[0] for line in Path("/proc/self/status").read_text().splitlines()]
    ours = list(status(World(), "self"))
    assert [name for name in ours if name in real] == [name for name in real if name in ours]
    assert len(set(ours) - set(real)) <= 2


@needs_linux
def test_other_formats_are_those_of_linux() -> None:
    w = World()

    def shape(text: str) -> list[str]:
        return ["".join(c for c in line if not c.isdigit()).split(":")[0]
                for line in text.splitlines()]

    real = Path("/proc/self/limits").read_text().splitlines()
    ours = w.read_file("/proc/self/limits").splitlines()
    assert ours[0] == real[0]
    assert [line[:26] for line in ours] == [line[:26] for line in real]
    assert [line[68:].rstrip() for line in ours] == [line[68:].rstrip() for line in real]
    fdinfo = w.read_file(f"/proc/self/fdinfo/{w.open('/dev/null')}")
    assert shape(fdinfo)[:3] == shape(Path("/proc/self/fdinfo/0").read_text())[:3]
    assert len(Path("/proc/self/stat").read_text().rpartition(")")[2].split()) == len(
        w.read_file("/proc/self/stat").rpartition(")")[2].split())
    for name in ("uptime", "loadavg", "version", "sys/kernel/pid_max", "sys/kernel/ostype"):
        assert len(Path(f"/proc/{name}").read_text().splitlines()) == len(
            w.read_file(f"/proc/{name}").splitlines()) == 1
    assert Path("/proc/sys/kernel/ostype").read_text() == w.read_file("/proc/sys/kernel/ostype")


def test_machine() -> None:
    w, _, zombie = family()
    w.k.now = 83_456_789_000
    assert w.read_file("/proc/uptime") == "83.45 0.00\n"
    assert w.read_file("/proc/loadavg") == f"0.00 0.00 0.00 2/3 {zombie}\n"
    assert f"btime {w.k.epoch // 10**9}\n" in w.read_file("/proc/stat")
    assert w.read_file("/proc/cpuinfo").count("processor") == 1
    assert w.read_file("/proc/sys/kernel/pid_max") == "32768\n"
    w.write_file("/proc/sys/kernel/pid_max", b"4000\n")
    assert w.k.pid_max == 4000
    assert w.errno("write", w.open("/proc/sys/kernel/pid_max", 1), b"x") == "EINVAL"
    w.become()
    assert w.errno("openat", -100, "/proc/sys/kernel/pid_max", 1, 0) == "EACCES"


def test_cmdline_and_comm() -> None:
    w, child, zombie = family()
    w.k.processes[1].cmdline = ("python", "a b.py", "")
    assert w.read_file("/proc/1/cmdline") == "python\0a b.py\0\0"
    assert w.read_file(f"/proc/{zombie}/cmdline") == ""
    assert w.read_file(f"/proc/{zombie}/comm") == "init\n"
    fd = w.open("/proc/self/comm", 2)
    assert w.call("write", fd, b"hello wonderful long\n") == 21
    assert w.call("pread64", fd, 99, 0) == b"hello wonderful\n"
    assert w.errno("write", w.open(f"/proc/{child}/comm", 1), b"x") == "EINVAL"
    w.write_file("/proc/self/comm", b"short\n")
    assert w.read_file("/proc/1/comm") == "short\n"


def test_children() -> None:
    w, child, zombie = family()
    assert w.read_file("/proc/1/task/1/children") == f"{child} {zombie} "
    assert w.read_file(f"/proc/{child}/task/{child}/children") == ""


def test_content_is_made_when_it_is_read() -> None:
    w, _, _ = family()
    fd = w.open("/proc/self/status", 0)
    assert b"Umask:\t0022" in w.call("read", fd, 4096)
    w.call("umask", 0o77)
    assert b"Umask:\t0077" in w.call("pread64", fd, 4096, 0)
    assert w.call("pread64", fd, 99, 99999) == b""
    assert w.errno("lseek", fd, 0, 2) == "EINVAL"


# ---- the dead ------------------------------------------------------------------------------------


def test_an_open_file_of_a_process_that_is_gone() -> None:
    w, _, zombie = family()
    fd = w.open(f"/proc/{zombie}/stat", 0)
    directory = w.open(f"/proc/{zombie}", 0)
    assert w.call("read", fd, 9)
    w.call("wait4", -1, 0)
    assert w.errno("read", fd, 9) == "ESRCH"
    assert w.call("fstat", fd).uid == 0
    assert w.errno("openat", directory, "stat", 0, 0) == "ENOENT"
    assert w.errno("getdents64", directory) == "ENOENT"


def test_zombie_as_root_sees_it() -> None:
    w, _, zombie = family()
    for name in ("cwd", "exe", "root", "fd/0"):
        assert w.errno("readlinkat", -100, f"/proc/{zombie}/{name}") == "ENOENT"
    assert w.names(f"/proc/{zombie}/fd") == []
    assert w.names(f"/proc/{zombie}/task") == [str(zombie)]
    assert w.errno("openat", -100, f"/proc/{zombie}/environ", 0, 0) == "ESRCH"
    assert w.read_file(f"/proc/{zombie}/wchan") == "0"


def test_zombie_as_its_user_sees_it() -> None:
    """A zombie's own files belong to root: it has no memory that could be anyone's."""
    w, _, zombie = family()
    w.k.processes[zombie].cred = USER
    w.become(USER)
    assert w.errno("readlinkat", -100, f"/proc/{zombie}/cwd") == "ENOENT"
    assert w.errno("readlinkat", -100, f"/proc/{zombie}/fd/0") == "EACCES"
    assert w.errno("openat", -100, f"/proc/{zombie}/fd", 0, 0) == "EACCES"
    assert w.errno("openat", -100, f"/proc/{zombie}/environ", 0, 0) == "EACCES"
    assert w.names(f"/proc/{zombie}/fdinfo") == []
    assert w.call("newfstatat", -100, f"/proc/{zombie}", 0).uid == 1000
    assert w.call("newfstatat", -100, f"/proc/{zombie}/fd", 0).uid == 0
    assert w.read_file(f"/proc/{zombie}/status")


# ---- whose business it is --------------------------------------------------------------------------


def test_others_do_not_see_descriptors() -> None:
    w, child, _ = family()
    w.open("/dev/null")
    w.k.processes[child].cred = USER
    w.run(child)
    for name in ("fd/0", "cwd", "root", "exe"):
        assert w.errno("readlinkat", -100, f"/proc/1/{name}") == "EACCES"
    assert w.errno("openat", -100, "/proc/1/fd", 0, 0) == "EACCES"
    assert w.errno("openat", -100, "/proc/1/environ", 0, 0) == "EACCES"
    assert w.read_file("/proc/1/stat")
    assert w.read_file("/proc/1/cmdline")
    w.run(1)
    assert w.names(f"/proc/{child}/fd") == []
    assert w.call("readlinkat", -100, f"/proc/{child}/cwd") == "/"


def test_own_descriptors_are_seen_whatever_the_ids() -> None:
    w = World()
    fd = w.open("/dev/null")
    w.become(Credentials(0, 1000, 0, 0, 1000, 0))
    assert w.names("/proc/self/fd") == [str(fd), str(fd + 1)]
    assert w.call("readlinkat", -100, f"/proc/self/fd/{fd}") == "/dev/null"


def test_links_of_a_process() -> None:
    w, child, _ = family()
    w.run(child)
    w.call("mkdirat", -100, "/tmp/d", 0o755)
    w.call("chdir", "/tmp/d")
    w.write_file("f", b"there")
    w.run(1)
    assert w.call("readlinkat", -100, f"/proc/{child}/cwd") == "/tmp/d"
    assert w.read_file(f"/proc/{child}/cwd/f") == "there"
    assert w.read_file(f"/proc/{child}/root/tmp/d/f") == "there"
    w.call("unlinkat", -100, "/tmp/d/f", 0)
    w.call("unlinkat", -100, "/tmp/d", 0x200)
    assert w.call("readlinkat", -100, f"/proc/{child}/cwd") == "/tmp/d (deleted)"
    assert w.call("readlinkat", -100, f"/proc/{child}/exe").endswith("python3")


def test_descriptors() -> None:
    w = World()
    w.write_file("/tmp/f", b"12345")
    read_only, write_only = w.open("/tmp/f", 0), w.open("/tmp/f", 1)
    w.call("read", read_only, 3)
    modes = [w.call("newfstatat", -100, f"/proc/self/fd/{fd}", 0x100).mode
             for fd in (read_only, write_only)]
    assert modes == [0o120500, 0o120300]
    info = w.read_file(f"/proc/self/fdinfo/{read_only}")
    assert info.startswith("pos:\t3\nflags:\t0")
    again = w.open(f"/proc/self/fd/{read_only}", 0)
    assert w.call("read", again, 9) == b"12345"
    w.call("unlinkat", -100, "/tmp/f", 0)
    assert w.call("readlinkat", -100, f"/proc/self/fd/{read_only}") == "/tmp/f (deleted)"
    assert w.errno("openat", -100, f"/proc/self/fd/{read_only}", 0o400000, 0) == "ELOOP"


class NoScan(dict[int, Any]):
    """A table that may be asked for one row, but not gone through."""

    def __iter__(self) -> Any:
        raise AssertionError("a scan of the whole table")

    keys = values = items = __iter__


def test_one_process_is_found_without_a_scan() -> None:
    w = World()
    for _ in range(50):
        w.fork()
    w.k.tasks, w.k.processes = NoScan(w.k.tasks), NoScan(w.k.processes)
    for name in ("stat", "status", "comm", "cmdline", "task/20/stat", "task/20/children", "limits"):
        assert w.read_file(f"/proc/20/{name}") or name == "task/20/children"
    assert w.names("/proc/20/fd") == []
    assert w.names("/proc/20/task") == ["20"]
    with pytest.raises(AssertionError, match="scan"):
        w.names("/proc")
