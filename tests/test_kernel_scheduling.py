"""What cannot be recorded on every Linux: limits that only some may raise, machines of many CPUs."""

from __future__ import annotations

import pytest

from sim.kernel import Kernel, KernelError, State
from sim.kernel.affinity import cpu_mask, cpu_ranges
from sim.kernel.errors import EACCES, EINVAL, EPERM
from sim.kernel.lifecycle import boot
from sim.kernel.limits import RLIM_INFINITY, RLIMIT_NICE, RLIMIT_RTPRIO
from sim.kernel.process import Credentials, Task, Value
from sim.kernel.scheduling import SCHED_FIFO, SCHED_IDLE, SCHED_OTHER, SCHED_RESET_ON_FORK, SCHED_RR

USER = Credentials(1000, 1000, 1000, 1000, 1000, 1000)


def user(cpus: int = 1, limits: dict[int, int] | None = None) -> tuple[Kernel, Task]:
    """A running process of an ordinary user, with soft limits."""
    k = Kernel(cpus=cpus)
    boot(k, "init", ("init",))
    process = boot(k, "it", ("it",), USER, parent=1)
    process.limits = {number: (soft, RLIM_INFINITY) for number, soft in (limits or {}).items()}
    task = k.tasks[process.pid]
    k.move(task, State.RUNNING, "dispatch")
    return k, task


def errno(k: Kernel, task: Task, name: str, *args: Value) -> int:
    """The error of a call, 0 if there is none."""
    try:
        k.call(task, name, args)
    except KernelError as error:
        return error.errno
    return 0


@pytest.mark.parametrize(("limit", "lowest"), [(0, 20), (1, 19), (20, 0), (25, -5), (40, -20), (RLIM_INFINITY, -20)])
def test_rlimit_nice_says_how_far_a_nice_value_may_be_lowered(limit: int, lowest: int) -> None:
    for nice in range(-20, 19):
        k, task = user(limits={RLIMIT_NICE: limit})
        task.nice = 19
        assert errno(k, task, "setpriority", 0, 0, nice) == (0 if nice >= lowest else EACCES)


@pytest.mark.parametrize(("limit", "nice", "error"), [(0, 0, EPERM), (19, 0, EPERM), (20, 0, 0), (19, 1, 0)])
def test_rlimit_nice_says_who_may_leave_sched_idle(limit: int, nice: int, error: int) -> None:
    k, task = user(limits={RLIMIT_NICE: limit})
    task.policy, task.nice = SCHED_IDLE, nice
    assert errno(k, task, "sched_setscheduler", 0, SCHED_OTHER, 0) == error


def test_rlimit_rtprio_is_the_highest_priority_a_user_may_have() -> None:
    k, task = user(limits={RLIMIT_RTPRIO: 10})
    for policy, priority, error in ((SCHED_FIFO, 11, EPERM), (SCHED_FIFO, 10, 0), (SCHED_RR, 11, EPERM), (SCHED_RR, 1, 0)):
        assert errno(k, task, "sched_setscheduler", 0, policy, priority) == error
    assert errno(k, task, "sched_setparam", 0, 10) == 0
    task.rt_priority = 50
    assert errno(k, task, "sched_setparam", 0, 40) == 0


def test_every_change_is_noted_and_nothing_else_is() -> None:
    k, task = user(cpus=4)
    k.log = []
    calls: list[tuple[str, tuple[Value, ...]]] = [
        ("setpriority", (0, 0, 5)), ("setpriority", (0, 0, 5)), ("sched_setscheduler", (0, 3, 0)),
        ("sched_setscheduler", (0, 3 | SCHED_RESET_ON_FORK, 0)), ("sched_setaffinity", (0, 8, (1, 3, 9))),
        ("sched_setaffinity", (0, 8, (3, 1))),
    ]
    for name, args in calls:
        assert errno(k, task, name, *args) == 0
    assert [(note.kind, note.name, note.args) for note in k.log] == [
        ("set", "nice", (0, 5)), ("set", "policy", ((0, 0), (3, 0))), ("set", "affinity", (15, 10)),
    ]


def test_what_a_child_does_not_inherit_is_noted_after_its_birth() -> None:
    k, task = user()
    task.policy, task.rt_priority, task.nice, task.reset_on_fork = SCHED_RR, 7, -3, True
    k.log = []
    child = k.call(task, "fork", ())
    assert [(note.kind, note.name, note.args) for note in k.log if note.pid == child][:3] == [
        ("birth", "it", (task.pid,)), ("set", "policy", ((SCHED_RR, 7), (SCHED_OTHER, 0))),
        ("set", "nice", (-3, 0)),
    ]


def test_scheduling_is_part_of_the_key() -> None:
    k, task = user(cpus=2)
    keys = {k.key()}
    for name, value in (("policy", 3), ("rt_priority", 4), ("reset_on_fork", True), ("affinity", 1), ("nice", 2)):
        setattr(task, name, value)
        keys.add(k.key())
    assert len(keys) == 6


def test_a_mask_must_have_room_for_all_cpus() -> None:
    k, task = user(cpus=130)
    assert [errno(k, task, "sched_getaffinity", 0, size) for size in (8, 16, 24, 32, 25)] == [
        EINVAL, EINVAL, 0, 0, EINVAL]
    assert k.call(task, "sched_getaffinity", (0, 32)) == (24, tuple(range(130)))


@pytest.mark.parametrize(("mask", "cpus", "shown", "listed"), [
    (1, 1, "1", "0"), (3, 2, "3", "0-1"), (0b101101, 6, "2d", "0,2-3,5"), (1, 8, "01", "0"),
    (1 << 32 | 1, 33, "1,00000001", "0,32"), ((1 << 64) - 1, 64, "ffffffff,ffffffff", "0-63"),
])
def test_masks_in_proc(mask: int, cpus: int, shown: str, listed: str) -> None:
    assert (cpu_mask(mask, cpus), cpu_ranges(mask)) == (shown, listed)
