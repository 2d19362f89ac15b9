"""The timed driver: CPUs that run processes on the simulated kernel, on a SimPy clock.

Each CPU is a SimPy process. It picks a ready task, lets its program run to the next system
call, spends the virtual time that this took, and has the kernel carry the call out at
that moment. Until SimPy's next event nothing else can happen in the simulated world, so a
CPU runs ahead to it (`Environment.peek`) and only then goes back to the engine: most
calls cost no SimPy event.

Time is integer nanoseconds since the run began. The kernel decides what a call does, the
scheduler who runs, the cost model how long it takes; here they are only brought together.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

import simpy

from sim.kernel import Kernel, KernelError, State
from sim.kernel.console import feed, press
from sim.kernel.delivery import deliver, has_work
from sim.kernel.interval_timers import counts_cpu_time, cpu_time_left, expire_cpu_timers
from sim.kernel.process import Process, Task, Value, Wait
from sim.machine.builtin_programs import Init, Shell
from sim.machine.costs import Costs
from sim.machine.limits import LimitReached, Limits
from sim.machine.schedule import Recorder
from sim.machine.schedulers import Budget, Replay, Scheduler
from sim.machine.statistics import Statistics
from sim.trace.event import Event
from sim.userland.history import CAUGHT, EARLY, History, with_signals
from sim.userland.image import Image, Request
from sim.userland.program import Program

if TYPE_CHECKING:
    from sim.keys import Keys

OWN = ("tick", "burn")
"""Requests that only use CPU time, of which the kernel does not hear."""
RUNNING, READY = State.RUNNING, State.READY
_new = tuple.__new__


class Run:
    """What the machine knows of one task besides the kernel's record.

    ``answer`` is the result and errno its program is waiting for; ``request`` the call it
    has asked for and not been answered yet, of which ``left`` ns of CPU time are still to spend.
    ``steps`` counts the calls of its current dispatch, ``yielded`` says that the last one was
    sched_yield.
    """

    __slots__ = ("answer", "fresh", "history", "image", "left", "request", "steps", "yielded")

    def __init__(self, image: Image | Init, history: History | None = None) -> None:
        self.image = image
        self.history = history
        self.answer: tuple[Value, int] = (None, 0)
        self.request: Request | None = None
        self.left = 0
        self.steps = 0
        self.yielded = False
        self.fresh = False


class Machine:
    """One run of a program.

    Args:
        kernel: a fresh kernel with init, the shell and the script's first process booted.
        program: what the first process runs.
        first: its pid.
        scheduler: the policy.
        costs: the cost model.
        limits: when to stop.
        keep_trace: whether to keep all events (`events`).
        on_output: called with (stream, data) when bytes reach the outside.
        read_input: called with a stream number when a process waits for input; returns the
            next bytes, b"" at the end.
    """

    def __init__(
        self, kernel: Kernel, program: Program, first: int, scheduler: Scheduler, *,
        costs: Costs, limits: Limits, keep_trace: bool = True,
        on_event: Callable[[Event], None] | None = None,
        on_output: Callable[[int, bytes], None] = lambda stream, data: None,
        read_input: Callable[[int], bytes] = lambda stream: b"",
    ) -> None:
        self.kernel = kernel
        self.program = program
        self.first = first
        self.scheduler = scheduler
        self.costs = costs
        self.prices = dict(costs.calls)
        self.calls_left = limits.calls
        self.limits = limits
        self.tracing = kernel.log_moves = keep_trace or on_event is not None
        self.keep_trace = keep_trace
        self.on_event = on_event
        self.on_output = on_output
        self.read_input = read_input
        self.env = simpy.Environment()
        self.events: list[Event] = []
        self.serial = 0
        self.schedule = Recorder()
        self.statistics = Statistics(kernel.cpus)
        self.runs: dict[int, Run] = {}
        self._idle: dict[int, simpy.Event] = {}
        self._failure: Exception | None = None
        history = History()
        self.runs[first] = Run(Image(program, history, first), history)

    # ---- the run ---------------------------------------------------------------------------

    def add_builtin(self, pid: int, image: Init | Shell) -> None:
        """A process that was there before the script, and sleeps in its first call already."""
        kernel, task = self.kernel, self.kernel.tasks[pid]
        run = self.runs[pid] = Run(image)
        run.request = image.resume(None, 0)
        kernel.move(task, RUNNING, "dispatch")
        kernel.call(task, run.request[0], run.request[1])
        kernel.newly_ready.remove(pid)

    def run(self) -> None:
        """Run until nothing can happen any more. Raises LimitReached, Diverged, ScheduleError."""
        self._settle(-1, 0, -1)
        for cpu in range(self.kernel.cpus):
            self.env.process(self._cpu(cpu))
        try:
            self.env.run()
        except Exception:
            if self._failure is not None:
                raise self._failure from None
            raise
        if isinstance(self.scheduler, Replay):
            self.scheduler.complain()

    def close(self) -> None:
        """Take down all programs that are still there."""
        for run in list(self.runs.values()):
            run.image.drop()
        self.runs.clear()

    @property
    def calls(self) -> int:
        """How many system calls were made."""
        return self.limits.calls - self.calls_left

    @property
    def first_status(self) -> int | None:
        """The exit status of the script's first process as a shell shows it; None if it lives."""
        status = self.statistics.endings.get(self.first)
        if status is None:
            return None
        return 128 + (status & 0x7F) if status & 0x7F else status >> 8

    @property
    def now(self) -> int:
        """Virtual time: ns since the run began."""
        return self.kernel.now

    # ---- a CPU -------------------------------------------------------------------------------

    def _cpu(self, cpu: int) -> Generator[simpy.Event, Any, None]:
        """One CPU: idle, or running the task that the scheduler picked."""
        env, scheduler = self.env, self.scheduler
        now = 0
        try:
            while True:
                if now >= env.peek():
                    yield env.timeout(now - env.now)
                picked = scheduler.pick()
                if picked is None:
                    began = now
                    self._idle[cpu] = idle = env.event()
                    yield idle
                    now = int(env.now)
                    self.statistics.idle[cpu] += now - began
                    continue
                tid, budget = picked
                place = self.schedule.begin(tid)
                run = self.runs[tid]
                unseen = self.costs.switch + (self.costs.first_run if run.fresh else 0)
                run.fresh = False
                self.kernel.tasks[tid].system += unseen
                now += unseen
                if now >= env.peek():
                    yield env.timeout(now - env.now)
                task = self.kernel.tasks[tid]
                now = yield from self._dispatch(cpu, now, task, budget, place)
        except Exception as error:
            self._failure = error
            raise

    def _dispatch(
        self, cpu: int, now: int, task: Task, budget: Budget, place: int
    ) -> Generator[simpy.Event, Any, int]:
        """Let one task run until it blocks, ends, is stopped, or has used up its budget.

        Returns the time it then is, which the engine's clock may not have reached yet.
        """
        env, kernel, waiting = self.env, self.kernel, self.scheduler.waiting
        run, process = self.runs[task.tid], self.kernel.processes[task.pid]
        kernel.now = now
        self.statistics.switches += 1
        kernel.move(task, RUNNING, "dispatch")
        self._settle(cpu, now, -1)
        end = _end_of(budget, now, 0)
        extra = 0
        run.steps = 0
        while True:
            if has_work(task):
                self._take_signals(cpu, now, task, run)
            if task.state is not RUNNING:
                self._leave(task, run)
                break
            yielded, run.yielded = run.yielded, False
            used_up = budget.steps is not None and run.steps >= budget.steps
            if used_up:
                end = _end_of(budget, now, run.steps)
            may_go = used_up and end is None
            if may_go if budget.exact else (may_go or yielded) and waiting():
                now = self._preempt(cpu, task, now, "yield" if yielded else "preempt")
                break
            now = self._run_ahead(cpu, task, run, now, end, budget.steps)
            if run.request is None or task.state is not RUNNING or has_work(task):
                continue
            left = cpu_time_left(kernel, process) if counts_cpu_time(process) else None
            part = None if left is None or left >= run.left else max(left, 1)
            target = now + (run.left if part is None else part)
            if end is not None and target > end:
                yield env.timeout(end - env.now)
                passed, now = end - now, end
                extra += passed
                self._spend(task, run, passed)
                if not budget.exact and not waiting():
                    end = None if budget.time is None else end + budget.time
                    continue
                now = self._preempt(cpu, task, end, "preempt")
                break
            if target > env.now:
                yield env.timeout(target - env.now)
            now = kernel.now = target
            if part is None:
                extra = 0
                self._carry_out(cpu, now, task, run)
            else:
                extra += part
                self._spend(task, run, part)
            if task.state is RUNNING and counts_cpu_time(process):
                expire_cpu_timers(kernel, process)
                self._settle(cpu, now, -1)
        self.schedule.end(place, run.steps, extra)
        return now

    def _run_ahead(self, cpu: int, task: Task, run: Run, now: int, end: int | None,
                   most: int | None) -> int:
        """Make call after call as long as nothing else can happen before; returns the time.

        That is until the engine's next event or the ``end`` of the dispatch, until ``most`` steps
        are made, or until the task no longer runs or has a signal to take. Leaves in
        ``run.request`` a call that must wait for the engine's clock.
        """
        prices, price, tick, user = (
            self.prices, self.costs.call, self.costs.tick, self.costs.user)
        image, carry_out = run.image, self._carry_out
        resume = image.resume
        process = self.kernel.processes[task.pid]
        horizon = self._horizon(process, end)
        while run.request is None:
            result, errno = run.answer
            name, args, ticks = run.request = resume(result, errno)
            resume = image.go_on
            cost = _time_of(args) if name in OWN else prices.get(name, price) + user
            if ticks:
                cost += ticks * tick
                self._count_ticks(ticks, run, task)
            run.left = cost
            if now + cost >= horizon:
                break
            now += cost
            if carry_out(cpu, now, task, run):
                if task.state is not RUNNING or run.yielded or has_work(task):
                    break
                horizon = self._horizon(process, end)
            if most is not None and run.steps >= most:
                break
        return now

    def _horizon(self, process: Process, end: int | None) -> float:
        """How far a CPU may run ahead: nothing else happens before that, as far as one knows."""
        if counts_cpu_time(process):
            return 0
        peek = self.env.peek()
        return peek if end is None else min(peek, end + 1)

    def _take_signals(self, cpu: int, now: int, task: Task, run: Run) -> None:
        """Signals are taken before the task goes on; its program may have handlers to run.

        They come with the answer that the program waits for. If the task was not in a call
        yet, its program runs them first and then asks again.
        """
        done = deliver(self.kernel, task)
        request = run.request
        if done is not None and request is None:
            run.answer = with_signals(done.signals, run.answer)
        elif done is not None and request is not None:
            name, args, _ = request
            left, run.request, run.left = run.left, None, 0
            if done.errno and self.tracing:
                file, line = run.image.place()
                self.serial += 1
                self._record(_new(Event, (
                    self.serial - 1, now, cpu, task.pid, task.tid, "call", name, args, None,
                    done.errno, "", "", -1, file, line)))
            errno = done.errno or (0 if name == "tick" else EARLY)
            rest = min(_time_of(args), left) if name == "burn" else done.deadline
            run.answer = ((done.signals, None, errno, rest), CAUGHT)
        self._settle(cpu, now, -1)

    def _spend(self, task: Task, run: Run, time: int) -> None:
        """Use some of the CPU time of a request: first the user's, then the kernel's."""
        name = run.request[0]  # type: ignore[index]
        price = 0 if name in OWN else self.prices.get(name, self.costs.call)
        user = min(time, max(0, run.left - price))
        task.user += user
        task.system += time - user
        run.left -= time

    def _carry_out(self, cpu: int, now: int, task: Task, run: Run) -> bool:
        """Have the kernel carry out the requested call, now that the rest of its time is spent.

        Returns whether it had consequences beyond its result, so that the CPU must look around.
        """
        kernel = self.kernel
        kernel.now = now
        name, args, _ = run.request  # type: ignore[misc]
        self._spend(task, run, run.left)
        run.steps += 1
        if name in OWN:
            run.request, run.answer = None, (None, 0)
            return self._within_limits(now, task, run)
        errno = 0
        result: Value | Wait
        try:
            result = kernel.call(task, name, args)
        except KernelError as error:
            result, errno = None, error.errno
        self.calls_left -= 1
        blocked = type(result) is Wait
        if not blocked:
            run.request, run.answer = None, (result, errno)
        serial = self.serial
        if self.tracing and not task.interrupted:
            shown = result.reason if type(result) is Wait else result
            file, line = run.image.place()
            self.serial += 1
            self._record(_new(Event, (
                serial, now, cpu, task.pid, task.tid, "block" if blocked else "call", name, args,
                shown, errno, "", "", -1, file, line)))
        if kernel.stirred or blocked:
            kernel.stirred = False
            self._consequences(cpu, now, task, run, name, result, serial)
            return True
        return False if self.calls_left > 0 else self._within_limits(now, task, run)

    def _consequences(self, cpu: int, now: int, task: Task, run: Run, name: str,
                      result: Value | Wait, serial: int) -> None:
        """After a call that did more than return a result."""
        if self.kernel.output:
            self._drain(run.image.place(), task.pid)
        if name == "fork" and isinstance(result, int):
            self._born(run, result)
        run.yielded = name == "sched_yield"
        self._settle(cpu, now, serial)
        if isinstance(result, Wait) and not task.interrupted:
            self._wait_outside(now, result)
        self._within_limits(now, task, run)

    def _within_limits(self, now: int, task: Task, run: Run) -> bool:
        """False; LimitReached if virtual time or the system calls are used up."""
        limits = self.limits
        if now > limits.time:
            raise LimitReached("time", limits.time, run.image.place(), task.pid)
        if self.calls_left <= 0:
            raise LimitReached("calls", limits.calls, run.image.place(), task.pid)
        return False

    def _count_ticks(self, ticks: int, run: Run, task: Task) -> None:
        self.statistics.ticks += ticks
        if self.statistics.ticks > self.limits.ticks:
            raise LimitReached("ticks", self.limits.ticks, run.image.place(), task.pid)

    def _preempt(self, cpu: int, task: Task, now: int, cause: str) -> int:
        """Take the CPU from a task that could go on; returns the time."""
        self.kernel.now = now
        if cause == "preempt":
            task.involuntary += 1
        self.kernel.move(task, READY, cause)
        self._settle(cpu, now, -1)
        return now

    def _wait_outside(self, now: int, wait: Wait) -> None:
        """A task has gone to sleep: if it waits for the outside, ask for input."""
        for kind, stream in wait.queues:
            if kind == "console":
                feed(self.kernel, self.kernel.consoles[stream], self.read_input(stream))
                self._settle(-1, now, -1)

    def _alarm(self, timer: simpy.Event) -> None:
        """The time of some timer of the kernel has come."""
        now = self.kernel.now = int(self.env.now)
        self.kernel.fire_timers()
        self._settle(-1, now, -1)

    def _born(self, run: Run, child: Value) -> None:
        """A process was made: its program is at the same place, with another answer."""
        assert run.history is not None
        assert isinstance(child, int)
        history = run.history.branch(("fork", (), -child, 0))
        run = self.runs[child] = Run(Image(self.program, history, self.first), history)
        run.fresh = True

    def _leave(self, task: Task, run: Run) -> None:
        """A task no longer runs; if it has ended its program is taken down."""
        if task.state is State.ZOMBIE or task.state is State.REAPED:
            run.image.drop()
            del self.runs[task.tid]

    # ---- what follows from a call -----------------------------------------------------------

    def _settle(self, cpu: int, now: int, cause: int) -> None:
        """Record what the kernel noted, and give the newly ready tasks to the scheduler."""
        kernel = self.kernel
        if kernel.log:
            notes, kernel.log = kernel.log, []
            for note in notes:
                if note.kind != "state":
                    self.statistics.count(kernel, note)
            if self.tracing:
                for note in notes:
                    self.serial += 1
                    self._record(Event(
                        self.serial - 1, now, cpu, note.pid, note.tid, note.kind, note.name,
                        note.args, note.result, 0, note.before, note.after, cause, "", 0))
        if kernel.armed:
            for deadline in kernel.armed:
                timer = self.env.timeout(max(deadline - int(self.env.now), 0))
                timer.callbacks.append(self._alarm)
            kernel.armed.clear()
        if kernel.newly_ready:
            for tid in kernel.newly_ready:
                self.scheduler.enqueue(tid)
                if self._idle:
                    self._rouse_cpu(now)
            kernel.newly_ready.clear()

    def _rouse_cpu(self, now: int) -> None:
        """An idle CPU is to look for work at time ``now`` (of which the engine is not yet sure)."""
        idle = self._idle.pop(min(self._idle))

        def rouse(_: simpy.Event) -> None:
            idle.succeed()

        delay = self.env.timeout(max(now - int(self.env.now), 0))
        delay.callbacks.append(rouse)

    def type_keys(self, plan: Iterable[Keys]) -> None:
        """Press keys at the terminal outside when their time comes; what is echoed is output.

        Once the script's last process has ended nobody presses any more.
        """
        for keys in plan:
            timer = self.env.timeout(keys.time)
            timer.callbacks.append(partial(self._press, keys))

    def _press(self, keys: Keys, _: simpy.Event) -> None:
        kernel = self.kernel
        if not any(isinstance(run.image, Image) for run in self.runs.values()):
            return
        now = kernel.now = int(self.env.now)
        press(kernel, keys.data, keys.text)
        self._drain(("", 0), 0)
        self._settle(-1, now, -1)

    def _drain(self, place: tuple[str, int], pid: int) -> None:
        """Bytes for the outside, written at a place of a process's script."""
        for stream, data in self.kernel.output:
            self.statistics.output += len(data)
            if self.statistics.output > self.limits.output:
                raise LimitReached("output", self.limits.output, place, pid)
            self.on_output(stream, data)
        self.kernel.output.clear()

    def _record(self, event: Event) -> None:
        if self.keep_trace:
            self.events.append(event)
        if self.on_event is not None:
            self.on_event(event)

    def finish(self, why: str, details: tuple[str, ...] = ()) -> None:
        """Record the end of the run."""
        if self.tracing:
            self.serial += 1
            self._record(Event(self.serial - 1, self.kernel.now, -1, 0, 0, "end", why, details,
                               None, 0, "", "", -1, "", 0))


def _time_of(args: tuple[Value, ...]) -> int:
    """The ns that a request of `OWN` uses beside its ticks."""
    return args[0] if args and isinstance(args[0], int) else 0


def _end_of(budget: Budget, now: int, steps: int) -> int | None:
    """When a dispatch must give way; None if time does not decide that."""
    if budget.time is not None:
        return now + budget.time
    if budget.steps == steps and budget.extra:
        return now + budget.extra
    return None
