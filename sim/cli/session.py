"""One run for a command: bytes out and in, the trace file, Ctrl-C, and how it ended."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any, NamedTuple

from greenlet import getcurrent

from sim.cli.errors import INTERRUPTED, OutputClosed, WrongUsage
from sim.cli.programs import Job, header_of
from sim.machine.limits import Limits
from sim.machine.machine import Machine
from sim.running import make_machine, run_machine
from sim.trace.event import Event
from sim.userland.hosting import Hosting

if TYPE_CHECKING:
    from sim.summary import Summary

_NOTHING = Limits(processes=0, calls=-1, time=-1, ticks=-1, output=-1)


class Ended(NamedTuple):
    """How a run ended.

    ``outcome`` is "done", "deadlock", "limit" or "interrupted"; the summary is missing if the run
    was broken off.
    """

    status: int
    outcome: str
    message: str
    events: list[Event]
    schedule: str
    summary: Summary | None


def perform(
    job: Job, *, write: Callable[[int, bytes], None], read: Callable[[int], bytes],
    on_event: Callable[[Event], None] | None = None, keep: bool = False,
    trace_file: str | None = None, summary: bool = False,
) -> Ended:
    """Run a job; a trace file is written in any case, however the run ends.

    Without ``keep`` the events are not kept, without ``summary`` there is one only if the run did
    not end by itself: both cost time.

    Raises WrongUsage, ScheduleError or SchedulerError for what the user must change,
    OutputClosed if nobody reads our output any more.
    """
    if trace_file is not None:
        check_writable(trace_file)
    options = job.options._replace(trace=keep or trace_file is not None)
    machine = make_machine(job.program, options, on_output=write, read_input=read,
                           on_event=on_event)
    try:
        return _run(machine, summary)
    except OutputClosed:
        machine.finish("limit", ("nobody reads the output any more",))
        raise
    finally:
        if trace_file is not None and any(event.kind == "end" for event in machine.events[-1:]):
            _save(trace_file, job, machine)


def _run(machine: Machine, always: bool) -> Ended:
    """Run; with a summary, if it is wanted ``always`` or the run did not end by itself."""
    summary: Summary | None = None
    with Stopping(machine) as stopping:
        try:
            ending = run_machine(machine)
            if always or ending.outcome != "done":
                from sim.summary import summarise

                summary = summarise(machine)
        except KeyboardInterrupt:
            machine.finish("limit", ("interrupted",))
            return _ended(machine, INTERRUPTED, "interrupted", "interrupted", None)
        finally:
            with Hosting():  # what finalisers of the dead say is nobody's business
                machine.close()
    if stopping.seen:
        return _ended(machine, INTERRUPTED, "interrupted", "interrupted", summary)
    return _ended(machine, ending.status, ending.outcome, ending.message, summary)


def _ended(machine: Machine, status: int, outcome: str, message: str,
           summary: Summary | None) -> Ended:
    return Ended(status, outcome, message, machine.events, str(machine.schedule),
                 summary)


class Stopping:
    """What Ctrl-C does during a run (a context manager).

    The script must not see a KeyboardInterrupt that no simulated process has sent. So while it is
    executing, the first Ctrl-C only takes all limits away, and the engine stops at the
    next system call or tick; the second one breaks in wherever it is.
    """

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.seen = 0

    def __enter__(self) -> Stopping:
        self.before: Any = None
        try:
            self.before = signal.signal(signal.SIGINT, self.stop)
        except ValueError:
            pass  # not in the main thread: Ctrl-C goes elsewhere
        return self

    def __exit__(self, *_: object) -> None:
        if self.before is not None:
            signal.signal(signal.SIGINT, self.before)

    def stop(self, number: int, frame: FrameType | None) -> None:
        """The handler of SIGINT."""
        self.seen += 1
        self.machine.limits = _NOTHING
        if getcurrent().parent is None or self.seen > 1:
            raise KeyboardInterrupt


# ---- the trace file -----------------------------------------------------------------------------


def check_writable(path: str) -> None:
    """WrongUsage if a file cannot be written there. Changes nothing."""
    final = os.path.realpath(path)
    why = ""
    if os.path.isdir(final):
        why = "it is a directory"
    elif os.path.exists(final):
        why = "" if os.access(final, os.W_OK) else "permission denied"
    elif not os.path.isdir(os.path.dirname(final)):
        why = "there is no such directory"
    if not why and not (os.path.exists(final) and not os.path.isfile(final)):
        why = _try_beside(final)
    if why:
        raise WrongUsage(f"can't write {path!r}: {why}")


def _try_beside(final: str) -> str:
    """Make and remove a file in the same directory; returns what is wrong, or ""."""
    probe = f"{final}.{os.getpid()}.tmp"
    try:
        os.close(os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
    except (OSError, ValueError) as error:
        return getattr(error, "strerror", None) or str(error)
    os.unlink(probe)
    return ""


def _save(path: str, job: Job, machine: Machine) -> None:
    from sim.trace import write_trace

    header = header_of(job, str(machine.schedule))
    try:
        write_trace(path, header, machine.events)
    except OSError as error:
        raise WrongUsage(f"can't write {path!r}: {error.strerror or error}") from None
