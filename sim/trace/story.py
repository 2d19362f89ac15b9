"""The run as a story: who did what, and why things are as they are, a sentence a line.

`Story` takes one event after the other and gives the sentences that it is worth; `story` does it
for a whole run. Only what concerns processes is told: births, ends, waits, signals, stops.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from sim.trace import sentences
from sim.trace.event import Event
from sim.trace.linux import SIGNALS

SIGCHLD, CHLD_BIT = 17, 1 << 17
EINTR, ERESTARTNOINTR = 4, 513
_SETS: dict[object, Callable[[int, int], int]] = {
    0: lambda old, new: old | new, 1: lambda old, new: old & ~new, 2: lambda old, new: new,
}


@dataclass
class _Known:
    """What the story knows of a process."""

    parent: int
    children: dict[int, None] = field(default_factory=dict)
    action: str = "default"
    mask: int = 0
    ended: int = 0
    reaped: int = 0
    runs: int = 0
    status: int | None = None
    taken: tuple[str, int, str] | None = None

    def facts(self) -> sentences.Parent:
        """As the sentence about a zombie wants them."""
        return sentences.Parent(self.action, bool(self.mask & CHLD_BIT), self.ended, self.reaped,
                                self.runs)


class Story:
    """Turns events into sentences, in one pass."""

    def __init__(self) -> None:
        self._known: dict[int, _Known] = {}
        self._script: set[int] = set()
        self._waiting: set[int] = set()  # threads that are in a call that had to wait

    def feed(self, event: Event) -> list[str]:
        """Take one more event; return the lines that it is worth (without newlines)."""
        teller = _TELLERS.get(event.kind)
        texts = teller(self, event) if teller is not None else []
        if event.kind != "end" and event.pid not in self._script:
            return []
        where = f"  ({event.file.rpartition('/')[2]}:{event.line})" if event.file else ""
        return [f"{event.time / 1e9:11.6f}  {text}{where}" for text in texts]

    def _of(self, pid: int) -> _Known:
        return self._known.setdefault(pid, _Known(0))

    # --- births and ends -------------------------------------------------------------------

    def _boot(self, event: Event) -> list[str]:
        parent = event.args[0]
        assert isinstance(parent, int)
        self._known[event.pid] = _Known(parent)
        self._of(parent).children[event.pid] = None
        self._script.discard(parent)
        self._script.add(event.pid)
        return []

    def _birth(self, event: Event) -> list[str]:
        parent = event.args[0]
        assert isinstance(parent, int)
        mother = self._of(parent)
        self._known[event.pid] = _Known(parent, action=mother.action, mask=mother.mask)
        mother.children[event.pid] = None
        if parent in self._script:
            self._script.add(event.pid)
        return [f"process {parent} makes a child, process {event.pid}"]

    def _exit(self, event: Event) -> list[str]:
        known, status = self._of(event.pid), event.result
        assert isinstance(status, int)
        known.status = status
        self._of(known.parent).ended += 1
        if status & 0x7F and known.taken is not None:
            lines = [sentences.death(event.pid, *known.taken)]
        else:
            lines = [f"process {event.pid} {sentences.ending(status)}"]
        return lines + self._zombies_of(event.pid)

    def _zombies_of(self, pid: int) -> list[str]:
        known = self._of(pid)
        return [sentences.zombie(child, pid, known.facts()) for child in known.children
                if self._of(child).status is not None]

    def _state(self, event: Event) -> list[str]:
        known = self._of(event.pid)
        if event.after == "reaped":
            mother = self._of(known.parent)
            mother.children.pop(event.pid, None)
            mother.reaped += 1
            if event.before == "zombie":
                return [f"process {known.parent} learns that its child {event.pid} "
                        f"{sentences.ending(known.status or 0)}: it is gone now"]
            return [f"process {event.pid} is gone at once: its parent {known.parent} does not "
                    f"want to know of its children's ends"]
        if event.after == "zombie":
            return [f"process {event.pid} is a zombie until its parent {known.parent} waits for it"]
        if event.name == "continue":
            return [f"process {event.pid} goes on"]
        return []

    def _set(self, event: Event) -> list[str]:
        old, new = event.args
        if event.name == "ppid" and isinstance(old, int) and isinstance(new, int):
            self._of(old).children.pop(event.pid, None)
            self._of(new).children[event.pid] = None
            self._of(event.pid).parent = new
            return [f"process {event.pid} is an orphan, as its parent {old} has ended; {new} "
                    f"adopts it"]
        if event.name in ("pgid", "sid"):
            what = "process group" if event.name == "pgid" else "session"
            return [f"process {event.pid} is in {what} {new!s} now"]
        return []

    # --- calls -----------------------------------------------------------------------------

    def _call(self, event: Event) -> list[str]:
        known = self._of(event.pid)
        self._waiting.discard(event.tid)
        if event.errno in (EINTR, ERESTARTNOINTR):
            again = ", which the kernel makes again" if event.errno != EINTR else ""
            return [f"process {event.pid} is interrupted by a signal in {event.name}{again}"]
        if event.errno:
            return []
        if event.name == "rt_sigaction" and event.args[1] is not None:
            return self._disposition(event, known)
        if event.name == "rt_sigprocmask" and isinstance(event.args[1], int):
            change = _SETS.get(event.args[0])
            if change is not None:
                known.mask = change(known.mask, event.args[1])
        return []

    def _disposition(self, event: Event, known: _Known) -> list[str]:
        signal, handler = event.args[:2]
        if signal == SIGCHLD:
            known.action = str(handler)
        assert isinstance(signal, int)
        name = SIGNALS.get(signal, str(signal))
        does = {"ignore": "ignores", "catch": "handles"}.get(str(handler))
        if does is None:
            return []
        return [f"process {event.pid} {does} {name} from now on"]

    def _block(self, event: Event) -> list[str]:
        if event.tid in self._waiting:
            return []  # it was woken for nothing
        self._waiting.add(event.tid)
        known = self._of(event.pid)
        what = sentences.waiting(event.name, event.args, str(event.result), list(known.children))
        return [f"process {event.pid} {what}"]

    # --- signals ---------------------------------------------------------------------------

    def _signal(self, event: Event) -> list[str]:
        sender, code, _ = event.args
        assert isinstance(sender, int)
        if event.result == "ignored":
            if event.name == "SIGCHLD":
                return []
            return [f"process {event.pid} is sent {event.name}, which has no effect on it"]
        if event.result == "coalesced":
            return [f"process {event.pid} is sent {event.name} once more while one is pending: "
                    f"this one is lost"]
        why = sentences.sender_of(event.pid, event.name, sender, str(code))
        return [f"process {event.pid} is sent {event.name}, {why}"]

    def _deliver(self, event: Event) -> list[str]:
        sender, code, _, what = event.args
        assert isinstance(sender, int)
        known = self._of(event.pid)
        known.taken = (event.name, sender, str(code))
        if what == "handler":
            known.runs += event.name == "SIGCHLD"
            return [f"process {event.pid} runs its handler for {event.name}"]
        if what == "stop":
            return [sentences.stop(event.pid, event.name, sender, str(code))]
        return []

    def _end(self, event: Event) -> list[str]:
        left = [line for pid in self._known if pid not in self._script or self._is_alive(pid)
                for line in self._zombies_of(pid)]
        if event.name == "deadlock":
            return [*left, "nothing can happen any more: everybody waits"]
        return [*left, *([f"the run is ended: {event.args[0]!s}"] if event.name == "limit" else [])]

    def _is_alive(self, pid: int) -> bool:
        return self._of(pid).status is None


_TELLERS: dict[str, Callable[[Story, Event], list[str]]] = {
    "boot": Story._boot,
    "birth": Story._birth,
    "exit": Story._exit,
    "state": Story._state,
    "set": Story._set,
    "call": Story._call,
    "block": Story._block,
    "signal": Story._signal,
    "deliver": Story._deliver,
    "end": Story._end,
}


def story(events: Iterable[Event]) -> Iterator[str]:
    """The lines of a run's story, without newlines."""
    teller = Story()
    for event in events:
        yield from teller.feed(event)
