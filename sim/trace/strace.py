"""The run as ``strace -f`` prints it.

`StraceWriter` takes events one by one and gives back the lines that are finished; `lines`
does it for a whole run. The text is that of strace 6 with standard error as its output:

* ``[pid N]`` begins a line while more than one process is traced;
* the "=" of a result stands in column 40, or after the arguments where they are longer;
* a call that has to wait is one line if nothing else is printed meanwhile; otherwise its
  first part ends in ``<unfinished ...>`` and it goes on at ``<... NAME resumed>``;
* a signal is shown when it is delivered. A call that it breaks off ends with what the kernel
  means to do, such as ERESTARTSYS, which depends on the signal's action: the process gets
  EINTR, or the call is made again.

It differs from strace in a few ways. An address, which the simulation does not have, is
NULL (that of a signal handler is ``...``). ``strace: Process N attached`` is left out unless
asked for (as with strace -q). There is no rt_sigreturn when a handler returns. A signal that
is ignored does not disturb a call: it is shown when the process goes on, where under strace it
would break the call off.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from sim.trace import linux
from sim.trace.event import Event
from sim.trace.strace_args import siginfo
from sim.trace.strace_calls import (
    call_end,
    call_result,
    call_start,
    cut_short,
    interruption,
    remade,
)
from sim.trace.strace_shape import Args

Timestamps: TypeAlias = Literal["none", "absolute", "relative"]

COLUMN = 40
"""Where the "=" of a result stands (strace's default, option -a)."""

HIDDEN = frozenset({"tick", "burn"})
"""Calls of the simulator's own, which are not shown."""

FORKS = frozenset({"fork", "vfork", "clone", "clone3"})


class _Open(NamedTuple):
    """A call that has begun and not returned: as the events call it, and as it is shown."""

    name: str
    shown: str
    args: Args


class StraceWriter:
    """Turns events into lines of strace text, in one pass.

    ``roots`` are the processes to trace, with all their descendants: pids of processes
    that exist at the start. The default is those that have no child at the start: the
    script, but not init and the shell that are its ancestors. ``timestamps`` puts the
    virtual time in front of each line, in seconds with nine digits: "absolute" since the
    start of the run, "relative" since the line before (like strace's -ttt and -r).
    ``attached`` adds ``strace: Process N attached``.
    """

    def __init__(
        self,
        *,
        roots: Collection[int] | None = None,
        timestamps: Timestamps = "none",
        attached: bool = False,
    ) -> None:
        self._roots = roots
        self._timestamps = timestamps
        self._attached = attached
        self._threads: dict[int, set[int]] = {}  # the traced, living processes
        self._count = 0  # how many threads they have: what the [pid N] prefix depends on
        self._newborn: list[int] = []  # born, not counted yet
        self._uids: dict[int, int] = {}
        self._open: dict[int, _Open] = {}  # by tid
        self._broken: dict[int, _Open] = {}  # by tid: what a signal has broken off
        self._ignored: dict[int, list[tuple[int, str]]] = {}  # by tid: signals not shown yet
        self._stopped_by: dict[int, str] = {}
        self._partial: tuple[int, str] | None = None  # a line without its end, and its tid
        self._last_time = 0

    def feed(self, event: Event) -> list[str]:
        """Take one more event; return the lines that it finishes (without newlines)."""
        handler = _HANDLERS.get(event.kind)
        return handler(self, event) if handler is not None else []

    def close(self) -> list[str]:
        """The line of a call that was still waiting when the events ended."""
        return self._interrupt()

    # --- lines ---------------------------------------------------------------------------

    def _prefix(self, event: Event) -> str:
        """What a line begins with: whose it is, and when."""
        who = f"[pid {event.tid:5d}] " if self._count > 1 else ""
        if self._timestamps == "none":
            return who
        if self._timestamps == "absolute":
            return f"{who}{event.time // 10**9}.{event.time % 10**9:09d} "
        passed, self._last_time = event.time - self._last_time, event.time
        return f"{who}{passed // 10**9:6d}.{passed % 10**9:09d} "

    def _interrupt(self) -> list[str]:
        """End the line that has no end, because another one follows."""
        partial, self._partial = self._partial, None
        return [partial[1] + " <unfinished ...>"] if partial else []

    def _attach(self) -> list[str]:
        """Count the newborn processes: from now on their lines can come."""
        born, self._newborn = self._newborn, []
        self._count += len(born)
        if not self._attached:
            return []
        return [f"strace: Process {pid} attached" for pid in born]

    def _line(self, event: Event, text: str) -> list[str]:
        """A whole line of ``event``'s thread, and what had to be printed before it."""
        before = self._interrupt() + self._attach()
        return [*before, self._prefix(event) + text]

    def _traces(self, event: Event) -> bool:
        """Whether the event's process is traced; notes a thread not seen before."""
        threads = self._threads.get(event.pid)
        if threads is None:
            return False
        if event.tid not in threads:
            threads.add(event.tid)
            self._count += 1
        return True

    # --- events --------------------------------------------------------------------------

    def _boot(self, event: Event) -> list[str]:
        ppid, _, _, uid, *_ = event.args
        self._uids[event.pid] = uid if isinstance(uid, int) else 0
        if self._roots is None or event.pid in self._roots:
            self._threads[event.pid] = {event.tid}
            self._count += 1
        if self._roots is None and isinstance(ppid, int):
            self._count -= len(self._threads.pop(ppid, ()))  # it is an ancestor
        return []

    def _birth(self, event: Event) -> list[str]:
        parent = event.args[0]
        if isinstance(parent, int):
            self._uids[event.pid] = self._uids.get(parent, 0)
            if parent in self._threads:
                self._threads[event.pid] = {event.tid}
                self._newborn.append(event.pid)
        return []

    def _set(self, event: Event) -> list[str]:
        if event.name == "uid" and isinstance(new := event.args[1], int):
            self._uids[event.pid] = new
        return []

    def _block(self, event: Event) -> list[str]:
        """The first part of a call. A call that tries again is not shown twice."""
        if event.name in HIDDEN or not self._traces(event):
            return []
        if event.tid in self._open:
            return []
        before = self._interrupt() + self._attach() + self._show_ignored(event)
        begun = self._open[event.tid] = self._begin(event)
        self._partial = (event.tid, self._prefix(event) + call_start(begun.shown, begun.args))
        return before

    def _begin(self, event: Event) -> _Open:
        """The call of ``event``, which may be one that was broken off and is made again."""
        broken = self._broken.pop(event.tid, None)
        if broken is not None and broken.name == event.name:
            return _Open(event.name, *remade(broken.shown, broken.args))
        return _Open(event.name, event.name, event.args)

    def _call(self, event: Event) -> list[str]:
        if event.name in HIDDEN or not self._traces(event):
            return []
        if event.errno in linux.INTERRUPTIONS and event.tid in self._broken:
            del self._broken[event.tid]
            return []  # its end was shown before the signal
        begun = self._open.get(event.tid)
        resumed = begun is not None and begun.name == event.name
        call = begun if begun is not None and resumed else self._begin(event)
        end = call_end(call.shown, call.args, event.result, event.errno != 0)
        result = call_result(call.shown, call.args, event.result, event.errno)
        if resumed:
            lines = self._resume(event, end, result)
            if event.errno not in linux.INTERRUPTIONS:  # else the signal that did it comes first
                lines += self._show_ignored(event)
            return lines
        start = call_start(call.shown, call.args)
        before = self._interrupt()
        if not (event.name in FORKS and event.result in self._newborn):
            before += self._attach()  # a fork's own line began when there was no child yet
        before += self._show_ignored(event)
        return [*before, _aligned(self._prefix(event) + start + end, result)]

    def _resume(self, event: Event, end: str, result: str) -> list[str]:
        """The second part of the call that the thread has open."""
        begun = self._open.pop(event.tid)
        if self._partial is not None and self._partial[0] == event.tid:
            start, self._partial = self._partial[1], None
            return [_aligned(start + end, result)]
        before = self._interrupt() + self._attach()
        start = f"{self._prefix(event)}<... {begun.shown} resumed>{end}"
        return [*before, _aligned(start, result)]

    def _show_ignored(self, event: Event, below: int = 65) -> list[str]:
        """The ignored signals that the thread takes now: those ``below`` a number."""
        signals = self._ignored.pop(event.tid, [])
        if kept := [signal for signal in signals if signal[0] >= below]:
            self._ignored[event.tid] = kept
        return [self._prefix(event) + text for number, text in signals if number < below]

    def _signal(self, event: Event) -> list[str]:
        """One that is ignored: a traced process takes it all the same when it next runs."""
        if event.result == "ignored" and event.pid in self._threads:
            signal = (_number(event), self._signal_text(event))
            self._ignored.setdefault(event.tid, []).append(signal)
        return []

    def _deliver(self, event: Event) -> list[str]:
        """A signal that is taken ends the call that the process is in."""
        if event.args[3] == "stop":
            self._stopped_by[event.pid] = event.name
        if event.name == "SIGKILL" or event.pid not in self._threads:
            return []  # SIGKILL is not shown: the process just ends
        lines = self._break_off(event) if event.tid in self._open else []
        lines += self._interrupt() + self._attach() + self._show_ignored(event, _number(event))
        return lines + self._line(event, self._signal_text(event))

    def _signal_text(self, event: Event) -> str:
        sender, code, status, *_ = event.args
        pid = sender if isinstance(sender, int) else 0
        info = siginfo(event.name, str(code), pid, self._uids.get(pid, 0), status)
        return f"--- {event.name} {info} ---"

    def _state(self, event: Event) -> list[str]:
        if event.after != "stopped" or event.tid != event.pid or event.pid not in self._threads:
            return []
        signal = self._stopped_by.get(event.pid, "SIGSTOP")
        return self._line(event, f"--- stopped by {signal} ---")

    def _exit(self, event: Event) -> list[str]:
        if event.pid not in self._threads:
            return []
        status = event.result if isinstance(event.result, int) else 0
        lines = []
        for tid in sorted(self._threads[event.pid] & self._open.keys()):
            ended = event._replace(tid=tid)
            if status & 0x7F == linux.SIGNAL_NUMBERS["SIGKILL"]:
                lines += self._resume(ended, cut_short(self._open[tid].shown), "?")
            else:
                lines += self._break_off(ended)
        lines += self._line(event, f"+++ {_ending(status)} +++")
        threads = self._threads.pop(event.pid)
        self._count -= len(threads)
        for tid in threads:
            self._ignored.pop(tid, None)
            self._broken.pop(tid, None)
        return lines

    def _break_off(self, event: Event) -> list[str]:
        """The end of a call in which a signal came; it may be made again."""
        begun = self._broken[event.tid] = self._open[event.tid]
        end = call_end(begun.shown, begun.args, None, True)
        result = interruption(begun.shown, begun.args)
        return self._resume(event, end, result)

    def _end(self, event: Event) -> list[str]:
        return self._interrupt()


_HANDLERS: dict[str, Callable[[StraceWriter, Event], list[str]]] = {
    "boot": StraceWriter._boot,
    "birth": StraceWriter._birth,
    "set": StraceWriter._set,
    "block": StraceWriter._block,
    "call": StraceWriter._call,
    "signal": StraceWriter._signal,
    "deliver": StraceWriter._deliver,
    "state": StraceWriter._state,
    "exit": StraceWriter._exit,
    "end": StraceWriter._end,
}


def _number(event: Event) -> int:
    """The number of an event's signal."""
    return linux.SIGNAL_NUMBERS.get(event.name, 0)


def _aligned(text: str, result: str) -> str:
    """A finished call with its result in the right column."""
    return f"{text + ' ':{COLUMN}}= {result}"


def _ending(status: int) -> str:
    """How a process ended, from its wait status."""
    if status & 0x7F:
        name = linux.SIGNALS.get(status & 0x7F, str(status & 0x7F))
        return f"killed by {name}" + (" (core dumped)" if status & 0x80 else "")
    return f"exited with {status >> 8 & 0xFF}"


def lines(
    events: Iterable[Event],
    *,
    roots: Collection[int] | None = None,
    timestamps: Timestamps = "none",
    attached: bool = False,
) -> Iterator[str]:
    """The lines of a run, without newlines; the options are those of `StraceWriter`."""
    writer = StraceWriter(roots=roots, timestamps=timestamps, attached=attached)
    for event in events:
        yield from writer.feed(event)
    yield from writer.close()
