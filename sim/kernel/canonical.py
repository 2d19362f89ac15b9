"""The canonical key of a kernel: equal for equal states, however they came about.

The kernel gives numbers to open files, pipes and inodes as they are made, so two orders of
the same calls leave the same state under different numbers. The key renumbers them in the
order in which they are met: processes by pid, their descriptors in order. Left out is what no
process can ever see the effect of: tables of what is gone, hints, and, unless asked for,
clocks and CPU times. Deadlines count from now.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from sim.kernel.filesystem import PROC_NODE
from sim.kernel.process import OpenFile, Process, Queue, Task
from sim.kernel.terminals import Terminal

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

_PIPE_QUEUES = ("pipe-data", "pipe-room")
_BY_NUMBER = ("pidfd", "console", "terminal", "pts", "ptmx", "hung-up")
"""Kinds of open files whose target is the same however the state came about."""
_UNSEEN_OF_TERMINALS = ("files", "ino", "master_ino")


class _Numbering:
    """Numbers things in the order in which they are first asked about."""

    def __init__(self) -> None:
        self.given: dict[int, int] = {}

    def __call__(self, number: int) -> int:
        return self.given.setdefault(number, len(self.given))


class _Keymaker:
    """Builds the key of one kernel."""

    def __init__(self, k: Kernel, times: bool) -> None:
        self.k = k
        self.times = times
        self.files = _Numbering()
        self.pipes = _Numbering()
        self.inodes = _Numbering()

    def key(self) -> Hashable:
        """All parts; the processes first, since they give the numbers."""
        k = self.k
        processes = tuple([self.process(k.processes[pid]) for pid in sorted(k.processes)])
        files = tuple([self.file(k.files[number]) for number in list(self.files.given)])
        pipes = tuple([self.pipe(number) for number in list(self.pipes.given)])
        queues = tuple(sorted(
            (self.queue(queue), tuple(sleepers)) for queue, sleepers in k.queues.items()))
        consoles = tuple(
            (c.kind, c.buffered, c.ended, c.size if c.kind == "file" else 0)
            for c in k.consoles.values())
        terminals = tuple([self.terminal(t) for _, t in sorted(k.terminals.items())])
        clock = (k.now, k.epoch) if self.times else ()
        return (processes, files, pipes, queues, consoles, terminals, self.filesystem(), k.last_pid,
                k.random_blocks, tuple(k.newly_ready), clock)

    def filesystem(self) -> Hashable:
        """The part of the tree that differs from how it was at boot."""
        return self.k.fs.key(self.inodes, times=self.times)

    def process(self, p: Process) -> Hashable:
        """A process and its tasks."""
        k = self.k
        fds = tuple([(fd, self.files(e.file), e.cloexec) for fd, e in sorted(p.fds.items())])
        used = (p.dead_threads, p.reaped_children, p.started) if self.times else ()
        return (
            p.pid, p.ppid, p.pgid, p.sid, p.cred, self.inode(p.cwd), self.inode(p.root), p.umask,
            p.comm, p.cmdline, p.tty, p.lost_foreground, fds, tuple(p.children),
            tuple([child.pid for child in p.waitable]), p.exit_status, p.stop_report,
            p.continue_report, p.doomed, p.is_subreaper, p.has_subreaper, p.fd_room,
            tuple(sorted(p.limits.items())), tuple(sorted(p.pending.items())),
            tuple(sorted(p.dispositions.items())), p.continued, p.death_signal,
            tuple([(which, timer.expires - self.k.now if which == 0 else timer.expires,
                    timer.interval) for which, timer in sorted(p.timers.items())]), used,
            tuple([self.task(k.tasks[tid]) for tid in p.threads]))

    def task(self, t: Task) -> Hashable:
        """A task: its state and the call it sleeps in."""
        wait = None
        if t.wait is not None:
            left = None if t.wait.deadline is None else t.wait.deadline - self.k.now
            wait = (tuple([self.queue(queue) for queue in t.wait.queues]), left)
        left = None if t.deadline is None else t.deadline - self.k.now
        used = (t.user, t.system, t.voluntary, t.involuntary) if self.times else ()
        opening = t.call is not None and t.call[0] == "openat"
        progress = self.files(t.progress) if opening and t.progress else t.progress
        scheduled = (t.policy, t.rt_priority, t.nice, t.reset_on_fork, t.affinity)
        return (t.tid, t.state._value_, scheduled, t.call, wait, left, progress,
                t.interrupted, t.blocked, t.awaited, t.signalled, t.caught,
                tuple(sorted(t.pending.items())), used)

    def file(self, f: OpenFile) -> Hashable:
        """An open file description."""
        if f.kind in ("pipe", "fifo"):
            target = self.pipes(f.target)
        elif f.kind in _BY_NUMBER:
            target = f.target
        else:
            target = self.inode(f.target)
        path = "" if f.kind == "pipe" else f.path
        named = self.inode(-f.target) if f.kind == "fifo" else 0
        return (f.kind, target, named, f.flags, path, f.offset, f.refs)

    def pipe(self, number: int) -> Hashable:
        """A pipe and what is in it."""
        pipe = self.k.pipes[number]
        return (pipe.buffers, pipe.pages, pipe.readers, pipe.writers)

    def terminal(self, terminal: Terminal) -> Hashable:
        """A terminal; its files are keyed with who holds them."""
        state = [getattr(terminal, name) for name in terminal.__slots__
                 if name not in _UNSEEN_OF_TERMINALS]
        inodes = self.inode(terminal.ino), self.inode(terminal.master_ino)
        return (*state, len(terminal.files), inodes)

    def queue(self, queue: Queue) -> Queue:
        """A wait queue under its canonical name."""
        kind, number = queue
        if kind in _PIPE_QUEUES:
            return kind, self.pipes(number)
        return (kind, self.inode(number)) if kind == "fifo" else queue

    def inode(self, number: int) -> int:
        """An inode's canonical number."""
        return number if number >= PROC_NODE else self.k.fs.label(number, self.inodes)


def canonical_key(k: Kernel, *, times: bool = False) -> Hashable:
    """The key of a kernel (see the top of this file).

    ``times`` makes clocks, CPU times and time stamps count too.
    """
    return _Keymaker(k, times).key()
