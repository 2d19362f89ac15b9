"""The simulated `os` functions against the real ones, case by case, in an empty directory.

Every case is an expression that is evaluated with the real `os`, then with the simulated one;
values, error types, error texts and file names must be the same. Cases of a group follow
each other in one directory. File names, modes and bad arguments, no descriptor numbers.
"""

from __future__ import annotations

import json
import os
import stat
import sys
import tempfile
import warnings
from pathlib import Path
from typing import Any

import pytest
from world_harness import ROOT, USER, SimulatedProcess, module, outcome

from sim.kernel.process import Credentials

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(os, "fork"), reason="compares with Linux"
)

FILES = """
fd = os.open("f", os.O_RDWR | os.O_CREAT, 0o640)
os.write(fd, b"hello world")
os.write(fd, bytearray(b"!!"))
os.write(fd, memoryview(b"abcd")[::2])
os.write(fd, memoryview(b"ab"))
os.lseek(fd, 0, 0)
os.read(fd, 5)
os.read(fd, 0)
os.read(fd, -1)
os.read(fd, 100)
os.read(fd, 100)
os.pread(fd, 3, 1)
os.pread(fd, -1, 0)
os.pread(fd, 3, -1)
os.pwrite(fd, b"XY", 2)
os.preadv(fd, [bytearray(2), bytearray(3)], 0)
os.writev(fd, [b"1", bytearray(b"23")])
os.pwritev(fd, [b"z"], 0)
b = bytearray(4)
os.lseek(fd, 0, os.SEEK_SET)
os.readv(fd, [b, bytearray(1)])
bytes(b)
os.readv(fd, [b"x"])
os.readv(fd, 5)
os.writev(fd, 5)
os.writev(fd, ["a"])
os.lseek(fd, -100, 0)
os.lseek(fd, 0, 77)
os.lseek(fd, 2, os.SEEK_CUR)
os.fstat(fd).st_size
oct(os.fstat(fd).st_mode)
os.stat(fd).st_nlink
os.ftruncate(fd, 4)
os.fstat(fd).st_size
os.ftruncate(fd, -1)
os.truncate("f", 2)
os.truncate(fd, 3)
os.truncate("f", -1)
os.truncate("nothing", 1)
os.truncate(".", 1)
os.posix_fallocate(fd, 0, 100)
os.stat("f").st_size
os.posix_fallocate(fd, -1, 100)
os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_NORMAL)
os.fsync(fd), os.fdatasync(fd)
os.isatty(fd)
os.ttyname(fd)
os.get_terminal_size(fd)
os.device_encoding(fd)
os.get_inheritable(fd)
os.set_inheritable(fd, True)
os.get_inheritable(fd)
os.set_inheritable(fd, False)
os.get_inheritable(fd)
os.get_blocking(fd)
os.set_blocking(fd, False)
os.get_blocking(fd)
fd2 = os.dup(fd)
os.get_inheritable(fd2)
os.dup2(fd, fd2) == fd2
os.get_inheritable(fd2)
os.dup2(fd, fd2, inheritable=False) == fd2
os.get_inheritable(fd2)
os.dup2(fd, fd, False)
os.dup2(fd, fd) == fd
os.dup2(fd, -1)
os.close(fd2)
os.close(fd2)
os.fstat(fd2)
os.fchmod(fd, 0o600)
oct(os.stat("f").st_mode)
os.fchown(fd, -1, -1)
os.fchown(fd, "a", -1)
r, w = os.pipe()
os.get_inheritable(r), os.get_inheritable(w)
os.write(w, b"through a pipe")
os.read(r, 7)
os.set_blocking(r, False)
os.read(r, 100)
os.read(r, 100)
os.lseek(r, 0, 0)
os.write(r, b"")
os.read(w, 1)
oct(os.fstat(r).st_mode), os.fstat(r).st_size
os.fsync(r)
os.ftruncate(w, 0)
os.close(w)
os.read(r, 1)
os.close(r)
r, w = os.pipe2(0)
os.get_inheritable(w)
os.pipe2(1 << 25)
os.lseek(fd, 0, 0)
os.sendfile(w, fd, None, 2)
os.sendfile(w, fd, 1, 2)
os.read(r, 100)
os.copy_file_range(fd, fd, -1)
os.closerange(r, w + 1) if w == r + 1 else (os.close(r), os.close(w)) and None
os.fchdir(fd)
os.fstatvfs(fd).f_namemax
os.close(fd)
""".strip().splitlines()

PATHS = """
os.mkdir("d")
os.mkdir("d")
os.mkdir("d/e", 0o700)
os.mkdir(b"bytes")
os.mkdir("nothing/d")
os.mkdir("")
os.mkdir(Path("p"))
oct(os.stat("d/e").st_mode)
sorted(os.listdir())
sorted(os.listdir(b"."))
sorted(os.listdir(Path("d")))
os.listdir("nothing")
os.listdir("")
fd = os.open("d/f", os.O_CREAT | os.O_WRONLY | os.O_EXCL)
os.open("d/f", os.O_CREAT | os.O_WRONLY | os.O_EXCL)
os.open("d/f/g", os.O_RDONLY)
os.open("d", os.O_WRONLY)
os.open(Path("nothing"), os.O_RDONLY)
os.open("d/f", os.O_RDONLY | os.O_DIRECTORY)
os.listdir("d/f")
os.chdir("d/f")
os.rmdir("d")
os.rmdir("d/f")
os.unlink("d")
os.unlink("nothing")
os.remove(b"nothing")
os.symlink("d/f", "s")
os.symlink("d/f", "s")
os.symlink("nowhere", b"dangling")
os.symlink(Path("loop"), Path("loop"))
os.readlink("s")
os.readlink(b"s")
os.readlink(Path("s"))
os.readlink("d")
os.readlink("nothing")
os.stat("dangling")
os.stat("loop")
oct(os.lstat("dangling").st_mode), os.lstat("s").st_size
os.stat("s", follow_symlinks=False).st_size
os.open("s", os.O_RDONLY | os.O_NOFOLLOW)
os.link("d/f", "hard")
os.link("d/f", "hard")
os.link("d", "hard2")
os.link("nothing", b"hard2")
os.link("s", "hard_of_link")
oct(os.lstat("hard_of_link").st_mode)
os.link("s", "hard_followed", follow_symlinks=False)
os.stat("hard").st_nlink
os.rename("hard", "renamed")
os.rename("nothing", "x")
os.rename(b"nothing", Path("x"))
os.rename("d", "renamed")
os.rename("renamed", "d")
os.replace("renamed", "s")
sorted(os.listdir("."))
top = os.open(".", os.O_RDONLY | os.O_DIRECTORY)
sorted(os.listdir(top))
sorted(os.listdir(top))
sorted(entry.name for entry in os.scandir(top))
os.stat("d/f", dir_fd=top).st_size
os.mkdir("at", dir_fd=top)
os.rename("at", "at2", src_dir_fd=top, dst_dir_fd=top)
os.rmdir("at2", dir_fd=top)
os.open("nothing", os.O_RDONLY, dir_fd=top)
os.access("d/f", os.R_OK, dir_fd=top)
os.unlink("nothing", dir_fd=top)
os.stat("d", dir_fd="x")
os.stat(top, dir_fd=top)
os.stat(top, follow_symlinks=False)
os.chown(top, -1, -1, dir_fd=top)
os.chown(top, -1, -1, follow_symlinks=False)
os.utime(top, dir_fd=top)
os.chmod("d/f", 0o604)
oct(os.stat("d/f").st_mode)
os.chmod(fd, 0o644)
oct(os.stat("d/f").st_mode)
os.chmod("nothing", 0)
os.chmod("dangling", 0o600, follow_symlinks=False)
os.chmod("dangling", 0o600, dir_fd=top, follow_symlinks=False)
os.chown("d/f", -1, -1)
os.lchown("dangling", -1, -1)
os.chown("nothing", -1, -1)
os.chown("d/f", "a", 1)
os.chown("d/f", -2, 1)
os.chown("d/f", 0, 1 << 70)
os.access("d/f", os.F_OK), os.access("nothing", os.F_OK), os.access("d/f", os.X_OK)
os.access("d", os.R_OK | os.W_OK | os.X_OK, effective_ids=True)
os.access("dangling", os.F_OK, follow_symlinks=False)
os.utime("d/f", (1, 2.5))
os.stat("d/f").st_atime, os.stat("d/f").st_mtime_ns, os.stat("d/f")[7:9]
os.utime("d/f", ns=(1234567890123456789, 5))
os.stat("d/f").st_atime, os.stat("d/f").st_atime_ns, os.stat("d/f").st_mtime
os.utime("d/f", (-1.5, 1e9))
os.stat("d/f").st_atime_ns
os.utime(fd, (7, 8))
os.stat("d/f").st_mtime
os.utime("nothing")
os.utime("d/f", (1,))
os.utime("d/f", ns=(1,))
os.utime("d/f", (1, 2), ns=(1, 2))
os.utime("d/f", ("a", 1))
os.utime("d/f", (float("nan"), 1))
os.mkfifo("fifo", 0o600)
os.mkfifo("fifo")
oct(os.stat("fifo").st_mode)
os.mknod("node")
oct(os.stat("node").st_mode)
os.mknod("nothing/node")
os.umask(0o077)
os.umask(0o022)
os.close(os.open("private", os.O_CREAT | os.O_WRONLY, 0o777))
oct(os.stat("private").st_mode)
os.chdir("d")
os.getcwd().endswith("/d"), os.getcwdb().endswith(b"/d")
os.listdir()
os.chdir("..")
os.fchdir(top)
os.chdir(top)
os.chdir("nothing")
os.chdir("")
os.listxattr("nothing")
os.statvfs("nothing")
os.statvfs(".").f_namemax
os.pathconf(".", "PC_NAME_MAX"), os.fpathconf(top, "PC_PATH_MAX")
os.pathconf("nothing", "PC_NAME_MAX")
os.pathconf(".", "PC_FOO")
with os.scandir(".") as entries: found = sorted(entries, key=lambda e: e.name)
[(e.name, e.path, e.is_dir(), e.is_file(), e.is_symlink()) for e in found]
[e.is_dir(follow_symlinks=False) for e in found]
[e.inode() == os.lstat(e.name).st_ino for e in found]
[repr(e) for e in found][:3]
os.fspath(found[0]) == found[0].path
[oct(e.stat(follow_symlinks=False).st_mode) for e in found if e.is_dir()]
[e for e in found if e.name == "dangling"][0].stat()
[e for e in found if e.name == "dangling"][0].is_file()
list(entries)
sorted(e.path for e in os.scandir("d/"))
sorted(e.path for e in os.scandir(b"d"))
os.scandir("nothing")
os.scandir(1.5)
os.DirEntry()
os.close(fd), os.close(top)
""".strip().splitlines()

ARGUMENTS = """
os.stat(1.5)
os.stat(None)
os.stat([])
os.stat("a\\0b")
os.stat(b"a\\0b")
os.stat("\\ud800")
os.stat(987654)
os.stat(1 << 40)
os.lstat(5)
os.mkdir(5)
os.mkdir("m", "x")
os.open(5, 0)
os.open("f", 1.5)
os.open("f", 1 << 40)
os.rename(5, "x")
os.rename("x", 5)
os.symlink("x", 5)
os.readlink(5)
os.chdir(1.5)
os.chdir(987654)
os.listdir(1.5)
os.listdir(987654)
os.scandir(987654)
os.truncate(1.5, 1)
os.truncate(987654, 1)
os.truncate("f", "a")
os.statvfs(987654)
os.chmod("f", "a")
os.chmod(987654, 1)
os.chroot(5)
os.access("f", "x")
os.access(5, 0)
os.fsync("x")
os.fsync(-5)
os.fsync(987654)
os.fsync(1 << 80)
os.close("x")
os.close(-1)
os.close(987654)
os.read("x", 1)
os.read(987654, 1)
os.read(1 << 40, 1)
os.read(0, 1 << 70)
os.write(987654, b"abc")
os.write(987654, "abc")
os.write(987654, 5)
os.lseek(987654, 1 << 70, 0)
os.lseek(987654, 1.2, 0)
os.dup("x")
os.dup(987654)
os.dup2(987654, 3)
os.dup2("x", 1)
os.isatty(987654), os.isatty(-1)
os.isatty("x")
os.get_terminal_size(987654)
os.get_inheritable(987654)
os.set_inheritable(987654, 1)
os.set_blocking(987654, 1)
os.closerange(50, "x")
os.umask("x")
os.umask(1 << 40)
os.waitpid(1 << 40, 0)
os.waitpid(-1 << 70, 0)
os.waitpid("x", 0)
os.waitpid(1.5, 0)
os.wait()
os.waitpid(-1, os.WNOHANG)
os.waitpid(99999, 0)
os.waitpid(-1, 1 << 20)
os.wait3(0)
os.wait4("x", 0)
os.waitid(os.P_ALL, 0, os.WEXITED)
os.waitid(9, 0, os.WEXITED)
os.waitid(os.P_PID, "x", os.WEXITED)
os.waitid(os.P_ALL, 0, 0)
os.waitid(os.P_ALL, 1 << 70, 4)
os.kill("1", 0)
os.kill(1 << 40, 0)
os.kill(99999, 0)
os.kill(os.getpid(), 0)
os.kill(os.getpid(), 65)
os.killpg(99999, 0)
os.killpg(-5, 0)
os.pidfd_open(99999)
os.pidfd_open(-1)
os.getpgid(99999)
os.getpgid("x")
os.getpgid(0) == os.getpgrp()
os.getsid(99999)
os.setpgid(0, "x")
os.setpgid(0, -1)
os.getpriority(9, 0)
os.getpriority(os.PRIO_PROCESS, 99999)
os.setpriority(os.PRIO_PROCESS, "x", 1)
os.nice("x")
os.nice(1 << 40)
os.sched_getaffinity(99999)
os.sched_getaffinity(-1)
[os.sched_get_priority_max(p) for p in (0, 1, 2, 3, 5)]
[os.sched_get_priority_min(p) for p in (0, 1, 2, 3, 5)]
os.sched_get_priority_max(99)
os.sched_param(3)
os.sched_param()
os.sched_yield()
os.setuid("r")
os.setuid(-5)
os.setuid(-1)
os.seteuid(-1)
os.setgid(1 << 32)
os.setgroups(5)
os.setgroups(["a"])
os.setgroups([1 << 40])
os.setgroups(range(70000))
os.getgrouplist("root", 0)
os.register_at_fork()
os.register_at_fork(before=5)
os.register_at_fork(before=None)
[[f(s) for f in (os.WIFEXITED, os.WIFSIGNALED, os.WIFSTOPPED, os.WIFCONTINUED, os.WCOREDUMP,
 os.WEXITSTATUS, os.WTERMSIG, os.WSTOPSIG)] for s in (0, 256, 9, 0x8b, 0x137f, 0xffff, -1, 0x7f)]
os.WIFEXITED("x")
os.WIFEXITED(1 << 40)
os.waitstatus_to_exitcode(0x1200)
os.waitstatus_to_exitcode(9)
os.waitstatus_to_exitcode(0x137f)
os.waitstatus_to_exitcode(0xffff)
os.waitstatus_to_exitcode(1.5)
os.waitstatus_to_exitcode(1 << 40)
os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGESIZE"), os.sysconf(30)
os.sysconf("SC_FOO")
os.sysconf(9999)
os.sysconf(1.5)
os.confstr("CS_PATH")
os.confstr("CS_FOO")
[os.strerror(n) for n in (*range(1, 41), 42, *range(59, 133))]
os.strerror(9999), os.strerror(-1)
os.strerror("x")
os.fspath(5)
os.getrandom(-1)
os.getrandom("x")
os.getrandom(4, 1 << 10)
len(os.getrandom(7)), len(os.urandom(0)), len(os.urandom(5000))
os.urandom(-1)
os.urandom("x")
os.makedev(5, 1), os.major(os.makedev(5000, 70000)), os.minor(os.makedev(5000, 70000))
os.major(-1)
os.major(1 << 70)
os.putenv("a=b", "c")
os.putenv("a", 5)
os.putenv("a\\0", "c")
os.unsetenv("a=b")
os.unsetenv("")
os.ctermid()
os.uname().sysname
os.times().children_user
os.terminal_size((3, 4))
os.terminal_size((3, 4)).lines
os.terminal_size((3,))
os.stat_result(range(10))
os.stat_result(range(9))
os.stat_result(range(19)).st_rdev
os.error
os._path_normpath("a//b/../c"), os._path_normpath("")
""".strip().replace(",\n os.WEX", ", os.WEX").splitlines()


ORDINARY_USER = """
os.getuid(), os.getgroups(), os.getresuid()
os.setuid(0)
os.seteuid(0)
os.setgroups([1])
os.setreuid(-1, 0)
os.chroot("/")
os.nice(-1)
os.nice(3)
os.nice(-1)
os.setpriority(0, 0, 1)
os.chown("/etc/passwd", 0, 0)
os.chmod("/etc/passwd", 0)
os.open("/etc/passwd", os.O_WRONLY)
os.open("/root/x", 0)
os.mkdir("/x")
os.listdir("/root")
os.unlink("/etc/passwd")
os.utime("/etc/passwd")
os.truncate("/etc/passwd", 0)
os.kill(1, 0)
os.kill(1, 15)
os.access("/etc/passwd", os.W_OK), os.access("/root", os.R_OK)
os.mknod("dev", 0o020600, 5)
os.chown(".", 0, -1)
os.link("/etc/passwd", "pw")
os.scandir("/root")
os.chdir("/root")
os.rename("/etc/passwd", "q")
""".strip().splitlines()


def simulated(cases: list[str], cred: Credentials) -> list[tuple[str, ...]]:
    """The outcomes in a simulated process."""
    with SimulatedProcess(cred):
        names: dict[str, Any] = {"os": module("posix"), "Path": Path}
        names["os"].SEEK_SET, names["os"].SEEK_CUR = 0, 1
        return [outcome(case, names) for case in cases]


def on_linux(cases: list[str]) -> list[tuple[str, ...]]:
    """The outcomes on Linux, in the working directory."""
    umask = os.umask(0o022)
    try:
        names: dict[str, Any] = {"os": module_os(), "Path": Path}
        return [outcome(case, names) for case in cases]
    finally:
        os.umask(umask)


def in_a_child(cases: list[str], directory: Path, cred: Credentials) -> list[tuple[str, ...]]:
    """The outcomes on Linux, in a process that has no children of its own to be waited for."""
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # another test may have threads
        child = os.fork()
    if child == 0:
        try:
            os.chdir(directory)
            if cred is not MINE:
                os.setgroups([])
                os.setresgid(cred.rgid, cred.egid, cred.sgid)
                os.setresuid(cred.ruid, cred.euid, cred.suid)
            os.write(writer, json.dumps(on_linux(cases)).encode())
        finally:
            os._exit(0)
    os.close(writer)
    with open(reader) as stream:
        text = stream.read()
    os.waitpid(child, 0)
    return [tuple(item) for item in json.loads(text)]


def compare(cases: list[str], real: list[tuple[str, ...]], ours: list[tuple[str, ...]]) -> None:
    """Show every case whose outcomes differ."""
    different = [
        f"{case}\n   Linux: {want}\n   here:  {got}"
        for case, want, got in zip(cases, real, ours, strict=True) if want != got
    ]
    assert not different, "\n".join(["", *different])


def module_os() -> Any:
    """The real `posix` with the two names that os.py adds."""
    import posix
    from types import SimpleNamespace

    return SimpleNamespace(**{**vars(posix), "SEEK_SET": 0, "SEEK_CUR": 1})


MINE = ROOT if hasattr(os, "geteuid") and os.geteuid() == 0 else USER


@pytest.mark.parametrize("group", ["FILES", "PATHS", "ARGUMENTS"])
def test_as_on_linux(group: str, tmp_path: Path) -> None:
    cases = globals()[group]
    compare(cases, in_a_child(cases, tmp_path, MINE), simulated(cases, MINE))


@pytest.mark.skipif(MINE is not ROOT, reason="becomes an ordinary user")
@pytest.mark.parametrize("group", ["FILES", "PATHS", "ARGUMENTS", "ORDINARY_USER"])
def test_as_for_an_ordinary_user_on_linux(group: str) -> None:
    cases = globals()[group]
    with tempfile.TemporaryDirectory() as directory:  # pytest's own may not be entered by others
        os.chown(directory, 1000, 1000)
        real = in_a_child(cases, Path(directory), USER)
    compare(cases, real, simulated(cases, USER))


def test_stat_result_of_a_device() -> None:
    real = os.stat("/dev/null")
    with SimulatedProcess():
        got = module("posix").stat("/dev/null")
    assert (got.st_rdev, got.st_mode) == (real.st_rdev, real.st_mode)
    assert stat.S_ISCHR(got.st_mode)
