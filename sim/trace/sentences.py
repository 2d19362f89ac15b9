"""Why something is as it is, in a sentence: zombies, deaths, stops and waits.

Plain text from plain facts; who knows the facts (a finished kernel, or the events of a trace)
asks for the sentence here, so that the summary and the story of a run say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sim.trace.event import Value
from sim.trace.linux import SIGNALS

_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SECOND = 1_000_000_000


class Parent(NamedTuple):
    """What a parent has done about its children.

    ``action`` is what it does about SIGCHLD: "default", "ignore" or "catch"; ``blocked`` whether it
    blocks the signal. ``ended`` children have ended so far, ``reaped`` of them it has waited for,
    and its handler ran ``runs`` times.
    """

    action: str = "default"
    blocked: bool = False
    ended: int = 0
    reaped: int = 0
    runs: int = 0


def count(number: int) -> str:
    """A small number as a word."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def times(number: int) -> str:
    """How often."""
    return {0: "never", 1: "once", 2: "twice"}.get(number, f"{count(number)} times")


def zombie(pid: int, parent: int, facts: Parent) -> str:
    """Why a process that has ended is still there."""
    return f"process {pid} is a zombie: its parent {parent} {_not_reaped(facts)}"


def _not_reaped(facts: Parent) -> str:
    reaped = f"reaped only {count(facts.reaped)}" if facts.reaped else "reaped none"
    of = f"of {count(facts.ended)} children that ended"
    if facts.action == "ignore":
        return "began to ignore SIGCHLD only after that, and has not waited for it"
    if facts.action != "catch" and not facts.runs:
        if facts.reaped:
            return f"waited for only {count(facts.reaped)} {of}"
        return "has not waited for it"
    if facts.blocked:
        return f"handles SIGCHLD but blocks it, and {reaped} {of}"
    if facts.runs < facts.ended:
        return (f"handles SIGCHLD but {reaped} {of}: the handler ran {times(facts.runs)}, since "
                f"a signal that is pending already is not sent again")
    return f"handles SIGCHLD but {reaped} {of}"


def sender_of(pid: int, signal: str, sender: int, code: str) -> str:
    """Where a signal came from, as the rest of a sentence."""
    if code.startswith("CLD_"):
        what = {"CLD_STOPPED": "was stopped", "CLD_CONTINUED": "was continued"}.get(code, "ended")
        return f"because its child {sender} {what}"
    if code == "SI_KERNEL":
        return _FROM_KERNEL.get(signal, "from the kernel")
    if signal == "SIGPIPE" and sender == pid:
        return "because it wrote to a pipe that nobody reads"
    return "which it sent to itself" if sender == pid else f"which {sender} sent"


_FROM_KERNEL = {
    "SIGALRM": "because its alarm went off",
    "SIGVTALRM": "because it had used the CPU time of its timer",
    "SIGPROF": "because it had used the CPU time of its timer",
    "SIGINT": "because ^C was typed at its terminal",
    "SIGQUIT": "because ^\\ was typed at its terminal",
    "SIGTSTP": "because ^Z was typed at its terminal",
    "SIGTTIN": "because it read from its terminal in the background",
    "SIGTTOU": "because it wrote to its terminal in the background",
    "SIGHUP": "because its terminal was hung up or its stopped group was orphaned",
    "SIGCONT": "because its terminal was hung up or its stopped group was orphaned",
    "SIGWINCH": "because its terminal's window has a new size",
}


def death(pid: int, signal: str, sender: int, code: str) -> str:
    """Why a process did not end by itself."""
    return f"process {pid} was killed by {signal}, {sender_of(pid, signal, sender, code)}"


def stop(pid: int, signal: str, sender: int, code: str) -> str:
    """Why a process does nothing."""
    return (f"process {pid} was stopped by {signal}, {sender_of(pid, signal, sender, code)}; "
            f"only SIGCONT lets it go on")


def ending(status: int) -> str:
    """What a wait status says: "exited with status 3"."""
    if status == 0xFFFF:
        return "was continued"
    if status & 0xFF == 0x7F:
        return f"was stopped by {SIGNALS.get(status >> 8, status >> 8)}"
    if status & 0x7F:
        core = " (core dumped)" if status & 0x80 else ""
        return f"was killed by {SIGNALS.get(status & 0x7F, status & 0x7F)}{core}"
    return f"exited with status {status >> 8 & 0xFF}"


def listed(things: Sequence[object], conjunction: str = "and") -> str:
    """"1, 2 and 3"."""
    words = [str(thing) for thing in things]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def signals_of(wanted: int) -> list[str]:
    """The names of the signals in a set (bit ``1 << signal``)."""
    return [str(SIGNALS.get(signal, signal)) for signal in range(1, 65) if wanted >> signal & 1]


def seconds(ns: int) -> str:
    """A time as people write it."""
    return f"{ns / SECOND:.9f}".rstrip("0").rstrip(".") + " s"


def waiting(name: str, args: tuple[Value, ...], reason: str, children: Sequence[int]) -> str:
    """What a call that cannot finish waits for; ``children`` are those of its process."""
    if name in ("wait4", "waitid"):
        return _waits_for_child(args[:2] if name == "waitid" else (0, *args[:1]), children)
    if name == "clock_nanosleep" and isinstance(args[2], int):
        return "sleeps" if args[1] else f"sleeps for {seconds(args[2])}"
    if name == "pause":
        return "pauses until a signal comes that it handles"
    if name == "rt_sigtimedwait" and isinstance(args[0], int):
        return f"waits for {listed(signals_of(args[0]), 'or')}{_at_most(args[1])}"
    if name == "select":
        return f"waits for its descriptors{_at_most(args[3])}"
    if name == "poll":
        return f"waits for its descriptors{_at_most(args[1])}"
    return _REASONS.get(reason, f"waits in {name}: {reason}")


_REASONS = {
    "pipe_read": "reads from a pipe that is empty, and waits for somebody to write",
    "pipe_write": "writes to a pipe that is full, and waits for somebody to read",
    "its turn at the terminal": "wants to use its terminal, but is in the background",
    "read from standard input": "waits for input",
}


def _at_most(timeout: Value) -> str:
    return f", at most {seconds(timeout)}" if isinstance(timeout, int) else ""


def _waits_for_child(which: tuple[Value, ...], children: Sequence[int]) -> str:
    """``which`` is waitid's kind (0: as wait4 numbers them) and number."""
    kind, number = which
    if (kind == 1 or kind == 0) and isinstance(number, int) and number > 0:
        return f"waits for its child {number}"
    names = listed(children, "or")
    return f"waits for a child ({names})" if names else "waits for a child"
