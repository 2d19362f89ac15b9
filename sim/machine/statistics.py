"""Counts of a run, and the facts that its summary explains; kept even when no trace is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from sim.kernel import Kernel
from sim.kernel.kernel import Note
from sim.kernel.process import Process
from sim.kernel.sending import action_of
from sim.kernel.signal_numbers import SIGCHLD

if TYPE_CHECKING:
    from sim.trace.sentences import Parent


class Taken(NamedTuple):
    """The last signal that a process took: its name, who sent it, and what came of it."""

    signal: str
    sender: int
    code: str
    effect: str


class Statistics:
    """What is known of a run beyond the kernel's present state.

    ``births`` are the pids made by fork in order, ``endings`` the wait status of all that ended.
    ``orphans`` are (pid, old parent, new parent) of living processes that were adopted,
    ``unreaped`` (pid, parent) of zombies whose parent ended without asking for them.
    ``adopters`` says who got these, ``taken`` is the last signal that each process took. ``idle``
    is the idle time of each CPU in ns.
    """

    def __init__(self, cpus: int) -> None:
        self.ticks = self.output = self.switches = 0
        self.idle = [0] * cpus
        self.births: list[int] = []
        self.endings: dict[int, int] = {}
        self.orphans: list[tuple[int, int, int]] = []
        self.unreaped: list[tuple[int, int]] = []
        self.adopters: dict[int, int] = {}
        self.taken: dict[int, Taken] = {}
        self._ended: Counter[int] = Counter()
        self._runs: Counter[int] = Counter()
        self._ways: dict[int, tuple[str, bool]] = {}

    def count(self, kernel: Kernel, note: Note) -> None:
        """Take note of something that the kernel has noted."""
        if note.kind == "birth":
            self.births.append(note.pid)
        elif note.kind == "exit":
            assert isinstance(note.result, int)
            self.endings[note.pid] = note.result
            process = kernel.processes.get(note.pid)
            if process is not None:
                self._ended[process.ppid] += 1
                if process.pid in self._ended:
                    self._keep_way(kernel, process)
        elif note.kind == "set" and note.name == "ppid":
            self._adopted(kernel, note)
        elif note.kind == "deliver":
            sender, code, _, effect = note.args
            assert isinstance(sender, int)
            self.taken[note.pid] = Taken(note.name, sender, str(code), str(effect))
            if note.name == "SIGCHLD" and effect == "handler":
                self._runs[note.pid] += 1

    def _adopted(self, kernel: Kernel, note: Note) -> None:
        old, new = note.args
        assert isinstance(old, int)
        assert isinstance(new, int)
        orphan = kernel.processes.get(note.pid)
        if note.pid in self.endings and (orphan is None or orphan.exit_status is not None):
            self.unreaped.append((note.pid, old))
            self.adopters[note.pid] = new
        else:
            self.orphans.append((note.pid, old, new))

    def parents(self, kernel: Kernel, wanted: Iterable[int]) -> dict[int, Parent]:
        """What these processes had done about their children, when they ended or the run did."""
        from sim.trace.sentences import Parent

        unreaped = Counter(parent for _, parent in self.unreaped)
        facts: dict[int, Parent] = {}
        for pid in set(wanted):
            left, process = unreaped[pid], kernel.processes.get(pid)
            if process is not None and process.exit_status is None:
                children = process.children
                left = sum(kernel.processes[child].exit_status is not None for child in children)
                self._keep_way(kernel, process)
            handler, blocked = self._ways.get(pid, ("default", False))
            ended = self._ended[pid]
            facts[pid] = Parent(handler, blocked, ended, ended - left, self._runs[pid])
        return facts

    def _keep_way(self, kernel: Kernel, process: Process) -> None:
        """Remember how a process treats SIGCHLD."""
        blocked = kernel.tasks[process.pid].blocked >> SIGCHLD & 1
        self._ways[process.pid] = action_of(process, SIGCHLD).handler, bool(blocked)
