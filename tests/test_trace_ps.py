"""The text of ps.

The layout is that of procps 4.0.2 on Linux: the expected lines are its output for a
script with the same processes, with "-" in place of what the simulation does not have
(memory, TPGID), the commands shortened and the users' names changed.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from trace_events import Story

import sim
from sim.trace import ps
from sim.trace.process_columns import COLUMNS, OTHER_NAMES
from sim.trace.process_list import EPOCH_NS, Style
from sim.trace.wait_channels import wait_channel

SECOND = 10**9
AFTERNOON = EPOCH_NS + (16 * 60 + 31) * 60 * SECOND


def story() -> Story:
    """Processes in all states that the script had."""
    s = Story()
    command = ("/usr/bin/python3.11", "z.py")
    s.boot(1, "init", uid=0, cmdline=("/sbin/init",))
    s.boot(13636, "python3.11", ppid=1, pgid=13632, sid=12201, cmdline=command)
    s.state(13636, "ready", "running", "dispatch")
    s.time = 13_000_000
    for pid in (13639, 13640, 13641, 13642, 13644):
        s.fork(13636, pid)
        s.state(pid, "ready", "running", "dispatch")
    s.change(13639, "nice", 0, 5)
    s.change(13640, "nice", 0, -5)
    s.exit(13641, 3 << 8)
    s.state(13641, "running", "zombie", "exit")
    s.change(13642, "pgid", 13632, 13642)
    s.change(13642, "sid", 12201, 13642)
    s.change(13642, "uid", 0, 1000)
    s.state(13642, "new", "waiting", "block", tid=13643)
    for pid, call, reason in [
        (13639, "clock_nanosleep", "hrtimer_nanosleep"),
        (13640, "clock_nanosleep", "hrtimer_nanosleep"),
        (13642, "futex", "a lock held by thread 13643"),
        (13636, "wait4", "do_wait"),
    ]:
        s.block(pid, call, (), reason)
        s.state(pid, "running", "waiting", "block")
    s.time = SECOND
    return s


AUX = """\
USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND
root         1  0.0    -      -     - ?        -s   16:31   0:00 /sbin/init
root     13636  1.3    -      -     - ?        S    16:31   0:00 /usr/bin/python3.11 z.py
root     13639  0.0    -      -     - ?        SN   16:31   0:00 /usr/bin/python3.11 z.py
root     13640  0.0    -      -     - ?        S<   16:31   0:00 /usr/bin/python3.11 z.py
root     13641  0.0    -      -     - ?        Z    16:31   0:00 [python3.11] <defunct>
user     13642  0.0    -      -     - ?        Ssl  16:31   0:00 /usr/bin/python3.11 z.py
root     13644  100    -      -     - ?        R    16:31   0:00 /usr/bin/python3.11 z.py
"""

AJX = """\
 PPID   PID  PGID   SID TTY      TPGID STAT   UID   TIME COMMAND
    0     1     1     1 ?           -1 -s       0   0:00 /sbin/init
    1 13636 13632 12201 ?           -1 S        0   0:00 /usr/bin/python3.11 z.py
13636 13639 13632 12201 ?           -1 SN       0   0:00 /usr/bin/python3.11 z.py
13636 13640 13632 12201 ?           -1 S<       0   0:00 /usr/bin/python3.11 z.py
13636 13641 13632 12201 ?           -1 Z        0   0:00 [python3.11] <defunct>
13636 13642 13642 13642 ?           -1 Ssl   1000   0:00 /usr/bin/python3.11 z.py
13636 13644 13632 12201 ?           -1 R        0   0:00 /usr/bin/python3.11 z.py
"""

# WCHAN of 13642 was futex_, and its F 5 as it had used a superuser's rights.
LONG = """\
F S   UID   PID  PPID  C PRI  NI ADDR SZ WCHAN  TTY          TIME CMD
4 -     0     1     0  0  80   0 -     - -      ?        00:00:00 init
4 S     0 13636     1  1  80   0 -     - do_wai ?        00:00:00 python3.11
1 S     0 13639 13636  0  85   5 -     - hrtime ?        00:00:00 python3.11
1 S     0 13640 13636  0  75  -5 -     - hrtime ?        00:00:00 python3.11
1 Z     0 13641 13636  0  80   0 -     - -      ?        00:00:00 python3.11 <defunct>
1 S  1000 13642 13636  0  80   0 -     - futex  ?        00:00:00 python3.11
1 R     0 13644 13636 99  80   0 -     - -      ?        00:00:00 python3.11
"""

DEFAULT = """\
  PID TTY          TIME CMD
    1 ?        00:00:00 init
13636 ?        00:00:00 python3.11
13639 ?        00:00:00 python3.11
13640 ?        00:00:00 python3.11
13641 ?        00:00:00 python3.11 <defunct>
13642 ?        00:00:00 python3.11
13644 ?        00:00:00 python3.11
"""


@pytest.mark.parametrize(
    ("style", "expected"), [("aux", AUX), ("ajx", AJX), ("l", LONG), ("default", DEFAULT)]
)
def test_styles(style: Style, expected: str) -> None:
    assert ps(story().events, SECOND, style, epoch_ns=AFTERNOON) == expected


def test_an_unknown_style_is_named() -> None:
    with pytest.raises(ValueError, match="unknown ps style 'axu': use one of default, aux, ajx, l"):
        ps([], style="axu")  # type: ignore[arg-type]


def test_no_processes_are_a_header() -> None:
    assert ps([]) == "  PID TTY          TIME CMD\n"


def test_the_foreground_group() -> None:
    """It is marked, as ps ajx does on a terminal: in STAT and by TPGID."""
    s = Story()
    s.boot(99, "sh", ppid=1, tty="pts/0")
    s.boot(100, "python3", ppid=99, tty="pts/0", pgid=100, sid=99)
    s.add("terminal", 0, "pts/0", (0, 100))
    rows = [line.split() for line in ps(s.events, style="ajx").splitlines()[1:]]
    assert [(row[1], row[5], row[6]) for row in rows] == [("99", "100", "-s"), ("100", "100", "-+")]


def test_a_terminal() -> None:
    """As recorded on a pseudo terminal."""
    s = Story()
    s.boot(14039, "bash", ppid=1, tty="pts/0", cmdline=("bash", "-c", "tty; ps"))
    s.state(14039, "new", "waiting", "block")
    assert ps(s.events).splitlines()[1] == "14039 pts/0    00:00:00 bash"
    assert ps(s.events, style="aux").splitlines()[1] == (
        "root     14039  0.0    -      -     - pts/0    Ss   00:00   0:00 bash -c tty; ps"
    )
    assert ps(s.events, style="ajx").splitlines()[1] == (
        "    1 14039 14039 14039 pts/0        - Ss       0   0:00 bash -c tty; ps"
    )


@pytest.mark.parametrize(
    ("seconds", "bsd", "unix"),
    [(3, "  0:03", "00:00:03"), (3723, " 62:03", "01:02:03"), (90_000, "1500:00", "1-01:00:00")],
)
def test_cpu_time(seconds: int, bsd: str, unix: str) -> None:
    s = Story()
    s.boot(5, cmdline=("x",))
    s.state(5, "ready", "running", "dispatch")
    time = seconds * SECOND
    assert ps(s.events, time).splitlines()[1] == f"    5 ?        {unix} python3"
    assert ps(s.events, time, "ajx").splitlines()[1].endswith(f"0 {bsd} x")


def test_start_becomes_a_date_after_a_day() -> None:
    s = Story()
    s.time = 90 * SECOND
    s.boot(5)
    day = 86_400 * SECOND
    assert " 00:01 " in ps(s.events, 90 * SECOND + day - 1, "aux")
    assert " Jan01 " in ps(s.events, 90 * SECOND + day, "aux")
    assert " 13:13 " in ps(s.events, style="aux", epoch_ns=EPOCH_NS + 47_500 * SECOND)


def test_odd_names_and_numbers() -> None:
    s = Story()
    s.boot(4_194_300, "a b)c\n", uid=70_000, cmdline=())
    assert ps(s.events, style="aux") == (
        "USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n"
        "70000    4194300  0.0    -      -     - ?        -s   00:00   0:00 [a b)c?]\n"
    )


def test_any_moment_can_be_shown() -> None:
    events = story().events
    assert len(ps(events, 0).splitlines()) == 3
    assert len(ps(events, 13_000_000).splitlines()) == 8


def test_a_stopped_process() -> None:
    s = Story()
    s.boot(1, "init")
    s.boot(50, "sleep", ppid=1, uid=1000)
    s.block(50, "clock_nanosleep", (), "hrtimer_nanosleep")
    s.deliver(50, "SIGTSTP", 1, "stop")
    s.state(50, "running", "stopped", "stop")
    row = ps(s.events, style="l").splitlines()[-1]
    assert row == "0 T  1000    50     1  0  80   0 -     - do_sig ?        00:00:00 sleep"
    assert " Ts " in ps(s.events, style="aux").splitlines()[-1]


# ---- columns by name ----------------------------------------------------------------------------


def columns(formats: str, *more: str) -> list[str]:
    return ps(story().events, SECOND, formats=[formats, *more], epoch_ns=AFTERNOON).splitlines()


def test_columns_by_name() -> None:
    assert columns("pid,ppid,stat,ni,wchan,comm") == [
        "  PID  PPID STAT  NI WCHAN  COMMAND",
        "    1     0 -s     0 -      init",
        "13636     1 S      0 do_wai python3.11",
        "13639 13636 SN     5 hrtime python3.11",
        "13640 13636 S<    -5 hrtime python3.11",
        "13641 13636 Z      0 -      python3.11 <defunct>",
        "13642 13636 Ssl    0 futex  python3.11",
        "13644 13636 R      0 -      python3.11",
    ]


def test_widths_and_titles() -> None:
    """As procps: a title reaches to the end of its format; without titles there is no header."""
    assert columns("pid:8,wchan:20,uid=WHO, HERE")[:3] == [
        "     PID WCHAN                WHO, HERE",
        "       1 -                            0",
        "   13636 do_wait                      0"]
    assert columns("pid=", "s=")[0] == "    1 -"
    assert columns("args,pid")[:3] == [
        "COMMAND                       PID",
        "/sbin/init                      1",
        "/usr/bin/python3.11 z.py    13636"]
    assert columns("wchan,pid")[2] == "do_wai 13636"


@pytest.mark.parametrize(("formats", "wrong"), [
    ("pid,bogus", "no column 'bogus'; there are %cpu, "), (",", "expected the names"),
    ("pid:x", "the width of column 'pid' is 'x'"), ("pid:0", "must be a number above 0")])
def test_wrong_columns_are_named(formats: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        columns(formats)


def test_full_and_jobs_format() -> None:
    events = story().events
    assert ps(events, SECOND, "f", epoch_ns=AFTERNOON).splitlines()[:3] == [
        "UID        PID  PPID  C STIME TTY          TIME CMD",
        "root         1     0  0 16:31 ?        00:00:00 /sbin/init",
        "root     13636     1  1 16:31 ?        00:00:00 /usr/bin/python3.11 z.py"]
    assert ps(events, SECOND, "j").splitlines()[:3] == [
        "  PID  PGID   SID TTY          TIME CMD",
        "    1     1     1 ?        00:00:00 init",
        "13636 13632 12201 ?        00:00:00 python3.11"]


def test_elapsed_times() -> None:
    s = Story()
    s.boot(5)
    for seconds, elapsed in ((61, "01:01"), (3661, "01:01:01"), (90_061, "1-01:01:01")):
        row = ps(s.events, seconds * SECOND, formats=["etime,etimes"]).splitlines()[1]
        assert row.split() == [elapsed, str(seconds)]
    born = ps(s.events, formats=["lstart,start,bsdstart"]).splitlines()[1]
    assert born == "Thu Jan  1 00:00:00 2026 00:00:00  00:00"


# ---- scheduling ---------------------------------------------------------------------------------

POLICIES = {
    (0, 0, 0): "  0  19  80  20      -  TS TS    0 S",
    (0, 0, 5): "  5  14  85  25      -  TS TS    0 SN",
    (0, 0, -20): "-20  39  60   0      -  TS TS    0 S<",
    (1, 1, 0): "  -  41  58  -2      1  FF FF    1 S",
    (1, 99, 0): "  - 139 -40 -100    99  FF FF    1 S",
    (2, 50, 0): "  -  90   9 -51     50  RR RR    2 S",
    (1, 7, 3): "  -  47  52  -8      7  FF FF    1 SN",
    (3, 0, 0): "  0  19  80  20      0   B B     3 S",
    (5, 0, 0): "  -  19  80  20      0 IDL IDL   5 S",
}
"""What procps 4.0.2 shows by (policy, real-time priority, nice value)."""
ORDER = "ni,pri,opri,priority,rtprio,cls,policy,sched,stat"


@pytest.mark.parametrize(("policy", "priority", "nice"), POLICIES)
def test_policies(policy: int, priority: int, nice: int) -> None:
    s = Story()
    s.boot(1, "init")
    s.boot(5, ppid=1, sid=1)
    s.change(5, "nice", 0, nice)
    s.change(5, "policy", (0, 0), (policy, priority))
    s.birth(6, 5)  # which inherits all of it
    s.block(6, "pause", (), "pause")
    s.state(6, "running", "waiting", "block")
    s.state(5, "running", "waiting", "block")
    for row in ps(s.events, formats=[ORDER]).splitlines()[2:]:
        assert row.split() == POLICIES[policy, priority, nice].split()


AS_IT_IS = pytest.mark.skipif(
    shutil.which("ps") is None or not hasattr(os, "fork"), reason="needs Linux with procps")


def real_ps(*words: str) -> str:
    done = subprocess.run(["ps", *words], capture_output=True, text=True, check=False, timeout=30,
                          env={**os.environ, "LC_ALL": "C", "COLUMNS": "200"})
    return done.stdout


@AS_IT_IS
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
@pytest.mark.parametrize(("policy", "priority", "nice"), POLICIES)
def test_policies_as_the_real_ps_shows_them(policy: int, priority: int, nice: int) -> None:
    ready, done = os.pipe()
    child = os.fork()
    if child == 0:
        os.setpriority(os.PRIO_PROCESS, 0, nice)
        os.sched_setscheduler(0, policy, os.sched_param(priority))
        os.close(done)
        signal.pause()
    os.close(done)
    try:
        os.read(ready, 1)
        for _ in range(1000):
            row = real_ps("-p", str(child), "-o", ORDER).splitlines()[1].split()
            if row[-1][0] == "S":
                break
        assert row == POLICIES[policy, priority, nice].split()
    finally:
        os.close(ready)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


@AS_IT_IS
@pytest.mark.parametrize("name", sorted({*COLUMNS, *OTHER_NAMES}))
def test_titles_and_widths_are_those_of_procps(name: str) -> None:
    """Of each column, in front of another one, whose place tells the width."""
    if "procps" not in real_ps("--version"):
        pytest.skip("this is not the ps of procps")
    real = real_ps("-p", str(os.getpid()), "-o", f"{name},s").splitlines()[0]
    s = Story()
    s.boot(5)
    ours = ps(s.events, formats=[f"{name},s"]).splitlines()[0]
    assert real.split() == ours.split()
    if "4.0.2" in real_ps("--version") and not COLUMNS[OTHER_NAMES.get(name, name)].pid:
        assert real == ours  # other versions have made some columns wider


# ---- where a process sleeps -----------------------------------------------------------------------

SLEEPING = {
    "clock_nanosleep": ("hrtimer_nanosleep", "time.sleep(60)"),
    "wait4": ("do_wait", "os.fork() or time.sleep(60); os.wait()"),
    "read": ("pipe_read", "r, w = os.pipe(); os.read(r, 1)"),
    "write": ("pipe_write", "r, w = os.pipe(); os.write(w, bytes(1 << 20))"),
    "openat": ("open of a FIFO, for a writer", "os.mkfifo('f'); os.open('f', os.O_RDONLY)"),
    "pause": ("pause", "signal.pause()"),
    "rt_sigtimedwait": ("sigtimedwait", "signal.sigwait([signal.SIGUSR1])"),
    "poll": ("do_poll", "select.poll().poll(60000)"),
    "select": ("do_select", "select.select([], [], [], 60)"),
}
"""By call: what the kernel says it waits for, and a script that does."""
TERMINAL = {
    "read": ("read from the terminal", "import pty; os.read(pty.openpty()[1], 1)"),
    "write": ("room for output on the terminal",
              "import pty; m, s = pty.openpty(); os.write(s, bytes(1 << 20))"),
}
CASES = [(call, *case) for table in (SLEEPING, TERMINAL) for call, case in table.items()]


@pytest.mark.skipif(not hasattr(os, "fork") or not os.access("/proc/self/wchan", os.R_OK),
                    reason="needs Linux's /proc")
@pytest.mark.parametrize(("call", "reason", "code"), CASES)
def test_wchan_is_the_function_in_which_linux_sleeps(
    call: str, reason: str, code: str, tmp_path: Path
) -> None:
    import select

    text = f"import os, time, signal, select\n{code}"
    process = subprocess.Popen([sys.executable, "-c", text], cwd=tmp_path, start_new_session=True)
    try:
        expected = wait_channel("S", call, reason)
        for _ in range(2000):
            found = Path(f"/proc/{process.pid}/wchan").read_text().strip()
            plain = found.split(".")[0].lstrip("_").removeprefix("anon_")
            if plain == expected:
                break
            select.select([], [], [], 0.005)
        else:
            if found == "0":
                pytest.skip("this kernel does not tell")
        assert plain == expected
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.mark.parametrize(("call", "reason", "code"), CASES)
def test_wchan_of_what_the_simulation_does(call: str, reason: str, code: str) -> None:
    """The reasons in the table are those that the kernel gives."""
    if "pty" in code:
        code = code.replace("import pty; ", "").replace("pty.openpty", "os.openpty")
    result = sim.run(f"import os, time, signal, select\nsignal.alarm(5)\n{code}\n")
    blocked = [event for event in result.trace if event.kind == "block" and event.name == call
               and event.pid == 100]
    assert [event.result for event in blocked][:1] == [reason]
    shown = ps(result.trace, SECOND, formats=["pid,wchan:30"]).splitlines()
    assert f"  100 {wait_channel('S', call, reason)}" in [line.rstrip() for line in shown]
