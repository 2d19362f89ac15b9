"""Random walks over a kernel: any runnable task makes the next call, no programs, no machine.

A walk is decided by a list of small numbers, so that hypothesis can shrink it and two kernels can
be driven through the same one. What must be true of a kernel at any time is in `check`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from sim.kernel import Kernel, KernelError, State
from sim.kernel.delivery import deliver, has_work
from sim.kernel.family import INIT, has_report
from sim.kernel.lifecycle import boot
from sim.kernel.process import Credentials, Process, Task, Wait

USER = Credentials(1000, 1000, 1000, 1000, 1000, 1000)
ROOTS, FIRST = 3, 4
RUNNABLE = (State.READY, State.RUNNING)
Arguments = Callable[[Kernel, Process, int, int], tuple[Any, ...]]


class Step(NamedTuple):
    """One step of a walk: who (of those who can), which call, and two numbers to vary it."""

    who: int
    what: int
    first: int
    second: int


def start(pid_max: int = 320) -> Kernel:
    """A small machine with init, a child of it that always sleeps, a process of root's that
    never ends, and its child, a user's."""
    k = Kernel(max_processes=12, pid_max=pid_max)
    k.log_moves = False
    boot(k, "init", ("init",))
    boot(k, "sh", ("sh",), parent=INIT)
    boot(k, "root", ("root",), parent=2)
    boot(k, "first", ("first",), USER, parent=ROOTS, session=ROOTS)
    for pid, call in ((1, ("wait4", (-1, 0))), (2, ("pause", ()))):
        k.move(k.tasks[pid], State.RUNNING, "dispatch")
        k.call(k.tasks[pid], *call)
    k.newly_ready.clear()
    k.fs.seal()
    return k


# ---- the calls ---------------------------------------------------------------------------


def _fd(p: Process, number: int) -> int:
    fds = [*sorted(p.fds), 30]
    return fds[number % len(fds)]


def _pid(k: Kernel, p: Process, number: int) -> int:
    pids = [*p.children, *[pid for pid in k.processes if pid > 2], p.pid, 77]
    return pids[number % len(pids)]


def _one_of(values: tuple[Any, ...], number: int) -> Any:
    return values[number % len(values)]


WAIT_OPTIONS = (0, 1, 2, 3, 8, 11, 1, 1)
WAITID_OPTIONS = (4, 5, 5, 2, 3, 8, 9, 15, 0x1000005, 0x100000F, 0x1000003)
SIGNALS = (0, 9, 11, 15, 17, 18, 18, 18, 19, 19, 20, 20)
FILES = ("/tmp/a", "/tmp/b", "/tmp/d/c", "/tmp/pipe")
FLAGS = (0, 0o101, 0o1102, 0o2101, 0o4000, 0o4001, 0o4002, 1)

TERMINALS = ("/dev/ptmx", "/dev/ptmx", "/dev/pts/0", "/dev/pts/1", "/dev/tty")
REQUESTS = ((0x40045431, 0), (0x5441, 2), (0x5441, 0o402), (0x540E, 0), (0x540E, 1), (0x5422,),
            (0x5402, (0, 5, 0o277, 0o105473, 0, bytes(19))), (0x5414, (1, 2, 3, 4)), (0x541B,))

CALLS: tuple[tuple[str, Arguments], ...] = (
    ("fork", lambda k, p, a, b: ()),
    ("fork", lambda k, p, a, b: ()),
    ("exit_group", lambda k, p, a, b: (a,)),
    ("wait4", lambda k, p, a, b: (_one_of((-1, 0, _pid(k, p, b), -_pid(k, p, b)), a),
                                  _one_of(WAIT_OPTIONS, b))),
    ("waitid", lambda k, p, a, b: (_one_of((0, 1, 2, 3), a),
                                   _fd(p, b) if a % 4 == 3 else _pid(k, p, b),
                                   _one_of(WAITID_OPTIONS, a + b))),
    ("pipe2", lambda k, p, a, b: (_one_of((0, 0o4000, 0o2000000), a),)),
    ("read", lambda k, p, a, b: (_fd(p, a), _one_of((0, 1, 100, 5000, 70000), b))),
    ("write", lambda k, p, a, b: (_fd(p, a), b"x" * _one_of((0, 1, 90, 4096, 5000, 70000), b))),
    ("close", lambda k, p, a, b: (_fd(p, a),)),
    ("close", lambda k, p, a, b: (_fd(p, a),)),
    ("dup", lambda k, p, a, b: (_fd(p, a),)),
    ("dup2", lambda k, p, a, b: (_fd(p, a), b % 12)),
    ("fcntl", lambda k, p, a, b: (_fd(p, a), _one_of((0, 1, 3, 4, 1031, 1032), b), b * 1000)),
    ("lseek", lambda k, p, a, b: (_fd(p, a), b - 2, b % 3)),
    ("setpgid", lambda k, p, a, b: (_pid(k, p, a) if b % 2 else 0, _pid(k, p, b) if a % 2 else 0)),
    ("setsid", lambda k, p, a, b: ()),
    ("kill", lambda k, p, a, b: (_one_of((_pid(k, p, b), 0, -_pid(k, p, b), -1), a),
                                 _one_of(SIGNALS, a + b))),
    ("setresuid", lambda k, p, a, b: (_one_of((-1, 0, 1000), a), _one_of((-1, 1000, 7), b), -1)),
    ("clock_nanosleep", lambda k, p, a, b: (1, 0, a * 1000)),
    ("openat", lambda k, p, a, b: (-100, _one_of(FILES, a), _one_of(FLAGS, b), 0o644)),
    ("openat", lambda k, p, a, b: (-100, "/tmp/pipe", _one_of((0, 1, 2, 0o4000, 0o4001), b), 0)),
    ("mknodat", lambda k, p, a, b: (-100, "/tmp/pipe", 0o010666, 0)),
    ("mkdirat", lambda k, p, a, b: (-100, "/tmp/d", 0o777)),
    ("unlinkat", lambda k, p, a, b: (-100, _one_of(FILES, a), 0)),
    ("chdir", lambda k, p, a, b: (_one_of(("/", "/tmp", "/tmp/d"), a),)),
    ("pidfd_open", lambda k, p, a, b: (_pid(k, p, a), 0)),
    ("poll", lambda k, p, a, b: (((_fd(p, a), 5), (_fd(p, b), 1)), _one_of((0, 1000, None), b))),
    ("prctl", lambda k, p, a, b: (36, a % 2)),
    ("rt_sigaction", lambda k, p, a, b: (
        _one_of((2, 14, 15, 17, 18, 20, 40), a), _one_of(("catch", "ignore", "default", None), b),
        _one_of((0, 2, 0x10000000), a + b), 0)),
    ("rt_sigprocmask", lambda k, p, a, b: (a % 3, 1 << _one_of((2, 14, 15, 17, 18, 20, 40), b))),
    ("rt_sigtimedwait", lambda k, p, a, b: (
        1 << 17 | 1 << _one_of((2, 14, 40), a), _one_of((0, 1000, None), b))),
    ("tgkill", lambda k, p, a, b: (_pid(k, p, a), _pid(k, p, a), _one_of((*SIGNALS, 40), b))),
    ("alarm", lambda k, p, a, b: (a % 2,)),
    ("setitimer", lambda k, p, a, b: (a % 3, a * 1000, b * 100)),
    ("sched_yield", lambda k, p, a, b: ()),
    ("setpriority", lambda k, p, a, b: (0, 0, a)),
    ("openat", lambda k, p, a, b: (-100, _one_of(TERMINALS, a), _one_of((2, 0o402, 0o4002), b), 0)),
    ("ioctl", lambda k, p, a, b: (_fd(p, a), *_one_of(REQUESTS, b))),
    ("ioctl", lambda k, p, a, b: (_fd(p, a), 0x5410, _pid(k, p, b))),
    ("write", lambda k, p, a, b: (_fd(p, a), _one_of((b"a\n", b"b", b"\x03", b"\x1a", b"\x04"), b))),
)


# ---- taking steps ------------------------------------------------------------------------------


def step(k: Kernel, s: Step) -> tuple[Any, ...]:
    """Let somebody make one call (or go on with the one it is in); says what happened."""
    runnable = [task for task in k.tasks.values() if task.state in RUNNABLE]
    k.newly_ready.clear()
    if not runnable:
        timer = k.next_timer()
        if timer is None:
            return ("nobody",)
        k.now = max(k.now, timer)
        k.fire_timers()
        return ("timer",)
    k.now += 10
    task = runnable[s.who % len(runnable)]
    return (task.tid, *_run(k, task, s))


def _run(k: Kernel, task: Task, s: Step) -> tuple[Any, ...]:
    if task.state is State.READY:
        k.move(task, State.RUNNING, "dispatch")
    if has_work(task):
        deliver(k, task)
    if task.state is not State.RUNNING:
        return ("taken by a signal",)
    name, args = _request(k, task, s)
    try:
        result: Any = k.call(task, name, args)
    except KernelError as error:
        result = error
    outcome = (name, args, repr(result))
    if task.state is State.RUNNING:
        k.move(task, State.READY, "yield" if name == "sched_yield" else "preempt")
    return outcome


def _request(k: Kernel, task: Task, s: Step) -> tuple[str, tuple[Any, ...]]:
    if task.call is not None:
        return task.call
    process = k.processes[task.pid]
    if task.pid == 1:
        return "wait4", (-1, 0)
    if task.pid == 2:
        return "pause", ()
    name, arguments = CALLS[s.what % len(CALLS)]
    if task.pid == ROOTS and name in ("exit_group", "kill"):
        return "fork", ()
    return name, arguments(k, process, s.first, s.second)


# ---- what is always true -------------------------------------------------------------------------


def check(k: Kernel) -> None:
    """Everything that must be so between two calls."""
    check_tasks(k)
    check_queues(k)
    check_families(k)
    check_files(k)
    check_terminals(k)
    hash(k.key())


def check_tasks(k: Kernel) -> None:
    """Every task belongs to a process, and is in the state that goes with it."""
    assert set(k.tasks) == {tid for p in k.processes.values() for tid in p.threads}
    for task in k.tasks.values():
        process = k.processes[task.pid]
        assert task.state not in (State.NEW, State.REAPED)
        assert (task.state is State.ZOMBIE) == (process.exit_status is not None)
        if task.state is State.ZOMBIE:
            assert not process.fds and not process.children and task.call is None
        if process.doomed and process.exit_status is None:
            assert task.signalled
            assert task.state not in (State.WAITING, State.STOPPED)
    assert all(k.tasks[tid].state is State.READY for tid in k.newly_ready)
    uids = Counter(process.cred.ruid for process in k.processes.values())
    assert uids == {uid: number for uid, number in k.user_processes.items() if number}


def check_queues(k: Kernel) -> None:
    """Who sleeps is on exactly the queues that it waits for, and nobody else is on any."""
    on_queues: dict[int, set[Any]] = {}
    for queue, sleepers in k.queues.items():
        assert sleepers
        for tid in sleepers:
            on_queues.setdefault(tid, set()).add(queue)
    armed = set(k.timers)
    for task in k.tasks.values():
        asleep = task.state in (State.WAITING, State.DISK)
        assert asleep == (task.wait is not None)
        assert on_queues.get(task.tid, set()) == set(task.wait.queues if task.wait else ())
        if task.wait is not None:
            assert task.call is not None
            assert task.wait.deadline is None or (
                task.wait.deadline, "sleep", task.tid) in armed
    assert set(on_queues) <= set(k.tasks)


def check_families(k: Kernel) -> None:
    """Parents know their children and the other way round; groups and sessions have members."""
    for process in k.processes.values():
        if process.pid != INIT:
            assert process.pid in k.processes[process.ppid].children
        for pid, order in process.children.items():
            child = k.processes[pid]
            assert (child.ppid, child.order) == (process.pid, order)
        assert process.waitable == sorted(process.waitable)
        assert [entry.pid for entry in process.waitable] == [
            pid for pid in process.children if has_report(k.processes[pid])]
    for table, number_of in ((k.groups, lambda p: p.pgid), (k.sessions, lambda p: p.sid)):
        expected: dict[int, set[int]] = {}
        for process in k.processes.values():
            expected.setdefault(number_of(process), set()).add(process.pid)
        assert {number: set(members) for number, members in table.items()} == expected
    for members in k.groups.values():
        assert len({k.processes[pid].sid for pid in members}) == 1


def check_files(k: Kernel) -> None:
    """Open files are counted by their descriptors, pipes by their open files."""
    refs = Counter(entry.file for process in k.processes.values() for entry in process.fds.values())
    begun = {task.progress for task in k.tasks.values()
             if task.call is not None and task.call[0] == "openat" and task.progress}
    assert {number: file.refs for number, file in k.files.items() if number not in begun} == refs
    assert begun <= set(k.files)
    readers: Counter[int] = Counter()
    writers: Counter[int] = Counter()
    pidfds: dict[int, set[int]] = {}
    for file in k.files.values():
        if file.kind in ("pipe", "fifo"):
            readers[file.target] += file.flags & 3 != 1
            writers[file.target] += file.flags & 3 != 0
        elif file.kind == "pidfd":
            pidfds.setdefault(file.target, set()).add(file.id)
    for number, pipe in k.pipes.items():
        assert (pipe.readers, pipe.writers) == (readers[number], writers[number])
        assert len(pipe.buffers) <= pipe.pages
    assert set(k.pipes) == set(readers)
    pidfds.pop(0, None)
    assert pidfds == {p.pid: set(p.pidfds) for p in k.processes.values() if p.pidfds}


def check_terminals(k: Kernel) -> None:
    """Terminals know their open files, and are the controlling terminal of one session at most."""
    slaves: dict[int, set[int]] = {number: set() for number in k.terminals}
    masters: set[int] = set()
    for file in k.files.values():
        if file.kind in ("pts", "hung-up"):
            slaves[file.target].add(file.id)
            assert (file.kind == "pts") == k.terminals[file.target].master
        elif file.kind == "ptmx":
            masters.add(file.target)
    for number, terminal in k.terminals.items():
        assert terminal.master == (number in masters)
        assert terminal.master or terminal.files
        assert set(terminal.files) == slaves[number]
        assert 0 <= terminal.canon <= len(terminal.buffer) <= 4096
        assert all(mark < terminal.canon for mark in terminal.marks)
        assert bool(terminal.session) == bool(terminal.foreground)
    for process in k.processes.values():
        if process.tty and process.exit_status is None:
            assert k.terminals[int(process.tty[4:])].session == process.sid


__all__ = ["CALLS", "FIRST", "USER", "Step", "Wait", "check", "start", "step"]
