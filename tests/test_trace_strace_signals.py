"""How strace shows signals, the calls on them and the calls that they interrupt.

Recorded with strace 6.1 on Linux 6, with the changes that `test_trace_strace` tells of, and
these: a handler's address is ``...``, sa_flags are without SA_RESTORER and SA_ONSTACK (which the
simulated calls do not have) and the old action is there even where NULL was passed for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from test_trace_strace import couple, one, text
from trace_events import Args, Story

import sim
from sim.trace import Event, Value, read_trace, strace_lines, write_trace
from sim.trace.strace_signals import SIGNAL_CALLS, signal_set

DEFAULT, CAUGHT = ("default", 0, 0), ("catch", 0, 0)
MILLISECOND, SECOND = 10**6, 10**9

# --- Single calls -----------------------------------------------------------------------------

CALLS: list[tuple[str, Args, Value, str]] = [
    (
        "rt_sigaction",
        (10, "catch", 0, 0),
        DEFAULT,
        "rt_sigaction(SIGUSR1, {sa_handler=..., sa_mask=[], sa_flags=0}, "
        "{sa_handler=SIG_DFL, sa_mask=[], sa_flags=0}, 8) = 0",
    ),
    (
        "rt_sigaction",
        (14, "ignore", 0xF400_0007, 1 << 33),
        CAUGHT,
        "rt_sigaction(SIGALRM, {sa_handler=SIG_IGN, sa_mask=[RT_1], sa_flags=SA_RESTORER|"
        "SA_RESTART|SA_INTERRUPT|SA_NODEFER|SA_RESETHAND|SA_SIGINFO|SA_NOCLDSTOP|SA_NOCLDWAIT}, "
        "{sa_handler=..., sa_mask=[], sa_flags=0}, 8) = 0",
    ),
    (
        "rt_sigaction",
        (40, None, 0, 0),
        ("catch", 0x1000_0000, 0),
        "rt_sigaction(SIGRT_8, NULL, {sa_handler=..., sa_mask=[], sa_flags=SA_RESTART}, 8) = 0",
    ),
    ("rt_sigprocmask", (0, 1 << 17), 0, "rt_sigprocmask(SIG_BLOCK, [CHLD], [], 8) = 0"),
    (
        "rt_sigprocmask",
        (1, 1 << 10),
        1 << 10 | 1 << 12 | 1 << 17 | 1 << 34,
        "rt_sigprocmask(SIG_UNBLOCK, [USR1], [USR1 USR2 CHLD RT_2], 8) = 0",
    ),
    (
        "rt_sigprocmask",
        (2, 0),
        2**65 - 2 & ~(1 << 9 | 1 << 19 | 3 << 32),
        "rt_sigprocmask(SIG_SETMASK, [], ~[KILL STOP RTMIN RT_1], 8) = 0",
    ),
    ("rt_sigprocmask", (0, None), 0, "rt_sigprocmask(SIG_BLOCK, NULL, [], 8)  = 0"),
    ("rt_sigpending", (), 1 << 10 | 1 << 12, "rt_sigpending([USR1 USR2], 8)           = 0"),
    (
        "rt_sigtimedwait",
        (1 << 10, None),
        (10, "SI_USER", 100, 0, 0),
        "rt_sigtimedwait([USR1], {si_signo=SIGUSR1, si_code=SI_USER, si_pid=100, si_uid=0}, NULL, "
        "8) = 10 (SIGUSR1)",
    ),
    (
        "rt_sigtimedwait",
        (1 << 17, SECOND),
        (17, "CLD_EXITED", 101, 0, 3),
        "rt_sigtimedwait([CHLD], {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=101, si_uid=0, "
        "si_status=3, si_utime=0, si_stime=0}, {tv_sec=1, tv_nsec=0}, 8) = 17 (SIGCHLD)",
    ),
    ("alarm", (2,), 0, "alarm(2)                                = 0"),
    (
        "setitimer",
        (0, 100 * MILLISECOND, 200 * MILLISECOND),
        (1_999_891_000, 0),
        "setitimer(ITIMER_REAL, {it_interval={tv_sec=0, tv_usec=200000}, it_value={tv_sec=0, "
        "tv_usec=100000}}, {it_interval={tv_sec=0, tv_usec=0}, it_value={tv_sec=1, "
        "tv_usec=999891}}) = 0",
    ),
    (
        "getitimer",
        (0,),
        (99_953_000, 200 * MILLISECOND),
        "getitimer(ITIMER_REAL, {it_interval={tv_sec=0, tv_usec=200000}, it_value={tv_sec=0, "
        "tv_usec=99953}}) = 0",
    ),
    ("pidfd_send_signal", (3, 14, 0), 0, "pidfd_send_signal(3, SIGALRM, NULL, 0)  = 0"),
    ("tgkill", (100, 100, 12), 0, "tgkill(100, 100, SIGUSR2)               = 0"),
    ("tkill", (100, 0), 0, "tkill(100, 0)                           = 0"),
]

FAILURES: list[tuple[str, Args, int, str]] = [
    (
        "rt_sigaction",
        (9, "ignore", 0, 0),
        22,
        "rt_sigaction(SIGKILL, {sa_handler=SIG_IGN, sa_mask=[], sa_flags=0}, NULL, 8) = -1 EINVAL "
        "(Invalid argument)",
    ),
    (
        "rt_sigprocmask",
        (7, 2),
        22,
        "rt_sigprocmask(0x7 /* SIG_??? */, [HUP], NULL, 8) = -1 EINVAL (Invalid argument)",
    ),
    (
        "rt_sigtimedwait",
        (1 << 12, 100 * MILLISECOND),
        11,
        "rt_sigtimedwait([USR2], NULL, {tv_sec=0, tv_nsec=100000000}, 8) = -1 EAGAIN "
        "(Resource temporarily unavailable)",
    ),
    (
        "rt_sigtimedwait",
        (1 << 12, SECOND),
        4,
        "rt_sigtimedwait([USR2], NULL, {tv_sec=1, tv_nsec=0}, 8) = -1 EINTR "
        "(Interrupted system call)",
    ),
    (
        "getitimer",
        (7,),
        22,
        "getitimer(0x7 /* ITIMER_??? */, NULL)   = -1 EINVAL (Invalid argument)",
    ),
    (
        "pidfd_send_signal",
        (1, 1, 7),
        22,
        "pidfd_send_signal(1, SIGHUP, NULL, 0x7) = -1 EINVAL (Invalid argument)",
    ),
    ("tgkill", (1, 1, 99), 22, "tgkill(1, 1, 99)                        = -1 EINVAL (Invalid "
     "argument)"),
    (
        "pause",
        (),
        4,
        "pause()                                 = ? ERESTARTNOHAND (To be restarted if no handler)",
    ),
    (
        "read",
        (4, 1),
        513,
        "read(4, NULL, 1)                        = ? ERESTARTSYS (To be restarted if SA_RESTART is "
        "set)",
    ),
    (
        "clock_nanosleep",
        (1, 0, SECOND),
        4,
        "clock_nanosleep(CLOCK_MONOTONIC, 0, {tv_sec=1, tv_nsec=0}, NULL) = ? "
        "ERESTART_RESTARTBLOCK (Interrupted by signal)",
    ),
]


@pytest.mark.parametrize(("name", "args", "result", "expected"), CALLS)
def test_a_call(name: str, args: Args, result: Value, expected: str) -> None:
    assert one(name, args, result) == expected


@pytest.mark.parametrize(("name", "args", "error", "expected"), FAILURES)
def test_a_call_that_fails(name: str, args: Args, error: int, expected: str) -> None:
    assert one(name, args, errno=error) == expected


@pytest.mark.parametrize("name", SIGNAL_CALLS)
def test_no_shape_of_a_call_is_an_error(name: str) -> None:
    shapes: tuple[Args, ...] = ((), ("x",), (1, -1), (None, None, None, None), (1, "x", b"", ()))
    for args in shapes:
        for result in (None, 0, "x", (1,), (1, 2, 3, 4, 5), ("x", 0, None)):
            assert one(name, args, result).startswith(f"{name}(")


def test_a_set_with_most_signals_is_shown_by_what_it_lacks() -> None:
    assert signal_set((1 << 42) - 2).startswith("[HUP INT ")  # 41 of 64
    assert signal_set((1 << 43) - 2) == (
        "~[RT_11 RT_12 RT_13 RT_14 RT_15 RT_16 RT_17 RT_18 RT_19 RT_20 RT_21 RT_22 RT_23 RT_24 "
        "RT_25 RT_26 RT_27 RT_28 RT_29 RT_30 RT_31 RT_32]"
    )
    assert signal_set((1 << 65) - 2) == "~[]"


# --- When signals are shown -------------------------------------------------------------------


def test_a_signal_is_shown_when_it_is_taken() -> None:
    s = Story()
    s.boot(50)
    s.call(50, "kill", (50, 10))
    s.signal(50, "SIGUSR1", 50)
    s.signal(50, "SIGUSR1", 50, fate="coalesced")
    s.call(50, "close", (3,))
    s.deliver(50, "SIGUSR1", 50, "handler")
    assert text(s) == [
        "kill(50, SIGUSR1)                       = 0",
        "close(3)                                = 0",
        "--- SIGUSR1 {si_signo=SIGUSR1, si_code=SI_USER, si_pid=50, si_uid=0} ---",
    ]


def test_ignored_signals_are_taken_in_the_order_of_their_numbers() -> None:
    s = couple()
    s.block(51, "read", (3, 1))
    s.signal(51, "SIGWINCH", 50, fate="ignored")
    s.signal(51, "SIGINT", 50)
    s.call(51, "read", (3, 1), errno=4)
    s.deliver(51, "SIGINT", 50, "handler")
    s.fork(51, 52)
    s.signal(51, "SIGCHLD", 52, "CLD_EXITED", fate="ignored")
    s.deliver(51, "SIGTERM", 50, "terminate")
    s.exit(51, 15)
    sender = "si_code=SI_USER, si_pid=50, si_uid=1000} ---"
    assert text(s)[1:] == [
        "[pid    51] read(3, NULL, 1)            = ? ERESTARTSYS (To be restarted if SA_RESTART is "
        "set)",
        f"[pid    51] --- SIGINT {{si_signo=SIGINT, {sender}",
        f"[pid    51] --- SIGWINCH {{si_signo=SIGWINCH, {sender}",
        "[pid    51] fork()                      = 52",
        f"[pid    51] --- SIGTERM {{si_signo=SIGTERM, {sender}",
        "[pid    51] +++ killed by SIGTERM +++",
    ]


@pytest.mark.parametrize(
    ("name", "args", "resumed"),
    [
        ("pause", (), "<... pause resumed>)        = ?"),
        ("write", (4, b"x"), "<... write resumed>)        = ?"),
        ("openat", (-100, "fifo", 1, 0), "<... openat resumed>)       = ?"),
        ("poll", (((3, 1),), None), "<... poll resumed> <unfinished ...>) = ?"),
        ("wait4", (-1, 0), "<... wait4 resumed> <unfinished ...>) = ?"),
        ("rt_sigtimedwait", (2, None), "<... rt_sigtimedwait resumed> <unfinished ...>) = ?"),
    ],
)
def test_a_call_in_which_sigkill_came(name: str, args: Args, resumed: str) -> None:
    s = couple()
    s.block(51, name, args)
    s.call(50, "kill", (51, 9))
    s.deliver(51, "SIGKILL", 50, "terminate")
    s.exit(51, 9)
    assert text(s)[3:] == [f"[pid    51] {resumed}", "[pid    51] +++ killed by SIGKILL +++"]


def test_a_call_that_has_failed_already_is_not_shown_again_after_a_stop() -> None:
    s = couple()
    s.block(51, "rt_sigtimedwait", (1 << 12, None))
    s.deliver(51, "SIGTSTP", 50, "stop")
    s.state(51, "running", "stopped", "stop")
    s.signal(51, "SIGCONT", 50, fate="ignored")
    s.call(51, "rt_sigtimedwait", (1 << 12, None), errno=4)
    s.call(51, "close", (3,))
    sender = "si_code=SI_USER, si_pid=50, si_uid=1000} ---"
    assert text(s)[1:] == [
        "[pid    51] rt_sigtimedwait([USR2], NULL, NULL, 8) = -1 EINTR (Interrupted system call)",
        f"[pid    51] --- SIGTSTP {{si_signo=SIGTSTP, {sender}",
        "[pid    51] --- stopped by SIGTSTP ---",
        f"[pid    51] --- SIGCONT {{si_signo=SIGCONT, {sender}",
        "[pid    51] close(3)                    = 0",
    ]


def test_a_call_that_is_over_when_it_is_made_again() -> None:
    s = Story()
    s.boot(50)
    s.block(50, "poll", ((), SECOND))
    s.deliver(50, "SIGTSTP", 1, "ignored")
    s.call(50, "poll", ((), SECOND), ())
    assert text(s) == [
        "poll(NULL, 0, 1000)                     = ? ERESTART_RESTARTBLOCK (Interrupted by signal)",
        "--- SIGTSTP {si_signo=SIGTSTP, si_code=SI_USER, si_pid=1, si_uid=0} ---",
        "restart_syscall(<... resuming interrupted poll ...>) = 0",
    ]


# --- Whole runs -------------------------------------------------------------------------------

HANDLERS = """\
import os, signal, time

def caught(number, frame):
    if timing:
        raise TimeoutError

timing = False
signal.signal(signal.SIGUSR1, caught)
signal.siginterrupt(signal.SIGUSR1, False)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2])
parent = os.getpid()
if os.fork() == 0:
    time.sleep(0.1)
    os.kill(parent, signal.SIGUSR1)
    time.sleep(0.1)
    os.kill(parent, signal.SIGUSR2)
    os.kill(parent, signal.SIGUSR2)
    os._exit(3)
os.wait()
signal.sigpending()
signal.sigwait([signal.SIGUSR2])
signal.signal(signal.SIGALRM, caught)
signal.alarm(1)
signal.pause()
timing = True
signal.setitimer(signal.ITIMER_REAL, 0.1)
try:
    signal.sigtimedwait([signal.SIGUSR2], 2)
except TimeoutError:
    os._exit(0)
"""

HANDLERS_OF_PARENT = """\
rt_sigaction(SIGUSR1, {sa_handler=..., sa_mask=[], sa_flags=0}, \
{sa_handler=SIG_DFL, sa_mask=[], sa_flags=0}, 8) = 0
rt_sigaction(SIGUSR1, NULL, {sa_handler=..., sa_mask=[], sa_flags=0}, 8) = 0
rt_sigaction(SIGUSR1, {sa_handler=..., sa_mask=[], sa_flags=SA_RESTART}, \
{sa_handler=..., sa_mask=[], sa_flags=0}, 8) = 0
rt_sigprocmask(SIG_BLOCK, [USR2], [], 8) = 0
fork() = 101
wait4(-1, NULL, 0, NULL) = ? ERESTARTSYS (To be restarted if SA_RESTART is set)
--- SIGUSR1 {si_signo=SIGUSR1, si_code=SI_USER, si_pid=101, si_uid=0} ---
wait4(-1, [{WIFEXITED(s) && WEXITSTATUS(s) == 3}], 0, NULL) = 101
--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=101, si_uid=0, si_status=3, \
si_utime=0, si_stime=0} ---
rt_sigpending([USR2], 8) = 0
rt_sigtimedwait([USR2], {si_signo=SIGUSR2, si_code=SI_USER, si_pid=101, si_uid=0}, NULL, 8) \
= 12 (SIGUSR2)
rt_sigaction(SIGALRM, {sa_handler=..., sa_mask=[], sa_flags=0}, \
{sa_handler=SIG_DFL, sa_mask=[], sa_flags=0}, 8) = 0
alarm(1) = 0
pause() = ? ERESTARTNOHAND (To be restarted if no handler)
--- SIGALRM {si_signo=SIGALRM, si_code=SI_KERNEL} ---
setitimer(ITIMER_REAL, {it_interval={tv_sec=0, tv_usec=0}, it_value={tv_sec=0, \
tv_usec=100000}}, {it_interval={tv_sec=0, tv_usec=0}, it_value={tv_sec=0, tv_usec=0}}) = 0
rt_sigtimedwait([USR2], NULL, {tv_sec=2, tv_nsec=0}, 8) = -1 EINTR (Interrupted system call)
--- SIGALRM {si_signo=SIGALRM, si_code=SI_KERNEL} ---
exit_group(0) = ?
+++ exited with 0 +++
"""

JOBS = """\
import os, select, signal, time

def job(wait):
    pid = os.fork()
    if pid == 0:
        wait()
        os._exit(0)
    return pid

def poll():
    polling = select.poll()
    polling.register(os.pipe()[0])
    polling.poll(1000)

def wait_for_child():
    os.fork() or os._exit(time.sleep(0.4) or 1)
    os.wait()

jobs = [job(poll), job(wait_for_child), job(signal.pause)]
for number in signal.SIGSTOP, signal.SIGCONT, signal.SIGTERM:
    time.sleep(0.1)
    for pid in jobs:
        os.kill(pid, number)
"""

JOB = """\
{call} = {broken}
--- SIGSTOP {{si_signo=SIGSTOP, si_code=SI_USER, si_pid=100, si_uid=0}} ---
--- stopped by SIGSTOP ---
--- SIGCONT {{si_signo=SIGCONT, si_code=SI_USER, si_pid=100, si_uid=0}} ---
{again} = {broken}
--- SIGTERM {{si_signo=SIGTERM, si_code=SI_USER, si_pid=100, si_uid=0}} ---
+++ killed by SIGTERM +++
"""
BLOCK = "? ERESTART_RESTARTBLOCK (Interrupted by signal)"
NO_HANDLER = "? ERESTARTNOHAND (To be restarted if no handler)"
SYS = "? ERESTARTSYS (To be restarted if SA_RESTART is set)"


def lines_of(events: Iterable[Event], pid: int) -> str:
    """What one process did: its lines without prefixes, each call in one piece, no sleeping."""
    begun, lines = "", []
    for line in strace_lines(events):
        owner = re.match(r"\[pid +(\d+)\] ", line)
        if int(owner[1]) != pid if owner else pid != 100:
            continue
        line = re.sub(r"^\[.*?\] ", "", line)
        line = re.sub(r"^<\.\.\. \w+ resumed>", lambda _, start=begun: start, line)
        if line.endswith(" <unfinished ...>"):
            begun = line.removesuffix("<unfinished ...>")
            begun = begun if begun.endswith(",  ") else begun[:-1]
        elif not line.startswith("clock_nanosleep"):
            lines.append(re.sub(r",  ", ", ", re.sub(r" += ", " = ", line, count=1)))
    return "\n".join(lines) + "\n"


def test_signals_with_handlers_as_recorded() -> None:
    events = sim.run(HANDLERS, user="root").trace
    assert lines_of(events, 100) == HANDLERS_OF_PARENT


def test_a_run_with_signals_survives_its_file(tmp_path: Path) -> None:
    events = sim.run(HANDLERS, user="root").trace
    write_trace(tmp_path / "run.trace", {}, events)
    read = read_trace(tmp_path / "run.trace").events
    assert read == events
    assert {event.args[3] for event in read if event.kind == "deliver"} == {"handler"}
    fates = {event.result for event in read if event.kind == "signal"}
    assert fates == {None, "coalesced", "ignored"}


def test_stopped_jobs_as_recorded() -> None:
    events = sim.run(JOBS, user="root").trace
    call = "poll([{fd=3, events=POLLIN|POLLPRI|POLLOUT}], 1, 1000)"
    again = "restart_syscall(<... resuming interrupted poll ...>)"
    assert lines_of(events, 101) == "pipe2([3, 4], O_CLOEXEC) = 0\n" + JOB.format(
        call=call, again=again, broken=BLOCK
    )
    call = "wait4(-1, NULL, 0, NULL)"
    assert lines_of(events, 102) == "fork() = 104\n" + JOB.format(
        call=call, again=call, broken=SYS
    )
    assert lines_of(events, 103) == JOB.format(call="pause()", again="pause()", broken=NO_HANDLER)
