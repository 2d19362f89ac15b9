"""The kernel as a piece of data: its tables, and the few moves everything is made of.

A `Kernel` holds all processes, files and wait queues of one simulated machine and nothing
else: no generator, thread, clock or random source. So it can be copied, compared,
hashed (`key`) and stepped by anyone. Whoever drives it (the timed machine or the
explorer) decides which task makes its next system call and what time it is:

    kernel.now = ...                            # ns since boot; time never goes back
    kernel.move(task, State.RUNNING, "dispatch")
    result = kernel.call(task, "read", (0, 100))   # a value, a Wait, or KernelError

`stirred` is set by whatever a driver must look at beyond a call's result: a move, a note, output.

A call that has to wait puts its task to sleep on wait queues and leaves `task.call`
set. When one of the queues is woken the task becomes READY (`newly_ready` names
it for the driver), and when it runs again the driver makes the same call again.
"""

from __future__ import annotations

import heapq
from collections.abc import Hashable
from typing import Any, NamedTuple

from sim.kernel.calls import SYSTEM_CALLS, UNDO
from sim.kernel.canonical import canonical_key
from sim.kernel.console import Console
from sim.kernel.errors import ENOSYS, KernelError
from sim.kernel.filesystem import FileSystem
from sim.kernel.interval_timers import ITIMER_REAL, ring
from sim.kernel.pipes import Pipe
from sim.kernel.process import OpenFile, Process, Queue, Task, Value, Wait
from sim.kernel.states import LEGAL, State
from sim.kernel.terminals import Terminal

BOOT_EPOCH = 1_767_225_600_000_000_000
"""The wall clock when the simulated machine booted: 2026-01-01T00:00:00Z, in ns."""

class Note(NamedTuple):
    """Something that happened inside a call; the drivers make trace events of these."""

    kind: str
    pid: int
    tid: int
    name: str
    args: tuple[Value, ...] = ()
    result: Value = None
    before: str = ""
    after: str = ""


class IllegalMove(AssertionError):
    """A state change that the transition table does not list: a fault of the simulator."""


class Kernel:
    """One simulated machine's kernel state.

    Args:
        max_processes: how many processes (zombies included) may exist; more and
            fork fails with EAGAIN, as at Linux's threads-max.
        pid_max: pids are smaller than this (sysctl kernel.pid_max).
    """

    def __init__(self, *, max_processes: int = 4096, pid_max: int = 32768, cpus: int = 1,
                 seed: int = 0) -> None:
        self.now = 0
        self.epoch = BOOT_EPOCH
        self.entropy = seed
        self.random_blocks = 0
        self.cpus = cpus
        self.max_processes = max_processes
        self.pid_max = pid_max
        self.last_pid = 0
        self.tasks: dict[int, Task] = {}
        self.processes: dict[int, Process] = {}
        self.groups: dict[int, dict[int, None]] = {}
        self.sessions: dict[int, dict[int, None]] = {}
        self.user_processes: dict[int, int] = {}
        self.files: dict[int, OpenFile] = {}
        self.next_file = 1
        self.pipes: dict[int, Pipe] = {}
        self.next_pipe = 1
        self.consoles: dict[int, Console] = {}
        self.terminals: dict[int, Terminal] = {}
        self.output: list[tuple[int, bytes]] = []
        self.fs = FileSystem()
        self.queues: dict[Queue, dict[int, None]] = {}
        self.timers: list[tuple[int, str, int]] = []
        self.armed: list[int] = []
        self.newly_ready: list[int] = []
        self.log: list[Note] | None = []
        self.log_moves = True
        self.stirred = False

    # ---- system calls -------------------------------------------------------------

    def call(self, task: Task, name: str, args: tuple[Value, ...]) -> Value | Wait:
        """Make, or make again, a system call for a RUNNING task.

        Returns the result, or the `Wait` on which the task now sleeps (but with a signal
        pending it does not sleep: it is still RUNNING, to take the signal first). Raises
        `KernelError` with the errno if the call fails. After a call that ends the process the
        task is no longer RUNNING.
        """
        function = SYSTEM_CALLS.get(name)
        if function is None:
            raise KernelError(ENOSYS)
        try:
            result = function(self, task, *args)
        except KernelError:
            self._done(task)
            raise
        if type(result) is Wait:
            task.call = (name, args)
            self._sleep(task, result)
        elif task.call is not None:
            self._done(task)
        return result

    def _done(self, task: Task) -> None:
        """The task is in no call any more."""
        task.call = task.deadline = None
        task.progress = task.interrupted = task.awaited = 0

    def give_up(self, task: Task) -> None:
        """The call that the task waits in will not be tried again: what it has begun is undone."""
        self.undo(task)
        self._done(task)

    def undo(self, task: Task) -> None:
        """Undo what the call that the task waits in has begun; it will be begun anew."""
        if task.call is not None:
            undo = UNDO.get(task.call[0])
            if undo is not None:
                undo(self, task)

    # ---- states, wait queues, timers ------------------------------------------------

    def move(self, task: Task, after: State, cause: str) -> None:
        """Change a task's state, as the transition table allows."""
        before = task.state
        if (before, after, cause) not in LEGAL:
            raise IllegalMove(f"task {task.tid}: {before.value} -> {after.value} by {cause}")
        task.state = after
        self.stirred = True
        if self.log_moves and self.log is not None:
            self.log.append(
                Note("state", task.pid, task.tid, cause, (), None, before._value_, after._value_)
            )
        if after is State.READY:
            self.newly_ready.append(task.tid)

    def _sleep(self, task: Task, wait: Wait) -> None:
        """Put a RUNNING task on the wait queues of ``wait``, and on the timer list."""
        task.deadline = wait.deadline
        if task.signalled and not wait.uninterruptible:
            task.interrupted = wait.restart
            return
        task.interrupted = 0
        task.wait = wait
        for queue in wait.queues:
            self.queues.setdefault(queue, {})[task.tid] = None
        if wait.deadline is not None:
            self.arm(wait.deadline, "sleep", task.tid)
        task.voluntary += 1
        self.move(task, State.DISK if wait.uninterruptible else State.WAITING, "block")

    def wake(self, queue: Queue, *, everyone: bool = False) -> None:
        """Make the tasks that sleep on ``queue`` READY, the longest sleeper first.

        Of the exclusive sleepers only the first, unless ``everyone`` is meant (__wake_up).
        """
        sleepers = self.queues.get(queue)
        if sleepers:
            served = False
            for tid in list(sleepers):
                task = self.tasks[tid]
                if task.wait is not None and task.wait.exclusive and not everyone:
                    if served:
                        continue
                    served = True
                self.rouse(task, "wake")

    def rouse(self, task: Task, cause: str) -> None:
        """Take one sleeping task off its queues and make it READY."""
        assert task.wait is not None
        for queue in task.wait.queues:
            sleepers = self.queues[queue]
            del sleepers[task.tid]
            if not sleepers:
                del self.queues[queue]
        task.wait = None
        self.move(task, State.READY, cause)

    def arm(self, deadline: int, kind: str, number: int) -> None:
        """Have a timer: for the sleep of a task, or the alarm of a process.

        `armed` tells the driver of the times at which it must call `fire_timers`.
        """
        heapq.heappush(self.timers, (deadline, kind, number))
        self.armed.append(deadline)
        self.stirred = True

    def _is_set(self, deadline: int, kind: str, number: int) -> bool:
        """Whether a timer still means what it was armed for."""
        if kind == "sleep":
            task = self.tasks.get(number)
            return task is not None and task.wait is not None and task.wait.deadline == deadline
        process = self.processes.get(number)
        timer = None if process is None else process.timers.get(ITIMER_REAL)
        return timer is not None and timer.expires == deadline

    def next_timer(self) -> int | None:
        """When (ns since boot) the next timer expires; None if none is set."""
        while self.timers:
            if self._is_set(*self.timers[0]):
                return self.timers[0][0]
            heapq.heappop(self.timers)
        return None

    def fire_timers(self) -> None:
        """Wake every sleeper, and send every alarm, whose time has come (``now`` or earlier)."""
        while (deadline := self.next_timer()) is not None and deadline <= self.now:
            _, kind, number = heapq.heappop(self.timers)
            if kind == "sleep":
                self.rouse(self.tasks[number], "timeout")
            else:
                ring(self, self.processes[number])

    def deadline(self, task: Task, timeout: int | None) -> int | None:
        """The absolute time at which a blocked call gives up.

        Computed when the call is first tried and kept until it completes, so that a call tried
        again waits only for the rest of its time. ``timeout`` is in ns, None for ever.
        """
        if timeout is None:
            return None
        return self.now + timeout if task.call is None else task.deadline

    def note(self, kind: str, pid: int, name: str, args: tuple[Value, ...] = (),
             result: Value = None) -> None:
        """Record something for the trace."""
        self.stirred = True
        if self.log is not None:
            self.log.append(Note(kind, pid, pid, name, args, result))

    # ---- copies and keys --------------------------------------------------------------

    def copy(self) -> Kernel:
        """An independent kernel in the same state (its log is empty)."""
        other = Kernel.__new__(Kernel)
        other.__dict__.update(self.__dict__)
        for table in ("tasks", "processes", "files", "pipes", "consoles", "terminals"):
            rows: dict[int, Any] = getattr(self, table)
            setattr(other, table, {number: row.copy() for number, row in rows.items()})
        other.fs = self.fs.copy()
        other.groups = {pgid: members.copy() for pgid, members in self.groups.items()}
        other.sessions = {sid: members.copy() for sid, members in self.sessions.items()}
        other.user_processes = self.user_processes.copy()
        other.queues = {queue: sleepers.copy() for queue, sleepers in self.queues.items()}
        other.timers = self.timers.copy()
        other.armed = self.armed.copy()
        other.newly_ready = self.newly_ready.copy()
        other.output = self.output.copy()
        other.log = None if self.log is None else []
        return other

    def key(self, *, times: bool = False) -> Hashable:
        """A hashable value that is equal for equal states (see `sim.kernel.canonical`)."""
        return canonical_key(self, times=times)
