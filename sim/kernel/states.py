"""The life of a process: its states, and the one table of legal moves between them.

Every change of a task's state in the kernel goes through `Kernel.move`, which looks
the move up here and refuses one that is not listed. Diagrams are drawn from the same
table. The letters are those of ps(1); the kernel's own names are in
include/linux/sched.h (TASK_RUNNING, TASK_INTERRUPTIBLE, ...). Linux has one state,
TASK_RUNNING, for both READY and RUNNING: which of the two it is depends on
whether a CPU is executing the task.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class State(Enum):
    """What a task is doing. The value is the name used in traces."""

    NEW = "new"
    READY = "ready"
    RUNNING = "running"
    WAITING = "waiting"
    DISK = "disk"
    STOPPED = "stopped"
    ZOMBIE = "zombie"
    REAPED = "reaped"

    __hash__ = object.__hash__  # Enum's own is Python code, and every move looks its states up

    @property
    def letter(self) -> str:
        """The letter ps(1) shows in its STAT column ("-" where ps shows nothing)."""
        return _LETTERS[self]


_LETTERS = {
    State.NEW: "-",
    State.READY: "R",
    State.RUNNING: "R",
    State.WAITING: "S",
    State.DISK: "D",
    State.STOPPED: "T",
    State.ZOMBIE: "Z",
    State.REAPED: "X",
}


class Transition(NamedTuple):
    """One legal move, what causes it, and what it means in a sentence."""

    before: State
    after: State
    cause: str
    meaning: str


TRANSITIONS: tuple[Transition, ...] = (
    Transition(State.NEW, State.READY, "fork", "the new process is put on the run queue"),
    Transition(State.READY, State.RUNNING, "dispatch", "a CPU picks it"),
    Transition(State.RUNNING, State.READY, "preempt", "its time slice is over"),
    Transition(State.RUNNING, State.READY, "yield", "it gives up the CPU (sched_yield)"),
    Transition(State.RUNNING, State.WAITING, "block", "its system call has to wait"),
    Transition(State.RUNNING, State.DISK, "block", "it waits and no signal can wake it"),
    Transition(State.WAITING, State.READY, "wake", "what it waited for has changed"),
    Transition(State.WAITING, State.READY, "timeout", "its time is up"),
    Transition(State.WAITING, State.READY, "signal", "a signal interrupts its wait"),
    Transition(State.DISK, State.READY, "wake", "what it waited for has changed"),
    Transition(State.RUNNING, State.STOPPED, "stop", "a stop signal took effect"),
    Transition(State.STOPPED, State.READY, "continue", "SIGCONT arrived"),
    Transition(State.STOPPED, State.READY, "kill", "SIGKILL arrived"),
    Transition(State.RUNNING, State.ZOMBIE, "exit", "it ended and its parent has not asked yet"),
    Transition(State.RUNNING, State.REAPED, "exit", "it ended and nobody will ask"),
    Transition(State.ZOMBIE, State.REAPED, "reap", "its parent has taken its exit status"),
)

LEGAL: frozenset[tuple[State, State, str]] = frozenset(
    (t.before, t.after, t.cause) for t in TRANSITIONS
)
