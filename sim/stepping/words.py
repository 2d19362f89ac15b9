"""One event in a few words, and on one line."""

from __future__ import annotations

from collections.abc import Callable

from sim.kernel.states import TRANSITIONS
from sim.trace import sentences
from sim.trace.event import Event
from sim.trace.strace_calls import call_end, call_result, call_start

_MEANINGS = {(move.before.value, move.after.value, move.cause): move.meaning
             for move in TRANSITIONS}
_SETTINGS = {"ppid": "parent", "pgid": "process group", "sid": "session", "uid": "user id",
             "nice": "nice value", "comm": "name", "cmdline": "command line", "tty": "terminal"}
_FATES = {"handler": "its handler runs", "terminate": "it ends", "core": "it ends",
          "stop": "it stops", "ignored": "nothing comes of it"}


def line(event: Event, index: int, total: int) -> str:
    """``12/64  0.000151500  100  fork() = 101  (family.py:6)``: where, when, who and what.

    The time is in virtual seconds since the run began, to the nanosecond.
    """
    who = str(event.pid) if event.pid else "-"
    place = f"  ({event.file}:{event.line})" if event.file else ""
    return (f"{index:>{len(str(total))}}/{total}  {seconds(event.time)}  {who:>5}  "
            f"{words(event)}{place}")


def seconds(ns: int) -> str:
    """A moment, as `sim.cli.arguments.span` reads it."""
    return f"{ns // 10**9}.{ns % 10**9:09d}"


def words(event: Event) -> str:
    """What happened; its subject is the event's process."""
    return _WORDS[event.kind](event) if event.kind in _WORDS else f"{event.kind} {event.name}"


def call(event: Event) -> str:
    """A call, whole or up to where it waits, as strace shows it."""
    start = call_start(event.name, event.args)
    if event.kind == "block":
        return f"{start} <unfinished ...>"
    end = call_end(event.name, event.args, event.result, event.errno != 0)
    return f"{start}{end} = {call_result(event.name, event.args, event.result, event.errno)}"


def _block(event: Event) -> str:
    return f"{event.name}: {sentences.waiting(event.name, event.args, str(event.result), ())}"


def _boot(event: Event) -> str:
    parent = f", a child of {event.args[0]!s}" if event.args[0] else ""
    return f"{event.name} is there when the run starts{parent}"


def _birth(event: Event) -> str:
    return f"is born, a child of {event.args[0]!s}"


def _state(event: Event) -> str:
    move = (event.before, event.after, event.name)
    meaning = _MEANINGS.get(move, event.name)
    if event.name == "dispatch" and event.cpu >= 0:
        meaning = f"CPU {event.cpu} runs it"
    return f"{event.before} -> {event.after}: {meaning}"


def _set(event: Event) -> str:
    old, new = event.args
    return f"{_SETTINGS.get(event.name, event.name)}: {_plain(old)} -> {_plain(new)}"


def _plain(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _signal(event: Event) -> str:
    sender, code, _ = event.args
    assert isinstance(sender, int)
    why = sentences.sender_of(event.pid, event.name, sender, str(code))
    what = {"ignored": ": it has no effect", "coalesced": ": one is pending already, this one is "
            "lost"}.get(str(event.result), "")
    return f"is sent {event.name}, {why}{what}"


def _deliver(event: Event) -> str:
    what = str(event.args[3])
    return f"takes {event.name}: {_FATES.get(what, what)}"


def _terminal(event: Event) -> str:
    return f"process group {event.args[1]!s} is in the foreground of {event.name} now"


def _keys(event: Event) -> str:
    return f"{event.name} is typed at {event.args[0]!s}"


def _exit(event: Event) -> str:
    assert isinstance(event.result, int)
    return sentences.ending(event.result)


_ENDS = {"done": "the run is over", "deadlock": "nothing can happen any more: everybody waits"}


def _end(event: Event) -> str:
    return _ENDS.get(event.name) or " ".join(["the run was ended:", *map(str, event.args)])


_WORDS: dict[str, Callable[[Event], str]] = {
    "boot": _boot, "birth": _birth, "call": call, "block": _block, "state": _state, "set": _set,
    "signal": _signal, "deliver": _deliver, "terminal": _terminal, "keys": _keys, "exit": _exit,
    "end": _end,
}
