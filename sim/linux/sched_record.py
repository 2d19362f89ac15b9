"""Record what real Linux's scheduler does with the processes of a script.

The kernel's own tracepoints sched_switch, sched_waking, sched_migrate_task and
sched_process_fork are read from tracefs (Documentation/trace/ftrace.rst), in a trace instance of
our own and limited to the script's first process and what it forks (set_event_pid, and the option
event-fork). That needs root.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

TRACEFS = Path("/sys/kernel/tracing")
EVENTS = ("sched_switch", "sched_waking", "sched_migrate_task", "sched_process_fork")
_LINE = re.compile(r".*\[(\d+)\]\s+\S+\s+(\d+)\.(\d+): (\w+): (.*)")
_STATE = re.compile(r"prev_state=(\w)")


class Switch(NamedTuple):
    """A CPU goes from one task to another, or something happens that may bring that about.

    Attributes:
        time: ns since the script's first fork.
        cpu: where.
        kind: "switch", "wake" (``next`` is woken), "fork" (``next`` is born), "move" (``next`` is
            given to another CPU).
        before: who had the CPU: the script's processes are 1, 2, ... in order of birth; 0 is
            anybody else.
        state: what became of it at a switch, as ps(1) writes it: R (it could go on), S, Z ...
        next: who has it now, or whom it is about.
    """

    time: int
    cpu: int
    kind: str
    before: int
    state: str
    next: int


class CannotRecord(RuntimeError):
    """This system, or this user, cannot read tracefs."""


def can_record() -> bool:
    """Whether `record` works here: Linux, root, and tracefs is mounted."""
    return hasattr(os, "fork") and os.getuid() == 0 and (TRACEFS / "instances").is_dir()


def record(source: str, *, timeout: float = 30) -> list[Switch]:
    """Run a script on real Linux and return what its processes went through since its first fork.

    All of its processes are killed in the end. Raises CannotRecord, or RuntimeError if the
    script fails or takes longer than ``timeout`` seconds.
    """
    if not can_record():
        raise CannotRecord("recording the scheduler needs Linux, root, and tracefs at "
                           f"{TRACEFS} (mount -t tracefs nodev {TRACEFS})")
    with _instance() as trace:
        # It stops before it becomes the script, so that it can be traced from the beginning.
        starter = "import os, sys; os.kill(os.getpid(), 19); os.execv(sys.executable, sys.argv[1:])"
        process = subprocess.Popen(
            [sys.executable, "-c", starter, sys.executable, "-c", source],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
        try:
            os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WNOWAIT)
            # A session is a group of its own (sched(7)): this one goes before the others.
            autogroup = Path(f"/proc/{process.pid}/autogroup")
            if autogroup.exists():
                autogroup.write_text("-20")
            (trace / "set_event_pid").write_text(str(process.pid))
            (trace / "tracing_on").write_text("1")
            process.send_signal(signal.SIGCONT)
            output, _ = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            raise RuntimeError(f"the script still ran after {timeout:g} s") from None
        finally:
            _kill_session(process)
        (trace / "tracing_on").write_text("0")
        if process.returncode != 0:
            raise RuntimeError(f"the script failed: {output.decode(errors='replace')}")
        return parse((trace / "trace").read_text(), process.pid)


def _kill_session(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


@contextmanager
def _instance() -> Iterator[Path]:
    """A trace instance of our own, with our events switched on, that vanishes afterwards."""
    trace = TRACEFS / "instances" / f"forklore-{os.getpid()}"
    trace.mkdir()
    try:
        (trace / "tracing_on").write_text("0")
        (trace / "trace_clock").write_text("mono")
        (trace / "buffer_size_kb").write_text("8192")
        (trace / "options" / "event-fork").write_text("1")
        for event in EVENTS:
            (trace / "events" / "sched" / event / "enable").write_text("1")
        yield trace
    finally:
        (trace / "tracing_on").write_text("0")
        trace.rmdir()


def parse(text: str, first: int) -> list[Switch]:
    """The events in the text of a trace, with our processes numbered in order of birth."""
    places = {first: 1}
    began: int | None = None
    rows: list[Switch] = []
    for match in filter(None, map(_LINE.fullmatch, text.splitlines())):
        cpu, seconds, fraction, name, rest = match.groups()
        time = int(seconds) * 10**9 + int(fraction.ljust(9, "0"))
        pids = [int(pid) for pid in re.findall(r"\b(?:\w+_)?pid=(\d+)", rest)]
        if name == "sched_process_fork" and pids[0] in places:
            places[pids[1]] = len(places) + 1
            began = time if began is None else began
        if began is None:
            continue
        row = _row(name, rest, time - began, int(cpu), [places.get(pid, 0) for pid in pids])
        if row.before or row.next:
            rows.append(row)
    return rows


def _row(name: str, rest: str, time: int, cpu: int, who: list[int]) -> Switch:
    if name == "sched_switch":
        state = _STATE.search(rest)
        assert state is not None, rest
        return Switch(time, cpu, "switch", who[0], state[1], who[1])
    if name == "sched_process_fork":
        return Switch(time, cpu, "fork", who[0], "", who[1])
    if name == "sched_waking":
        return Switch(time, cpu, "wake", 0, "", who[0])
    to = re.search(r"dest_cpu=(\d+)", rest)
    assert to is not None, rest
    return Switch(time, int(to[1]), "move", 0, "", who[0])
