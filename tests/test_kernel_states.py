"""The table of states: what is not in it cannot happen, and all that is in it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sim.kernel import Kernel, KernelError, State
from sim.kernel.calls import SYSTEM_CALLS, UNDO
from sim.kernel.delivery import deliver, has_work
from sim.kernel.errors import EFAULT, EINVAL
from sim.kernel.kernel import IllegalMove, Note
from sim.kernel.lifecycle import RESERVED_PIDS, ROOT, allocate_pid, boot
from sim.kernel.process import Action, Task, Wait
from sim.kernel.signal_numbers import IGNORE, SIGCHLD
from sim.kernel.states import LEGAL, TRANSITIONS
from tests.kernel_walk import USER

CAUSES = sorted({transition.cause for transition in TRANSITIONS})
PAUSE: tuple[str, tuple[Any, ...]] = ("pause", ())


class Scene:
    """A kernel with init (1), which sleeps, and a process (2) with one child (3)."""

    def __init__(self) -> None:
        self.k = Kernel()
        boot(self.k, "init", ("init",))
        self.call(1, *PAUSE)
        boot(self.k, "parent", ("parent",), USER, parent=1)
        self.child = self.call(2, "fork")

    def dispatch(self, tid: int) -> Task:
        """Give a task a CPU, where it first takes its signals."""
        task = self.k.tasks[tid]
        if task.state is State.READY:
            self.k.move(task, State.RUNNING, "dispatch")
        if task.signalled and task.call is not None:
            self.k.call(task, *task.call)
        if has_work(task):
            deliver(self.k, task)
        return task

    def call(self, tid: int, name: str, args: tuple[Any, ...] = ()) -> Any:
        """One call; the caller is READY again afterwards if it can be."""
        task = self.dispatch(tid)
        result = self.k.call(task, name, args)
        if task.state is State.RUNNING:
            self.k.move(task, State.READY, "preempt")
        return result

    def state(self, tid: int) -> State:
        """A task's state."""
        return self.k.tasks[tid].state

    def moves(self) -> set[tuple[State, State, str]]:
        """The moves that the kernel has noted."""
        return {(State(n.before), State(n.after), n.name) for n in self.k.log or ()
                if isinstance(n, Note) and n.kind == "state"}


# ---- what is not in the table ---------------------------------------------------------------


@pytest.mark.parametrize("before", list(State))
@pytest.mark.parametrize("after", list(State))
def test_a_move_that_is_not_listed_is_refused(before: State, after: State) -> None:
    for cause in [*CAUSES, "magic"]:
        scene = Scene()
        task = scene.k.tasks[3]
        task.state = before
        if (before, after, cause) in LEGAL:
            scene.k.move(task, after, cause)
            assert task.state is after
        else:
            with pytest.raises(IllegalMove):
                scene.k.move(task, after, cause)
            assert task.state is before


def test_the_table_says_what_each_move_means() -> None:
    assert len(LEGAL) == len(TRANSITIONS)
    assert all(transition.meaning for transition in TRANSITIONS)
    assert [state.letter for state in State] == list("-RRSDTZX")


def test_every_state_can_be_reached_and_left() -> None:
    assert {after for _, after, _ in LEGAL} == set(State) - {State.NEW}
    assert {before for before, _, _ in LEGAL} == set(State) - {State.REAPED}


# ---- what is in the table ---------------------------------------------------------------------


def ends_and_is_reaped(s: Scene) -> None:
    s.call(3, "exit_group", (5,))
    assert s.state(3) is State.ZOMBIE
    assert s.call(2, "wait4", (-1, 0))[:2] == (3, 5 << 8)
    assert 3 not in s.k.tasks


def ends_and_nobody_asks(s: Scene) -> None:
    s.k.processes[2].dispositions = {SIGCHLD: Action(IGNORE)}
    s.call(2, "wait4", (-1, 0))
    s.call(3, "exit_group", (5,))
    assert 3 not in s.k.tasks
    with pytest.raises(KernelError):
        s.call(2, *(s.k.tasks[2].call or PAUSE))


def is_woken(s: Scene) -> None:
    assert isinstance(s.call(2, "wait4", (-1, 0)), Wait)
    assert s.state(2) is State.WAITING
    s.call(3, "exit_group", (0,))
    assert s.state(2) is State.READY


def yields(s: Scene) -> None:
    task = s.dispatch(2)
    s.k.call(task, "sched_yield", ())
    s.k.move(task, State.READY, "yield")


def times_out(s: Scene) -> None:
    s.call(2, "clock_nanosleep", (1, 0, 50))
    s.k.now = s.k.next_timer() or 0
    s.k.fire_timers()
    assert s.state(2) is State.READY
    assert s.call(2, *(s.k.tasks[2].call or PAUSE)) == 0


def is_stopped_and_continued(s: Scene) -> None:
    s.call(3, *PAUSE)
    s.call(2, "kill", (3, 19))
    assert s.state(3) is State.READY
    s.dispatch(3)
    assert s.state(3) is State.STOPPED
    s.call(2, "kill", (3, 15))
    assert s.state(3) is State.STOPPED
    s.call(2, "kill", (3, 18))
    s.dispatch(3)
    assert s.state(3) is State.ZOMBIE


def is_killed_while_stopped(s: Scene) -> None:
    s.call(2, "kill", (3, 19))
    s.dispatch(3)
    assert s.state(3) is State.STOPPED
    s.call(2, "kill", (3, 9))
    s.dispatch(3)
    assert s.call(2, "wait4", (-1, 2))[1] == 9


def waits_for_a_disk(s: Scene) -> None:
    s.call(3, "read_disk")
    assert s.state(3) is State.DISK
    s.call(2, "kill", (3, 9))
    assert s.state(3) is State.DISK
    s.k.wake(("disk", 1))
    assert s.state(3) is State.READY
    s.dispatch(3)
    assert s.state(3) is State.ZOMBIE


DEEDS: tuple[Callable[[Scene], None], ...] = (
    ends_and_is_reaped, ends_and_nobody_asks, is_woken, yields, times_out,
    is_stopped_and_continued, is_killed_while_stopped, waits_for_a_disk,
)


@pytest.fixture
def disk() -> Iterator[None]:
    """A call that waits without being interruptible: no simulated one does so yet."""
    wait = Wait((("disk", 1),), "disk", uninterruptible=True)
    SYSTEM_CALLS["read_disk"] = lambda k, task: 0 if task.call is not None else wait
    yield
    del SYSTEM_CALLS["read_disk"]


def test_every_move_in_the_table_is_made(disk: None) -> None:
    made: set[tuple[State, State, str]] = set()
    for deed in DEEDS:
        scene = Scene()
        deed(scene)
        made |= scene.moves()
    assert made == LEGAL


# ---- what must not be lost ---------------------------------------------------------------------


def test_a_signal_that_comes_on_the_way_to_sleep_is_not_lost() -> None:
    s = Scene()
    task = s.k.tasks[3]
    s.k.move(task, State.RUNNING, "dispatch")
    s.call(2, "kill", (3, 15))  # another CPU, while 3 is in user code
    assert isinstance(s.k.call(task, *PAUSE), Wait)
    assert s.state(3) is State.RUNNING
    deliver(s.k, task)
    assert s.state(3) is State.ZOMBIE


def test_a_call_that_can_finish_does_so_before_a_signal_is_taken() -> None:
    s = Scene()
    assert s.call(2, "pipe2", (0,)) == (0, 1)
    reader = s.call(2, "fork")
    s.call(reader, "read", (0, 9))
    s.call(2, "write", (1, b"bytes"))
    s.call(2, "kill", (reader, 15))
    s.dispatch(reader)
    assert s.state(reader) is State.ZOMBIE
    assert not next(iter(s.k.pipes.values())).buffers


def test_a_call_that_is_never_tried_again_is_undone() -> None:
    s = Scene()
    s.call(2, "mknodat", (-100, "/tmp/pipe", 0o010666, 0))
    assert isinstance(s.call(3, "openat", (-100, "/tmp/pipe", 0, 0)), Wait)
    assert s.k.files and s.k.pipes and s.k.fs.unmet
    s.call(2, "kill", (3, 9))
    s.dispatch(3)
    assert not s.k.files and not s.k.pipes and not s.k.fs.unmet
    assert "openat" in UNDO


def test_a_timeout_that_was_not_needed_is_forgotten() -> None:
    s = Scene()
    s.call(2, "poll", ((), 0))
    s.k.now += 1000
    result = s.call(2, "poll", ((), 500))
    assert isinstance(result, Wait)
    assert result.deadline == s.k.now + 500


# ---- numbers --------------------------------------------------------------------------------------


def test_pids_ascend_and_begin_again_at_300() -> None:
    k = Kernel(pid_max=310)
    boot(k, "init", ("init",))
    k.last_pid = 307
    assert [allocate_pid(k) for _ in range(4)] == [308, 309, RESERVED_PIDS, RESERVED_PIDS + 1]


def test_before_300_was_reached_numbers_begin_again_at_1() -> None:
    k = Kernel(pid_max=6)
    boot(k, "init", ("init",))
    assert [allocate_pid(k) for _ in range(5)] == [2, 3, 4, 5, 2]


def test_a_number_is_taken_while_a_group_or_session_has_it() -> None:
    s = Scene()
    s.k.pid_max, s.k.last_pid = 304, 299
    leader = s.call(2, "fork")
    assert leader == 300
    s.call(leader, "setsid")
    member = s.call(leader, "fork")
    s.call(leader, "exit_group", (0,))
    s.call(2, "wait4", (leader, 0))
    assert (member, s.k.processes[member].sid) == (301, 300)
    assert [s.call(2, "fork") for _ in range(2)] == [302, 303]
    with pytest.raises(KernelError):
        s.call(2, "fork")
    s.call(member, "exit_group", (0,))  # a zombie that init has yet to reap
    s.call(302, "exit_group", (0,))
    s.call(2, "wait4", (302, 0))
    assert s.call(2, "fork") == 302


def test_a_pidfd_does_not_mean_another_process_with_the_same_number() -> None:
    s = Scene()
    s.k.pid_max = 4
    fd = s.call(2, "pidfd_open", (3, 0))
    s.call(3, "exit_group", (7,))
    assert s.call(2, "poll", (((fd, 1),), 0)) == ((fd, 1),)
    s.call(2, "wait4", (3, 0))
    assert s.call(2, "fork") == 3
    assert s.call(2, "poll", (((fd, 1),), 0)) == ((fd, 1 | 16),)
    with pytest.raises(KernelError):
        s.call(2, "waitid", (3, fd, 4))
    s.call(3, "exit_group", (8,))
    assert s.call(2, "waitid", (1, 3, 4))[3] == 8
    s.call(2, "close", (fd,))
    assert not s.k.files


def test_children_of_the_dead_go_to_the_nearest_subreaper() -> None:
    s = Scene()
    s.call(2, "prctl", (36, 1))
    middle = s.call(3, "fork")
    orphan = s.call(middle, "fork")
    s.call(middle, "exit_group", (0,))
    assert s.k.processes[orphan].ppid == 2
    s.call(2, "prctl", (36, 0))
    last = s.call(orphan, "fork")
    s.call(orphan, "exit_group", (0,))
    assert s.k.processes[last].ppid == 1


def test_a_death_signal_is_sent_by_the_dying_parent_if_it_may() -> None:
    s = Scene()
    s.call(2, "prctl", (36, 1))
    middle = s.call(3, "fork")
    s.k.processes[middle].cred = ROOT
    children = [s.call(middle, "fork") for _ in range(3)]
    for child in children[:2]:
        s.call(child, "rt_sigprocmask", (0, 1 << 10 | 1 << 15))
        s.call(child, "prctl", (1, 10))
    s.call(children[1], "setresuid", (77, 77, 77))
    s.call(children[1], "prctl", (1, 15))
    s.call(middle, "setresuid", (77, 77, 77))
    s.call(middle, "exit_group", (0,))
    assert [dict(s.k.processes[child].pending) for child in children] == [
        {}, {15: ((15, "SI_USER", middle, 77, 0),)}, {}]
    assert s.k.processes[children[0]].death_signal == 10
    assert s.k.processes[children[0]].ppid == 2


@pytest.mark.parametrize(("option", "value", "errno"), [
    (1, 65, EINVAL), (1, -1, EINVAL), (1, b"x", EINVAL), (36, None, EINVAL), (4, 1, EINVAL),
    (2, 0, EFAULT), (37, 0, EFAULT), (16, 0, EFAULT), (15, 0, EFAULT),
])
def test_prctl_fails(option: int, value: Any, errno: int) -> None:
    s = Scene()
    with pytest.raises(KernelError) as caught:
        s.call(2, "prctl", (option, value))
    assert caught.value.errno == errno


def test_prctl_renames() -> None:
    s = Scene()
    assert s.call(2, "prctl", (15, b"0123456789abcdefg")) == 0
    assert s.call(2, "prctl", (16, 1)) == b"0123456789abcde"
    notes = [note for note in s.k.log or () if isinstance(note, Note) and note.kind == "set"]
    assert (notes[-1].name, notes[-1].args) == ("comm", ("parent", "0123456789abcde"))


def test_the_time_of_children_counts_when_they_are_reaped() -> None:
    s = Scene()
    s.k.tasks[3].user = 500
    s.call(3, "exit_group", (0,))
    assert s.call(2, "times")[2] == 0
    s.call(2, "waitid", (0, 0, 0x1000004))
    assert s.call(2, "times")[2] == 0
    s.call(2, "wait4", (-1, 0))
    assert s.call(2, "times")[2] == 500
