"""What is worth knowing about the processes of a run, in numbers and in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim.kernel import State
from sim.kernel.signal_numbers import bits
from sim.trace.sentences import death, listed, sender_of, signals_of, zombie

if TYPE_CHECKING:
    from sim.kernel import Kernel
    from sim.kernel.process import Process, Task
    from sim.machine.machine import Machine
    from sim.machine.statistics import Taken


@dataclass(frozen=True)
class Blocked:
    """A process that was still waiting at the end: in which call, for what, and where."""

    pid: int
    call: str
    waits_for: str
    file: str
    line: int

    def __str__(self) -> str:
        where = f" at {self.file}:{self.line}" if self.file else ""
        return f"process {self.pid} is blocked in {self.call}{where}: {self.waits_for}"


@dataclass(frozen=True)
class Summary:
    """The processes of a run.

    Attributes:
        processes: pids in order of birth, the script's first process included.
        statuses: wait status of each process that ended.
        unreaped: (pid, parent) of zombies whose parent never asked for them.
        zombies: why, a sentence for each of them.
        deaths: who was killed by a signal, and where it came from, a sentence for each.
        orphans: (pid, old parent, new parent) of adopted processes.
        blocked: who was still waiting at the end.
        alive: pids that had not ended.
        calls, ticks, switches: totals.
        not_simulated: what the script asked for in vain, with its place.
    """

    processes: tuple[int, ...]
    statuses: dict[int, int]
    unreaped: tuple[tuple[int, int], ...]
    orphans: tuple[tuple[int, int, int], ...]
    blocked: tuple[Blocked, ...]
    alive: tuple[int, ...]
    calls: int
    ticks: int
    switches: int
    not_simulated: tuple[str, ...] = field(default=())
    zombies: tuple[str, ...] = field(default=())
    deaths: tuple[str, ...] = field(default=())

    def lines(self) -> list[str]:
        """The summary in sentences."""
        lines = [_count(len(self.processes), "process", "processes") + " made"]
        lines.extend(self.deaths)
        lines.extend(self.zombies)
        for pid, old, new in self.orphans:
            lines.append(
                f"process {pid} was orphaned when its parent {old} ended; {new} adopted it")
        lines.extend(map(str, self.blocked))
        lines.extend(f"not simulated: {text}" for text in self.not_simulated)
        return lines


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def summarise(machine: Machine) -> Summary:
    """The summary of a machine whose run is over."""
    statistics, kernel = machine.statistics, machine.kernel
    unreaped = list(statistics.unreaped)
    alive: list[int] = []
    for pid in (machine.first, *statistics.births):
        process = kernel.processes.get(pid)
        if process is None:
            continue
        if process.exit_status is None:
            alive.append(pid)
        elif process.ppid != 1:
            unreaped.append((pid, process.ppid))
    return Summary(
        (machine.first, *statistics.births), dict(statistics.endings), tuple(unreaped),
        tuple(statistics.orphans), tuple(_blocked(machine, pid) for pid in alive), tuple(alive),
        machine.calls, statistics.ticks, statistics.switches,
        tuple(_not_simulated(machine)), tuple(_zombies(machine, unreaped)),
        tuple(_deaths(machine)))


def _zombies(machine: Machine, unreaped: list[tuple[int, int]]) -> Iterator[str]:
    """Why nobody has asked for these children of their parents."""
    facts = machine.statistics.parents(machine.kernel, (parent for _, parent in unreaped))
    for pid, parent in unreaped:
        text = zombie(pid, parent, facts[parent])
        mother = machine.kernel.processes.get(parent)
        if mother is None or mother.exit_status is not None:
            adopter = machine.statistics.adopters.get(pid, 1)
            text = (f"{text.replace(' is a zombie', ' stayed a zombie', 1)}; then {parent} ended, "
                    f"and {adopter} adopted it")
        yield text


def _deaths(machine: Machine) -> Iterator[str]:
    """The processes that a signal has ended."""
    taken = machine.statistics.taken
    for pid, status in machine.statistics.endings.items():
        if status & 0x7F and pid in taken:
            yield death(pid, *taken[pid][:3])


def _not_simulated(machine: Machine) -> list[str]:
    return [
        f"{what} at {file}:{line}" + (f" ({instead})" if instead else "")
        for (what, file, line), instead in machine.program.not_simulated.items()
    ]


def _blocked(machine: Machine, pid: int) -> Blocked:
    task = machine.kernel.tasks[pid]
    run = machine.runs.get(pid)
    file, line = run.image.place() if run is not None else ("", 0)
    call = task.call[0] if task.call is not None else task.state.value
    return Blocked(pid, call, _explain(machine, task), file, line)


def _explain(machine: Machine, task: Task) -> str:
    """In words, what a task waits for and who could end the waiting."""
    taken = machine.statistics.taken.get(task.pid)
    if task.state is State.STOPPED:
        why = ""
        if taken is not None:
            why = f" by {taken.signal}, {sender_of(task.pid, *taken[:3])}"
        return f"it is stopped{why}, and nobody sends SIGCONT"
    if task.wait is None:
        return "it could run"
    return _explain_wait(machine.kernel, task, taken) + _explain_blocked(machine.kernel, task)


def _explain_blocked(kernel: Kernel, task: Task) -> str:
    """Signals that are pending, and cannot do anything."""
    pending = bits((*task.pending, *kernel.processes[task.pid].pending)) & task.blocked
    if not pending:
        return ""
    names = listed(signals_of(pending))
    verb, them = ("is", "it") if pending.bit_count() == 1 else ("are", "them")
    return f"; {names} {verb} pending, but it blocks {them}"


def _explain_wait(kernel: Kernel, task: Task, taken: Taken | None) -> str:
    call, args = task.call or ("", ())
    if call == "pause":
        before = ""
        if taken is not None and taken.effect == "handler":
            before = f"; the last one, {taken.signal}, was handled before that"
        return f"it waits for a signal that it handles{before}"
    if call == "rt_sigtimedwait" and isinstance(args[0], int):
        names = listed(signals_of(args[0]), "or")
        return f"it waits for {names}, which nobody sends"
    assert task.wait is not None
    for kind, number in task.wait.queues:
        if kind.startswith("child"):
            children = ", ".join(map(str, kernel.processes[task.pid].children))
            return f"it waits for a child to end ({children})"
        if kind == "pipe-data":
            return (f"it reads from pipe {number}, which is empty, and its write end is still "
                    f"held by {_holders(kernel, number, 1, task.pid)}")
        if kind == "pipe-room":
            return (f"it writes to pipe {number}, which is full, and its read end is "
                    f"held by {_holders(kernel, number, 0, task.pid)}")
        if kind == "tty-input":
            return "it reads from the terminal, and nobody types any more"
    return f"it waits in {task.wait.reason}"


def _holders(kernel: Kernel, pipe: int, mode: int, me: int) -> str:
    """Which processes hold an end of a pipe open, and by which descriptors."""
    texts = []
    for process in kernel.processes.values():
        fds = _ends(kernel, process, pipe, mode)
        if fds:
            who = f"{process.pid}" + (" (itself)" if process.pid == me else "")
            texts.append(f"{who} as descriptor {', '.join(map(str, fds))}")
    return " and ".join(texts) or "nobody"


def _ends(kernel: Kernel, process: Process, pipe: int, mode: int) -> list[int]:
    found = []
    for fd, entry in process.fds.items():
        file = kernel.files[entry.file]
        if file.kind == "pipe" and file.target == pipe and file.flags & 3 in (mode, 2):
            found.append(fd)
    return found
