"""The text of ps.

The layout is that of procps 4.0.2 on Linux: the expected lines are its output for a
script with the same processes, with "-" in place of what the simulation does not have
(memory, TPGID), the commands shortened and the users' names changed.
"""

from __future__ import annotations

import pytest
from trace_events import Story

from sim.trace import ps
from sim.trace.process_list import EPOCH_NS, Style

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
