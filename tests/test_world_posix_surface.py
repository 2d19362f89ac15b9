"""The simulated low-level modules have the names, numbers and signatures of Linux's own.

And which system calls their functions make, with which arguments, for which results.
"""

from __future__ import annotations

import copy
import importlib
import inspect
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from world_harness import ROOT, Blocked, SimulatedProcess, module

from sim.userland.errors import NotSimulated
from sim.userland.world import not_simulated, structs

MODULES = (
    "_random", "_signal", "_thread", "atexit", "errno", "fcntl", "gc", "grp", "posix", "pwd",
    "resource", "select", "termios", "time",
)
CLOEXEC = 0o2000000
on_linux = pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(os, "fork"), reason="compares with Linux"
)


def exports(name: str) -> dict[str, Any]:
    found: dict[str, Any] = importlib.import_module(f"sim.userland.world.{name}").exports()
    return found


def parameters(function: Any) -> list[Any]:
    return [(p.name, p.kind, p.default) for p in inspect.signature(function).parameters.values()]


# ---- the surface -----------------------------------------------------------------------------


@on_linux
@pytest.mark.parametrize("name", MODULES)
def test_has_every_name(name: str) -> None:
    names = exports(name)
    real = {n for n in dir(importlib.import_module(name)) if not n.startswith("__")}
    if name == "select":
        real = {n for n in real if n != "epoll" and not n.startswith("EPOLL")}
    assert real - set(names) == set()


@on_linux
@pytest.mark.parametrize("name", MODULES)
def test_has_no_other_names(name: str) -> None:
    """What hasattr() says of a name is the same as on Linux with this Python."""
    real = set(dir(importlib.import_module(name)))
    if name == "posix" and sys.version_info >= (3, 14):
        pytest.skip("names of 3.14 are not there yet")
    assert {n for n in exports(name) if n not in real and not n.startswith("__")} == set()


@on_linux
@pytest.mark.parametrize("name", MODULES)
def test_constants_are_linux_s(name: str) -> None:
    real = importlib.import_module(name)
    plain = (int, float, str, list, dict)
    different = {
        n: (value, getattr(real, n)) for n, value in exports(name).items()
        if isinstance(value, plain) and hasattr(real, n) and value != getattr(real, n)
        and n not in ("timezone", "altzone", "daylight", "tzname", "callbacks", "garbage")
    }
    assert different == {}


@on_linux
@pytest.mark.parametrize("name", MODULES)
def test_signatures_are_cpython_s(name: str) -> None:
    real = importlib.import_module(name)
    refused = {*not_simulated.POSIX, *exports("termios"), *exports("_signal")} - {"signal"}
    different = []
    for n, function in exports(name).items():
        theirs = getattr(real, n, None)
        if n in refused or not callable(theirs) or isinstance(theirs, type):
            continue
        try:
            wanted = parameters(theirs)
        except ValueError:
            continue
        if parameters(function) != wanted:
            different.append(n)
    assert different == []


def test_functions_do_not_bind() -> None:
    class Holder:
        method = module("posix").getpid

    with SimulatedProcess() as process:
        assert Holder().method() == process.image.pid


def test_functions_are_pickled_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    posix = module("posix")
    getpid = posix.getpid
    monkeypatch.setitem(sys.modules, "posix", posix)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(getpid, protocol)) is getpid
    assert copy.deepcopy(getpid) is getpid
    assert (getpid.__name__, getpid.__module__) == ("getpid", "posix")
    assert repr(getpid) == "<built-in function getpid>"


def test_what_is_not_simulated_says_so() -> None:
    with SimulatedProcess() as process:
        posix = module("posix")
        for name, instead in not_simulated.POSIX.items():
            if hasattr(posix, name):
                with pytest.raises(NotSimulated, match=f"os.{name} is not simulated") as caught:
                    getattr(posix, name)(1, 2, three=3)
                assert caught.value.instead == instead
        assert "os.execv" in process.image.asked_for
        assert process.calls == []


def test_import_asks_the_host_for_nothing_and_is_quick() -> None:
    code = (
        "import sys, time, importlib\n"
        "import os, stat, errno, types, _random, posixpath, re, struct, sim.kernel, greenlet\n"
        "import sim.userland.here, sim.userland.errors, warnings, gc, enum, dataclasses, math\n"
        "before = set(sys.modules); start = time.perf_counter()\n"
        f"[importlib.import_module('sim.userland.world.' + n).exports() for n in {MODULES}]\n"
        "spent = time.perf_counter() - start\n"
        "new = {n for n in sys.modules if not n.startswith('sim.')} - before\n"
        "print(round(spent * 1000), sorted(new))"
    )
    root = Path(__file__).parent.parent
    runs = [
        subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True,
                       check=True).stdout.split(" ", 1)
        for _ in range(3)
    ]
    assert min(int(ms) for ms, _ in runs) < 100
    assert runs[0][1].strip() == "[]"


# ---- which calls are made --------------------------------------------------------------------


READ_CPUS = [("openat", (-100, "/proc/stat", 0o2000000)), ("read", (3, 65536)), ("read", (3, 65536)),
             ("close", (3,))]
CALLS: list[tuple[str, dict[str, Any], list[tuple[str, tuple[Any, ...]]], Any]] = [
    ("fork()", {"fork": 42}, [("fork", ())], 42),
    ("fork()", {"fork": -43}, [("fork", ())], 0),
    ("getpid()", {}, [], 2),
    ("getppid()", {"getppid": 1}, [("getppid", ())], 1),
    ("wait()", {"wait4": (5, 256, (0, 0))}, [("wait4", (-1, 0))], (5, 256)),
    ("waitpid(7, 1)", {"wait4": (0, 0, (0, 0))}, [("wait4", (7, 1))], (0, 0)),
    ("waitid(0, 5, 4)", {"waitid": None}, [("waitid", (0, 5, 4))], None),
    ("waitid(0, 5, 4)", {"waitid": (9, 0, 17, 3, 1)}, [("waitid", (0, 5, 4))],
     (9, 0, 17, 3, 1)),
    ("_exit(300)", {"exit_group": None}, [("exit_group", (300,))], None),
    ("kill(5, True)", {"kill": None}, [("kill", (5, 1))], None),
    ("killpg(5, 9)", {"kill": None}, [("kill", (-5, 9))], None),
    ("getpgrp()", {"getpgid": 3}, [("getpgid", (0,))], 3),
    ("setpgrp()", {"setpgid": None}, [("setpgid", (0, 0))], None),
    ("nice(5)", {}, [("getpriority", (0, 0)), ("setpriority", (0, 0, 5)),
                     ("getpriority", (0, 0))], 5),
    ("cpu_count()", {}, READ_CPUS, 2),
    ("seteuid(1000)", {}, [("setresuid", (-1, 1000, -1))], None),
    ("pipe()", {"pipe2": (3, 4)}, [("pipe2", (CLOEXEC,))], (3, 4)),
    ("dup(1)", {"fcntl": 9}, [("fcntl", (1, 1030, 0))], 9),
    ("dup2(1, 7)", {}, [("dup2", (1, 7))], 7),
    ("dup2(1, 7, False)", {}, [("dup3", (1, 7, CLOEXEC))], 7),
    ("open('f', 0)", {"openat": 3}, [("openat", (-100, "f", CLOEXEC, 511))], 3),
    ("read(0, -1)", {"read": b""}, [], OSError),
    ("write(1, bytearray(b'x'))", {}, [("write", (1, b"x"))], 1),
    ("closerange(-5, 3)", {"close_range": None}, [("close_range", (0, 2))], None),
    ("closerange(3, 3)", {}, [], None),
    ("isatty(1)", {}, [("ioctl", (1, 0x5401))], False),
    ("set_inheritable(1, False)", {}, [("fcntl", (1, 1, 0)), ("fcntl", (1, 2, 1))], None),
    ("set_inheritable(1, True)", {}, [("fcntl", (1, 1, 0))], None),
    ("urandom(4)", {"getrandom": b"1234"}, [("getrandom", (4, 0))], b"1234"),
    ("sysconf('SC_OPEN_MAX')", {}, [("prlimit64", (0, 7, None))], 1024),
    ("sysconf('SC_NPROCESSORS_ONLN')", {}, READ_CPUS, 2),
    ("times()[:4]", {"times": (19_999_999, 10_000_000, 1, 0, 5)}, [("times", ())],
     (0.01, 0.01, 0.0, 0.0)),
    ("listdir('/home')", {"getdents64": ()},
     [("openat", (-100, "/home", 0o2204000, )), ("getdents64", (3,)), ("close", (3,))], []),
]


@pytest.mark.parametrize(("source", "answers", "calls", "result"), CALLS)
def test_calls(source: str, answers: dict[str, Any], calls: Any, result: Any) -> None:
    with SimulatedProcess() as process:
        process.answers = answers
        names = exports("posix")
        if isinstance(result, type):
            with pytest.raises(result):
                eval(source, names)
        else:
            assert eval(source, names) == result
        assert process.calls == calls
        assert all(type(arg) is not bool for _, args in process.calls for arg in args)


def test_fork_hooks_run_in_cpython_s_order() -> None:
    posix = module("posix")
    seen: list[str] = []
    for answer, wanted in ((42, ["b2", "b1", "p1", "p2"]), (-43, ["b2", "b1", "c1", "c2"])):
        seen.clear()
        with SimulatedProcess() as process:
            process.answers = {"fork": answer}
            for n in "12":
                posix.register_at_fork(
                    before=lambda n=n: seen.append("b" + n),
                    after_in_parent=lambda n=n: seen.append("p" + n),
                    after_in_child=lambda n=n: seen.append("c" + n),
                )
            posix.fork()
            assert seen == wanted
            assert process.image.pid == (2 if answer > 0 else 43)


def test_fork_hook_that_fails_is_printed() -> None:
    def fail() -> None:
        raise SystemExit(3)

    with SimulatedProcess() as process:
        process.answers = {"fork": 5}
        posix = module("posix")
        posix.register_at_fork(before=fail, after_in_parent=fail)
        assert posix.fork() == 5
        assert [str(error) for error, _ in process.image.printed] == ["3", "3"]
        assert process.image.printed[0][1] == f"Exception ignored in: {fail!r}"


def test_a_fork_that_fails_runs_the_parent_s_hooks() -> None:
    seen: list[str] = []
    with SimulatedProcess() as process:
        process.k.max_processes = 2
        posix = module("posix")
        posix.register_at_fork(after_in_parent=lambda: seen.append("parent"))
        with pytest.raises(BlockingIOError) as caught:
            posix.fork()
        assert caught.value.errno == 11
    assert seen == ["parent"]


def test_environment_belongs_to_the_process() -> None:
    environ = module("posix").environ
    with SimulatedProcess() as one, SimulatedProcess() as two:
        environ[b"A"] = b"1"
        assert two.image.environ[b"A"] == b"1"
        assert b"A" not in one.image.environ
        assert dict(environ) == {b"HOME": b"/root", b"A": b"1"} == environ.copy()
        del environ[b"A"]
        assert len(environ) == 1
        with pytest.raises(KeyError):
            environ[b"A"]


def test_credentials_and_accounts() -> None:
    with SimulatedProcess(ROOT):
        posix, pwd, grp = module("posix"), module("pwd"), module("grp")
        posix.initgroups("user", 1000)
        assert posix.getgroups() == [1000]
        posix.setresgid(1000, 1000, 1000)
        posix.setuid(1000)
        assert (posix.getuid(), posix.geteuid(), posix.getresgid()) == (1000, 1000, (1000,) * 3)
        with pytest.raises(PermissionError):
            posix.setuid(0)
        assert pwd.getpwuid(posix.getuid()).pw_dir == "/home/user"
        assert grp.getgrgid(posix.getgid()).gr_name == "user"
        with pytest.raises(KeyError, match=r"getpwuid\(\): uid not found: 5"):
            pwd.getpwuid(5)
        with pytest.raises(OSError, match="No such device or address"):
            posix.getlogin()


def test_terminal() -> None:
    with SimulatedProcess(stdio="terminal"):
        posix = module("posix")
        assert posix.isatty(1)
        assert posix.get_terminal_size() == (80, 24)
        assert posix.device_encoding(1) == "UTF-8"


def test_struct_sequences() -> None:
    values = list(range(100, 119))
    found = structs.stat_result(values)
    assert tuple(found) == tuple(values[:10])
    assert (found.st_atime, found.st_atime_ns, found.st_rdev, found[7]) == (110, 113, 118, 107)
    again = type(found)(*found.__reduce__()[1])
    assert (again, again.st_rdev) == (found, 118)
    with pytest.raises(AttributeError):
        found.st_mode = 1
    if sys.version_info >= (3, 13):
        assert found.__replace__(st_uid=7).st_uid == 7


@on_linux
def test_struct_sequences_are_as_the_host_s() -> None:
    for own, real in ((structs.stat_result, os.stat_result),
                      (structs.statvfs_result, os.statvfs_result),
                      (structs.times_result, os.times_result),
                      (structs.waitid_result, os.waitid_result)):
        for name in ("n_fields", "n_sequence_fields", "n_unnamed_fields", "__match_args__",
                     "__module__", "__name__"):
            assert getattr(own, name) == getattr(real, name)
        for length in range(25):
            outcomes = []
            for kind in (own, real):
                try:
                    made = kind(range(length))
                except TypeError as error:
                    outcomes.append(str(error))
                else:
                    names = [n for n in vars(real) if n.startswith(("st_", "f_", "si_"))]
                    outcomes.append(repr(made) + str([getattr(made, n) for n in names]))
            assert outcomes[0] == outcomes[1]


def test_a_wait_for_nothing_blocks() -> None:
    with SimulatedProcess():
        posix = module("posix")
        reader, _ = posix.pipe()
        with pytest.raises(Blocked):
            posix.read(reader, 1)
