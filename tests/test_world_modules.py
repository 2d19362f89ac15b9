"""The simulated small modules: time, select, resource, fcntl, _thread, _random, atexit, gc ..."""

from __future__ import annotations

import importlib
import os
import random
import sys
import time as host_time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from world_harness import DIRECTORY, USER, SimulatedProcess, module, outcome

from sim.userland.errors import NotSimulated

on_linux = pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(os, "fork"), reason="compares with Linux"
)
DIRECTIVES = (
    *"aAbBcCdDeFgGhHIjklmMnpPrRsStTuUVwWxXyYZz%qJ", "-d", "_H", "05Y", "-j", "_5m", "^B", "^a",
    "#p", "#Z", "#a", "10A", "5d", "Ey", "Od",
)

TIME = """
time.sleep(-1)
time.sleep("a")
time.sleep(None)
time.sleep(float("nan"))
time.sleep(float("inf"))
time.sleep(-1e-12)
time.sleep(10 ** 30)
time.gmtime("a")
time.gmtime(10 ** 30)
time.gmtime(1e30)
time.gmtime(10 ** 17)
time.gmtime(-10 ** 15)
time.gmtime(0), time.gmtime(0).tm_zone, time.localtime(0).tm_zone, time.localtime(0).tm_gmtoff
time.ctime(-1), time.ctime(2 ** 33)
time.asctime((1, 2, 3))
time.asctime(5)
time.asctime((2020, 13, 1, 0, 0, 0, 0, 1, 0))
time.asctime((2020, 1, 1, 24, 0, 0, 0, 1, 0))
time.asctime((2020, 0, 0, 0, 0, 0, 0, 0, 0))
time.strftime("%d", (2020, 1, 32, 0, 0, 0, 0, 1, 0))
time.strftime(5)
time.mktime(5)
time.mktime((2020, 13, 40, 30, 4, 5, 0, 0, -1))
time.mktime((10 ** 12, 1, 1, 0, 0, 0, 0, 0, 0))
time.clock_gettime(99)
time.clock_settime(1, 5)
time.clock_settime(0, "x")
time.clock_getres(1), time.clock_getres(6)
time.clock_getres(99)
time.get_clock_info("x")
[vars(time.get_clock_info(c)) for c in ("time", "monotonic", "process_time")]
time.tzname, time.timezone, time.daylight
""".strip().splitlines()

OTHERS = """
select.select([987654], [], [], 0)
select.select([-1], [], [], 0)
select.select(["a"], [], [], 0)
select.select([], [], [], -1)
select.select([], [], [], "a")
select.select(5, [], [], 0)
select.select([r], [w], [], 0) == ([], [w], [])
select.select([r, r], (w, w), {}, None) == ([], [w, w], [])
p = select.poll()
p.register("a")
p.register(-1)
p.register(r)
p.poll(0)
p.register(w, select.POLLOUT)
p.poll() == [(w, select.POLLOUT)]
p.modify(w, select.POLLIN)
p.poll(0)
p.modify(500000, 1)
p.unregister(500000)
p.register(w, 1 << 20)
p.register(w, -1)
p.poll("a")
p.poll(1 << 40)
p.unregister(w)
p.register(987654) or p.poll(0.5)
type(p)()
resource.getrusage(5)
resource.getrusage("a")
resource.getrlimit(99)
resource.getrlimit("a")
resource.setrlimit(resource.RLIMIT_NICE, 5)
resource.setrlimit(resource.RLIMIT_NICE, (5,))
resource.setrlimit(resource.RLIMIT_NICE, ("a", 1))
resource.setrlimit(resource.RLIMIT_NOFILE, (10, 5))
resource.setrlimit(99, (10, 5))
resource.setrlimit(7, (1 << 70, 1 << 70))
resource.prlimit(999999, 7)
resource.prlimit(0, 99)
resource.getpagesize()
fcntl.fcntl(987654, 1)
fcntl.fcntl(-1, 1)
fcntl.fcntl("a", 1)
fcntl.fcntl(r, "a")
fcntl.fcntl(r, 1, "abc")
fcntl.fcntl(r, 1, b"a" * 1025)
fcntl.fcntl(r, 1, 1.5)
fcntl.fcntl(r, fcntl.F_GETFD), fcntl.fcntl(r, fcntl.F_GETFL), fcntl.fcntl(w, fcntl.F_GETFL)
fcntl.fcntl(r, fcntl.F_SETFL, os.O_NONBLOCK)
fcntl.fcntl(r, fcntl.F_GETFL)
fcntl.fcntl(r, fcntl.F_GETPIPE_SZ)
os.write(w, b"12345")
fcntl.ioctl(r, 0x541B, b"....")
b = bytearray(6)
fcntl.ioctl(r, 0x541B, b), bytes(b)
fcntl.ioctl(r, 0x5413, b"........")
signal.getsignal(0)
signal.getsignal(65)
[signal.getsignal(n) for n in (1, 9, 13, 15, 32, 64)]
[signal.strsignal(n) for n in range(1, 65)]
signal.strsignal(0)
signal.raise_signal("a")
signal.raise_signal(99)
signal.signal(99, 0)
signal.signal(9, 0)
signal.signal(2, "a")
signal.valid_signals() == set(range(1, 65)) - {32, 33}
signal.getitimer(0)
_thread.allocate_lock().release()
_thread.RLock().release()
_thread.allocate_lock().acquire(timeout=-5)
_thread.allocate_lock().acquire(False, timeout=5)
_thread.allocate_lock().acquire(timeout=1e20)
_thread.allocate_lock().acquire(timeout="a")
_thread._local(1)
_thread.RLock()._release_save()
_thread.start_new_thread(5, ())
_thread.start_new_thread(len, 5)
_thread.stack_size(5)
_thread.LockType
gc.collect(5)
gc.collect("a")
gc.get_threshold()
_random.Random(5).random(), _random.Random(-7).getrandbits(70)
_random.Random(1, 2)
pwd.getpwuid(5555)
pwd.getpwnam("nobody else")
pwd.getpwnam(b"root")
pwd.getpwuid("x")
pwd.getpwuid(1 << 40)
grp.getgrgid(5555)
grp.getgrnam("nobody else")
grp.getgrgid("x")
pwd.getpwuid(0).pw_dir, grp.getgrgid(0).gr_name, grp.getgrgid(0).gr_gid
atexit.register(5)
errno.errorcode[11], errno.EWOULDBLOCK, errno.errorcode[95]
""".strip().splitlines()


def compare(cases: list[str], names: list[str]) -> None:
    """Every case has the same outcome with the real modules and with the simulated ones."""
    aliases = {"os": "posix", "signal": "_signal"}
    real = {n: importlib.import_module(aliases.get(n, n)) for n in names}
    r, w = os.pipe()
    try:
        space: dict[str, Any] = {**real, "r": r, "w": w}
        wanted = [outcome(case, space) for case in cases]
    finally:
        os.close(r)
        os.close(w)
    with SimulatedProcess() as process:
        process.image.builtins["__import__"] = __import__
        space = {n: module(aliases.get(n, n)) for n in names}
        space["r"], space["w"] = module("posix").pipe()
        got = [outcome(case, space) for case in cases]
    different = [f"{c}\n   Linux: {a}\n   here:  {b}"
                 for c, a, b in zip(cases, wanted, got, strict=True) if a != b]
    assert not different, "\n".join(["", *different])


@on_linux
def test_others_as_on_linux() -> None:
    compare(OTHERS, ["os", "select", "resource", "fcntl", "signal", "_thread", "gc", "_random",
                     "pwd", "grp", "atexit", "errno"])


@pytest.fixture
def utc() -> Any:
    """The host's clock shows UTC."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "UTC"
    host_time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    host_time.tzset()


# ---- time -----------------------------------------------------------------------------------


@on_linux
@pytest.mark.usefixtures("utc")
def test_time_as_on_linux() -> None:
    compare(TIME, ["time"])


@on_linux
@pytest.mark.usefixtures("utc")
def test_calendar_as_glibc_s() -> None:
    time, choice = module("time"), random.Random(1)
    for _ in range(2000):
        moment = choice.choice([choice.randrange(-10**11, 10**11), choice.uniform(-1e9, 3e9)])
        real, ours = host_time.gmtime(moment), time.gmtime(moment)
        assert (tuple(ours), ours.tm_zone) == (tuple(real), real.tm_zone)
        assert time.mktime(ours) == host_time.mktime(real)
        assert time.ctime(moment) == host_time.ctime(moment)
        for directive in DIRECTIVES:
            pattern = f"<%{directive}>"
            assert time.strftime(pattern, ours) == host_time.strftime(pattern, real), pattern


@given(st.tuples(*[st.integers(-200, 3000)] + [st.integers(-99, 99)] * 7 + [st.just(0)]))
def test_mktime_undoes_gmtime(fields: tuple[int, ...]) -> None:
    time = module("time")
    seconds = time.mktime(fields)
    assert time.mktime(time.gmtime(seconds)) == seconds


def test_clocks_and_sleep() -> None:
    with SimulatedProcess() as process:
        time = module("time")
        start, wall = time.monotonic_ns(), time.time()
        time.sleep(1.5)
        time.sleep(0)
        assert time.monotonic_ns() - start == 1_500_000_000
        assert time.perf_counter() == time.monotonic() == time.clock_gettime(1)
        assert time.time() - wall == 1.5
        assert ("clock_nanosleep", (1, 0, 1_500_000_000)) in process.calls
        assert time.localtime().tm_year == 2026
        assert time.strftime("%Y-%m-%d %H:%M:%S %Z") == "2026-01-01 00:00:01 UTC"
        assert time.process_time() == time.thread_time() == 0.0
        process.image.builtins["__import__"] = __import__
        assert time.strptime("2020-02-03", "%Y-%m-%d")[:3] == (2020, 2, 3)


# ---- threads and locks ----------------------------------------------------------------------


def test_locks_of_one_thread() -> None:
    with SimulatedProcess() as process:
        thread = module("_thread")
        lock = thread.allocate_lock()
        with lock:
            assert lock.locked()
            assert not lock.acquire(False)
            assert not lock.acquire(timeout=0.25)
            assert process.k.now == 250_000_000
            with pytest.raises(NotSimulated, match="block for ever"):
                lock.acquire()
        assert "<unlocked _thread.lock object" in repr(lock)
        again = thread.RLock()
        with again, again:
            assert again._is_owned()
        assert not again._is_owned()
        assert thread.get_native_id() == process.image.pid
        assert thread.get_ident() == thread.get_ident() > 0
        with pytest.raises(NotSimulated, match="starting a thread"):
            thread.start_new_thread(print, ())


def test_local_takes_arguments_in_a_subclass_only() -> None:
    local = module("_thread")._local

    class Mine(local):  # type: ignore[misc,valid-type]
        def __init__(self, value: int) -> None:
            self.value = value

    assert Mine(5).value == 5


# ---- the rest -------------------------------------------------------------------------------


def test_random_takes_its_seed_from_the_kernel() -> None:
    first = []
    for _ in range(2):
        with SimulatedProcess() as process:
            made = module("_random").Random()
            assert process.calls == [("getrandom", (2496, 1))]
            first.append((made.random(), made.getrandbits(64)))
            made.seed(None)
            assert made.random() not in first[0]
    assert first[0] == first[1]


def test_seed_is_used_as_cpython_uses_the_bytes_of_urandom() -> None:
    """random_seed_urandom gives the 624 words to init_by_array, lowest byte first."""
    words = [(n * 2654435761) & 0xFFFFFFFF for n in range(1, 625)]
    number = sum(word << (32 * place) for place, word in enumerate(words))
    with SimulatedProcess() as process:
        process.answers["getrandom"] = number.to_bytes(2496, "little")
        assert module("_random").Random().random() == random.Random(number).random()


def test_atexit_runs_the_last_one_first_as_c_does() -> None:
    said: list[str] = []
    with SimulatedProcess() as process:
        atexit = module("atexit")

        def late() -> None:
            said.append("registered")
            atexit.register(said.append, "never")

        def forget() -> None:
            said.append("forget")
            atexit.unregister(late_two)

        def late_two() -> None:
            said.append("never")

        def fail() -> None:
            raise SystemExit(5)

        for function in (late, late_two, fail, forget):
            assert atexit.register(function) is function
        atexit.register(said.append, "first")
        assert atexit._ncallbacks() == 5
        atexit._run_exitfuncs()
        assert said == ["first", "forget", "registered"]
        assert atexit._ncallbacks() == 0
        assert len(process.image.printed) == 1
        assert "Exception ignored in atexit callback" in process.image.printed[0][1]


def test_gc_collects_nothing_and_remembers_settings() -> None:
    gc = module("gc")
    with SimulatedProcess(), SimulatedProcess():
        assert gc.isenabled()
        gc.disable()
        gc.set_threshold(5)
        assert (gc.isenabled(), gc.get_threshold(), gc.collect()) == (False, (5, 10, 10), 0)
    with SimulatedProcess():
        assert gc.isenabled()


def test_times_used() -> None:
    with SimulatedProcess() as process:
        process.task.user, process.task.system = 1_234_567_891, 5_000_999
        process.task.voluntary = 3
        resource = module("resource")
        used = resource.getrusage(resource.RUSAGE_SELF)
        assert (used.ru_utime, used.ru_stime, used.ru_nvcsw) == (1.234567, 0.005, 3)
        assert len(used) == 16
        assert module("posix").times()[:2] == (1.23, 0.0)
        resource.setrlimit(resource.RLIMIT_NOFILE, (5, 10))
        assert resource.getrlimit(resource.RLIMIT_NOFILE) == (5, 10)
        with pytest.raises(ValueError, match="not allowed to raise maximum limit"):
            resource.setrlimit(resource.RLIMIT_NOFILE, (5, 11))


def test_select_and_poll_wait() -> None:
    with SimulatedProcess(USER) as process:
        posix, select = module("posix"), module("select")
        reader, writer = posix.pipe()
        assert select.select([reader], [], [], 0.1) == ([], [], [])
        poll = select.poll()
        poll.register(reader)
        assert poll.poll(100) == []
        assert process.k.now == 200_000_000
        posix.write(writer, b"x")
        assert poll.poll(None) == [(reader, select.POLLIN)]
        posix.close(writer)
        posix.read(reader, 5)
        assert poll.poll() == [(reader, select.POLLHUP)]
        assert not hasattr(process, "epoll")
        count = len(process.calls)
        assert select.poll().poll(0) == []
        assert len(process.calls) == count


def test_what_is_not_simulated_yet() -> None:
    with SimulatedProcess() as process:
        for source in ("fcntl.flock(1, 2)", "fcntl.lockf(1, 2)", "fcntl.fcntl(1, 6, b'')",
                       "gc.get_objects()"):
            name = source.partition(".")[0]
            with pytest.raises(NotSimulated):
                eval(source, {name: module(name)})
        assert "fcntl.flock" in process.image.asked_for
        missing = module("select").__dict__["__getattr__"]
        with pytest.raises(AttributeError, match=r"select.epoll is not simulated; use select.poll"):
            missing("epoll")


def test_working_directory() -> None:
    with SimulatedProcess():
        assert module("posix").getcwd() == DIRECTORY
        assert Path(DIRECTORY).name == "here"
