"""Interval timers and alarms: SIGALRM by the clock, SIGVTALRM and SIGPROF by CPU time used; and
the limit of CPU time, RLIMIT_CPU.

Sources: setitimer(2), alarm(2), getrlimit(2); kernel/time/itimer.c,
kernel/time/posix-cpu-timers.c.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.calls import system_call
from sim.kernel.errors import EINVAL, KernelError
from sim.kernel.lifecycle import usage_of
from sim.kernel.limits import RLIM_INFINITY, limit_of
from sim.kernel.process import IntervalTimer, Process, Task
from sim.kernel.sending import send
from sim.kernel.signal_numbers import SIGALRM, SIGKILL, SIGPROF, SIGVTALRM, SIGXCPU

if TYPE_CHECKING:
    from sim.kernel.kernel import Kernel

RLIMIT_CPU = 0
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2
_SIGNALS = {ITIMER_VIRTUAL: SIGVTALRM, ITIMER_PROF: SIGPROF}
SECOND, MICROSECOND, TICK = 1_000_000_000, 1_000, 4_000_000


@system_call
def sys_getitimer(k: Kernel, task: Task, which: int) -> tuple[int, int]:
    """getitimer(2): (ns left, interval in ns), zeros if it does not run. EINVAL."""
    if which not in (ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF):
        raise KernelError(EINVAL)
    return _left(k, k.processes[task.pid], which)


@system_call
def sys_setitimer(k: Kernel, task: Task, which: int, value: int, interval: int
                  ) -> tuple[int, int]:
    """setitimer(2): start a timer, or stop it with 0; returns what was left of the old one.

    Those that count CPU time get a tick more than asked for, and keep their interval when they
    are stopped (set_cpu_itimer).
    """
    old = sys_getitimer(k, task, which)
    _set(k, k.processes[task.pid], which, value, interval)
    return old


@system_call
def sys_alarm(k: Kernel, task: Task, seconds: int) -> int:
    """alarm(2): SIGALRM in so many seconds; returns those left of the old alarm, rounded."""
    process = k.processes[task.pid]
    left = _left(k, process, ITIMER_REAL)[0]
    _set(k, process, ITIMER_REAL, seconds * SECOND, 0)
    return max(1, (left + SECOND // 2) // SECOND) if left else 0


def _left(k: Kernel, process: Process, which: int) -> tuple[int, int]:
    timer = process.timers.get(which)
    if timer is None:
        return (0, 0)
    if not timer.expires:
        return (0, timer.interval)
    least = MICROSECOND if which == ITIMER_REAL else TICK
    left = timer.expires - _clock(k, process, which)
    return (left if left > 0 else least, timer.interval)


def _clock(k: Kernel, process: Process, which: int) -> int:
    """The time by which a timer counts."""
    if which == ITIMER_REAL:
        return k.now
    used = usage_of(k, process)
    return used.user if which == ITIMER_VIRTUAL else used.user + used.system


def _set(k: Kernel, process: Process, which: int, value: int, interval: int) -> None:
    timers = {number: timer for number, timer in process.timers.items() if number != which}
    if value:
        expires = _clock(k, process, which) + value + (0 if which == ITIMER_REAL else TICK)
        timers[which] = IntervalTimer(expires, interval)
        if which == ITIMER_REAL:
            k.arm(expires, "alarm", process.pid)
    elif interval and which != ITIMER_REAL:
        timers[which] = IntervalTimer(0, interval)  # it does not run
    process.timers = timers
    k.stirred = True


def ring(k: Kernel, process: Process) -> None:
    """The real timer has expired (it_real_fn). It goes on when its signal is taken."""
    send(k, process, SIGALRM, 0, "SI_KERNEL")
    if not process.timers[ITIMER_REAL].interval:
        timers = dict(process.timers)
        del timers[ITIMER_REAL]
        process.timers = timers


def restart_real_timer(k: Kernel, process: Process) -> None:
    """SIGALRM is being taken: the interval timer that has sent it expires again, at the next
    multiple of its interval (posixtimer_rearm_itimer).
    """
    timer = process.timers.get(ITIMER_REAL)
    if timer is None or timer.expires > k.now:
        return
    expires = timer.expires + ((k.now - timer.expires) // timer.interval + 1) * timer.interval
    process.timers = {**process.timers, ITIMER_REAL: IntervalTimer(expires, timer.interval)}
    k.arm(expires, "alarm", process.pid)


def cpu_time_left(k: Kernel, process: Process) -> int | None:
    """How much CPU time (ns) the process can surely use before `expire_cpu_timers` has anything
    to do; None if it never has.
    """
    left = [timer.expires - _clock(k, process, which) for which, timer in process.timers.items()
            if which != ITIMER_REAL and timer.expires]
    left += [seconds * SECOND - _clock(k, process, ITIMER_PROF)
             for seconds in _cpu_limits(process)]
    return max(0, min(left)) if left else None


def expire_cpu_timers(k: Kernel, process: Process) -> None:
    """Send SIGVTALRM, SIGPROF, SIGXCPU or SIGKILL if the process has used the time
    (check_process_timers).
    """
    for which, signal in _SIGNALS.items():
        timer = process.timers.get(which)
        if timer is None or not timer.expires or _clock(k, process, which) < timer.expires:
            continue
        timers = dict(process.timers)
        if timer.interval:
            timers[which] = IntervalTimer(timer.expires + timer.interval, timer.interval)
        else:
            del timers[which]
        process.timers = timers
        send(k, process, signal, 0, "SI_KERNEL")
    if RLIMIT_CPU in process.limits:
        _enforce_limit(k, process)


def _cpu_limits(process: Process) -> tuple[int, ...]:
    """The limits of CPU time that there are, in s: the soft one, and then the hard one."""
    soft, hard = limit_of(process, RLIMIT_CPU)
    if soft == RLIM_INFINITY:
        return ()
    return (soft,) if hard == RLIM_INFINITY else (soft, hard)


def _enforce_limit(k: Kernel, process: Process) -> None:
    """SIGKILL at the hard limit; SIGXCPU at the soft one, which then is a second further on."""
    used = _clock(k, process, ITIMER_PROF)
    limits = _cpu_limits(process)
    if not limits:
        return
    soft, *hard = limits
    if hard and used >= hard[0] * SECOND:
        send(k, process, SIGKILL, 0, "SI_KERNEL")
    elif used >= soft * SECOND:
        send(k, process, SIGXCPU, 0, "SI_KERNEL")
        pair = (soft + 1, limit_of(process, RLIMIT_CPU)[1])
        process.limits = {**process.limits, RLIMIT_CPU: pair}
