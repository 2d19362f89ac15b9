"""What is worth knowing about the processes of a run, in numbers and in sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim.kernel import State

if TYPE_CHECKING:
    from sim.kernel import Kernel
    from sim.kernel.process import Process, Task
    from sim.machine.machine import Machine


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

    def lines(self) -> list[str]:
        """The summary in sentences."""
        lines = [_count(len(self.processes), "process", "processes") + " made"]
        for pid, parent in self.unreaped:
            lines.append(
                f"process {pid} stayed a zombie until its parent {parent} ended without waiting "
                f"for it; init reaped it")
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
        tuple(_not_simulated(machine)))


def _not_simulated(machine: Machine) -> list[str]:
    return [
        f"{what} at {file}:{line}" + (f" ({instead})" if instead else "")
        for (what, file, line), instead in machine.program.not_simulated.items()
    ]


def _blocked(machine: Machine, pid: int) -> Blocked:
    task = machine.kernel.tasks[pid]
    run = machine.runs.get(pid)
    file, line = run.image.place() if run is not None else ("", 0)
    name = task.call[0] if task.call is not None else task.state.value
    return Blocked(pid, name, _explain(machine.kernel, task), file, line)


def _explain(kernel: Kernel, task: Task) -> str:
    """In words, what a task waits for and who could end the waiting."""
    if task.state is State.STOPPED:
        return "it is stopped, and nobody sends SIGCONT"
    if task.wait is None:
        return "it could run"
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
