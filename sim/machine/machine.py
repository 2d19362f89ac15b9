"""The timed driver: CPUs that run processes on the simulated kernel, on a SimPy clock.

Each CPU is a SimPy process. It picks a ready task, lets its program run to the next system
call, spends the virtual time that this took, and has the kernel carry the call out at
that moment. Until SimPy's next event nothing else can happen in the simulated world, so a
CPU runs ahead to it (`Environment.peek`) and only then goes back to the engine: most
calls cost no SimPy event. A CPU that computes is interrupted, as by a real interrupt, when
something happens that concerns it: a signal for its task, or a task that may deserve it more.

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
from sim.kernel.interval_timers import cpu_time_left, expire_cpu_timers
from sim.kernel.kernel import Note
from sim.kernel.process import Process, Task, Value, Wait
from sim.machine.builtin_programs import Init, Shell
from sim.machine.costs import Costs
from sim.machine.limits import LimitReached, Limits
from sim.machine.run_queues import RunQueues, lowest
from sim.machine.schedule import Recorder
from sim.machine.schedulers.interface import Entity, SchedulerError, Steps
from sim.machine.schedulers.linux import TICK
from sim.machine.statistics import Statistics
from sim.machine.turns import Pause, Run, Turn, burnt, computation, spend
from sim.trace.event import Event
from sim.userland.history import CAUGHT, EARLY, History, with_signals
from sim.userland.image import Image
from sim.userland.program import Program

if TYPE_CHECKING:
    from sim.keys import Keys

RUNNING, READY = State.RUNNING, State.READY
COMPUTATION = ("tick", "burn")
"""Requests that are no system calls: the program has computed, or wants to."""
SCHEDULING = ("nice", "policy", "affinity")
IN_VAIN = 10_000
LONG = 1_000_000
"""A computation that is longer than this (ns) is more than one step."""
_new = tuple.__new__


class Machine:
    """One run of a program.

    Args:
        kernel: a fresh kernel with init, the shell and the script's first process booted.
        program: what the first process runs.
        first: its pid.
        queues: who runs next, where, and for how long.
        costs: the cost model.
        limits: when to stop.
        keep_trace: whether to keep all events (`events`).
        on_output: called with (stream, data) when bytes reach the outside.
        read_input: called with a stream number when a process waits for input; returns the
            next bytes, b"" at the end.
    """

    def __init__(
        self, kernel: Kernel, program: Program, first: int, queues: RunQueues, *,
        costs: Costs, limits: Limits, keep_trace: bool = True,
        on_event: Callable[[Event], None] | None = None,
        on_output: Callable[[int, bytes], None] = lambda stream, data: None,
        read_input: Callable[[int], bytes] = lambda stream: b"",
    ) -> None:
        self.kernel = kernel
        self.program = program
        self.first = first
        self.queues = queues
        self.costs = costs
        self.prices: dict[str, int | None] = {**costs.calls, **dict.fromkeys(COMPUTATION)}
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
        self._cpus: list[simpy.Process] = []
        self._idle: dict[int, simpy.Event] = {}
        self._look = 0  # the CPUs (a bit mask) that must ask for their task's budget again
        self._computing = 0  # the CPUs that wait for virtual time to pass and can be interrupted
        self._in_vain = 0  # how many dispatches in a row were of no use
        self._failure: Exception | None = None
        history = History()
        self.runs[first] = Run(Image(program, history, first), kernel.tasks[first], history)
        self.runs[first].entity.cause = "wake"  # it is past its exec, no new process

    # ---- the run ---------------------------------------------------------------------------

    def add_builtin(self, pid: int, image: Init | Shell) -> None:
        """A process that was there before the script, and sleeps in its first call already."""
        kernel, task = self.kernel, self.kernel.tasks[pid]
        run = self.runs[pid] = Run(image, task)
        run.entity.cause = "wake"
        run.request = image.resume(None, 0)
        kernel.move(task, RUNNING, "dispatch")
        kernel.call(task, run.request[0], run.request[1])
        kernel.newly_ready.remove(pid)

    def run(self) -> None:
        """Run until nothing can happen any more.

        Raises LimitReached, Diverged, ScheduleError, SchedulerError.
        """
        self._settle(-1, 0, -1)
        self._cpus = [self.env.process(self._cpu(cpu)) for cpu in range(self.kernel.cpus)]
        try:
            self.env.run()
        except Exception:
            if self._failure is not None:
                raise self._failure from None
            raise
        self.queues.finish()

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
        env, queues = self.env, self.queues
        now = 0
        last: Entity | None = None
        try:
            while True:
                if now >= env.peek():
                    yield Pause(env, now, cpu)
                entity = queues.pick(cpu, now)
                if queues.look:
                    self._look_around(cpu, now)
                if entity is None:
                    began = now
                    self._idle[cpu] = idle = env.event()
                    yield idle
                    now = int(env.now)
                    self.statistics.idle[cpu] += now - began
                    continue
                if entity is last:
                    switch = 0
                else:
                    switch, last = self.costs.switch, entity
                    self.statistics.switches += 1
                now = yield from self._dispatch(cpu, now, entity, switch)
        except Exception as error:
            self._failure = error
            raise

    def _dispatch(
        self, cpu: int, now: int, entity: Entity, switch: int
    ) -> Generator[simpy.Event, Any, int]:
        """Let one task run until it sleeps, ends, is stopped, or the CPU is taken from it.

        The ``switch`` to it costs so many ns. Returns the time it then is, which the engine's
        clock may not have reached yet.
        """
        env, task = self.env, entity.task
        run = self.runs[task.tid]
        turn = Turn(cpu, entity, run, self.kernel.processes[task.pid], now)
        place = self.schedule.begin(task.tid, cpu)
        self.kernel.now = now
        self.kernel.move(task, RUNNING, "dispatch")
        self._settle(cpu, now, -1)
        if run.fresh:
            run.fresh, switch = False, switch + self.costs.first_run
        if switch:
            task.system += switch
            now += switch
            if now >= env.peek():
                yield Pause(env, now, cpu)
        self._look |= turn.me
        while True:
            if self.costs.call == 0 and turn.end is not None and now >= turn.end:
                self._end_in_time(turn, now)
            if has_work(task):
                self._take_signals(cpu, now, task, run)
            if task.state is not RUNNING:
                self._leave(task, run)
                break
            if (self._look & turn.me or turn.is_over(now)) and not self._may_go_on(turn, now):
                break
            now = self._run_ahead(turn, now)
            if run.request is not None and task.state is RUNNING and not has_work(task):
                now = yield from self._compute(turn, now)
        self.schedule.end(place, entity.steps, turn.extra)
        self._check_progress(now, entity.steps or turn.extra)
        return now

    def _check_progress(self, now: int, done: int) -> None:
        """SchedulerError if for very many dispatches nobody could do anything with a CPU."""
        self._in_vain = 0 if done else self._in_vain + 1
        if self._in_vain >= IN_VAIN:
            raise SchedulerError(
                f"at {now / 1e9:.6f} s the scheduler has taken the CPU from processes {IN_VAIN:,} "
                f"times in a row before they could do anything: its budget() is 0 too often")

    def _may_go_on(self, turn: Turn, now: int) -> bool:
        """Ask for how long a task may go on; if it may not, the CPU is taken from it."""
        run, entity = turn.run, turn.entity
        self._look &= ~turn.me
        entity.announced = run.left if run.request and run.request[0] == "burn" else 0
        budget = self.queues.budget(turn.cpu, entity, now)
        if self.queues.look:
            self._look_around(turn.cpu, now)
        if budget == 0:
            self._preempt(turn.cpu, now, entity)
            return False
        entity.yielded = False
        turn.end = now + budget if type(budget) is int else None
        turn.most = entity.steps + budget.steps if type(budget) is Steps else None
        return True

    def _run_ahead(self, turn: Turn, now: int) -> int:
        """Make call after call as long as nothing else can happen before; returns the time.

        That is until the engine's next event or the end of the task's budget, or until the task
        no longer runs, has a signal to take, or must look whether it may go on. Leaves in
        ``run.request`` a call that must wait for the engine's clock.
        """
        cpu, me, entity, task, run, most = (
            turn.cpu, turn.me, turn.entity, turn.task, turn.run, turn.most)
        prices, price, tick, between = (
            self.prices, self.costs.call, self.costs.tick, self.costs.user)
        image, carry_out = run.image, self._carry_out
        resume = image.resume
        horizon = self._horizon(turn, now)
        steps = entity.steps
        while run.request is None:
            result, errno = run.answer
            name, _, ticks = run.request = resume(result, errno)
            resume = image.go_on
            user, system = between, prices.get(name, price)
            if ticks:
                self._count_ticks(ticks, run, task)
                user += ticks * tick
            if system is None:
                user, system = computation(run.request, tick), 0
                act: Callable[..., bool] = self._has_computed
            else:
                act = carry_out
            if now + user + system >= horizon:
                run.user, run.left = user, user + system
                break
            now += user + system
            if act(cpu, now, user, system, task, run):
                resume = image.resume  # another program may have been run to foresee what it does
                if task.state is not RUNNING or self._look & me or has_work(task):
                    break
                horizon = self._horizon(turn, now)
            if most is not None and entity.steps >= most:
                break
        if entity.steps > steps:
            turn.extra = 0
        return now

    def _horizon(self, turn: Turn, now: int) -> float:
        """How far a CPU may run ahead: nothing else happens before that, as far as one knows."""
        horizon = self.env.peek()
        if turn.end is not None and turn.end < horizon:
            horizon = turn.end
        interrupt = self._clock_interrupt(turn.process, now)
        return horizon if interrupt is None else min(horizon, interrupt)

    def _clock_interrupt(self, process: Process, now: int) -> int | None:
        """When a clock interrupt will find that a process has used a limited amount of CPU time."""
        if not process.timers and not process.limits:
            return None
        left = cpu_time_left(self.kernel, process)
        return None if left is None else max(-(-(now + left) // TICK), now // TICK + 1) * TICK

    def _compute(self, turn: Turn, now: int) -> Generator[simpy.Event, Any, int]:
        """Let the time pass that the task's next call takes, and carry it out; returns the time.

        It stops before that when the budget is used up or an interrupt comes: from another CPU,
        or, if the process counts its CPU time, from the clock.
        """
        env, run, task = self.env, turn.run, turn.task
        target = stop = now + run.left
        if turn.most is not None and turn.end is None and run.left > LONG:
            turn.end = now + LONG  # who is counted in steps is asked now and then
        if turn.end is not None and turn.end < stop:
            stop = turn.end
        interrupt = self._clock_interrupt(turn.process, now)
        if interrupt is not None and interrupt < stop:
            stop = interrupt
        if stop > env.now:
            self._computing |= turn.me
            try:
                yield Pause(env, stop, turn.cpu, stop < target)
            except simpy.Interrupt:
                stop = int(env.now)
            self._computing &= ~turn.me
        if stop < target:
            spend(task, run, stop - now)
            turn.extra += stop - now
        else:
            turn.extra = 0
            self._act(turn, stop)
        if stop == interrupt:
            self.kernel.now = stop
            expire_cpu_timers(self.kernel, turn.process)
            self._settle(turn.cpu, stop, -1)
        return stop

    def _act(self, turn: Turn, now: int) -> None:
        """Carry out the request whose time is spent."""
        run = turn.run
        assert run.request is not None
        act = self._has_computed if run.request[0] in COMPUTATION else self._carry_out
        act(turn.cpu, now, run.user, run.left - run.user, turn.task, run)

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
            if done.errno and self.tracing:
                file, line = run.image.place()
                self.serial += 1
                self._record(_new(Event, (
                    self.serial - 1, now, cpu, task.pid, task.tid, "call", name, args, None,
                    done.errno, "", "", -1, file, line)))
            errno = done.errno or (0 if name in COMPUTATION else EARLY)
            result = burnt(request, run.left) if name == "burn" else None
            run.request, run.left = None, 0
            run.answer = ((done.signals, result, errno, done.deadline), CAUGHT)
        self._settle(cpu, now, -1)
        if task.state is not RUNNING:
            self.queues.leave(run.entity, now)

    def _carry_out(self, cpu: int, now: int, user: int, system: int, task: Task, run: Run) -> bool:
        """Have the kernel carry out the requested call, now that the rest of its cost is spent.

        Returns whether it had consequences beyond its result, so that the CPU must look around.
        """
        kernel = self.kernel
        kernel.now = now
        name, args, _ = run.request  # type: ignore[misc]
        task.user += user
        task.system += system
        run.entity.steps += 1
        errno = 0
        result: Value | Wait
        try:
            result = kernel.call(task, name, args)
        except KernelError as error:
            result, errno = None, error.errno
        self.calls_left -= 1
        blocked = type(result) is Wait
        if blocked:
            run.left = run.user = 0  # its time is spent; it costs nothing to be tried again
        else:
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

    def _has_computed(self, cpu: int, now: int, user: int, system: int, task: Task, run: Run
                      ) -> bool:
        """A program has computed and goes on; the kernel has nothing to do with it."""
        _, args, _ = run.request  # type: ignore[misc]
        task.user += user
        run.entity.steps += 1
        run.request, run.answer = None, (args[0] if args else None, 0)
        return self._within_limits(now, task, run)

    def _consequences(self, cpu: int, now: int, task: Task, run: Run, name: str,
                      result: Value | Wait, serial: int) -> None:
        """After a call that did more than return a result."""
        if self.kernel.output:
            self._drain(run.image.place(), task.pid)
        if name == "fork" and isinstance(result, int):
            self._born(run, result)
        if name == "sched_yield":
            run.entity.yielded = True
            self._look |= 1 << cpu
        self._settle(cpu, now, serial)
        if task.state is not RUNNING:
            self.queues.leave(run.entity, now)
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

    def _preempt(self, cpu: int, now: int, entity: Entity) -> None:
        """Take the CPU from a task that could go on."""
        self.kernel.now = now
        entity.task.involuntary += 1
        entity.cause = "yield" if entity.yielded else "preempt"
        self.kernel.move(entity.task, READY, entity.cause)
        self._settle(cpu, now, -1)

    def _wait_outside(self, now: int, wait: Wait) -> None:
        """A task has gone to sleep: if it waits for the outside, ask for input."""
        for kind, stream in wait.queues:
            if kind == "console":
                feed(self.kernel, self.kernel.consoles[stream], self.read_input(stream))
                self._settle(-1, now, -1)

    def _alarm(self, timer: simpy.Event) -> None:
        """The time of some timer of the kernel has come, if it still means anything."""
        now, due = int(self.env.now), self.kernel.next_timer()
        if due is None or due > now:
            return
        self.kernel.now = now
        self.kernel.fire_timers()
        self._settle(-1, now, -1)

    def _born(self, run: Run, child: Value) -> None:
        """A process was made: its program is at the same place, with another answer."""
        assert run.history is not None
        assert isinstance(child, int)
        history = run.history.branch(("fork", (), -child, 0))
        born = self.runs[child] = Run(
            Image(self.program, history, self.first), self.kernel.tasks[child], history)
        born.fresh = True

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
                    self._concerns(now, note)
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
                if self.queues.foresees:
                    self._foresee(self.runs[tid])
                self.queues.enqueue(self.runs[tid].entity, now)
            kernel.newly_ready.clear()
        if self.queues.look:
            self._look_around(cpu, now)

    def _concerns(self, now: int, note: Note) -> None:
        """Let the CPU know whose task was sent a signal; a queue, whose task has changed."""
        run = self.runs.get(note.tid)
        if run is None:
            return
        if note.kind == "signal" and run.entity.task.state is RUNNING:
            self.queues.look |= 1 << run.entity.cpu
        elif note.kind == "set" and note.name in SCHEDULING:
            self.queues.changed(run.entity, now)

    def _foresee(self, run: Run) -> None:
        """Find out how much computation a ready task has announced to come next."""
        if run.request is None:
            self._ask_program(run)
        assert run.request is not None
        run.entity.announced = run.left if run.request[0] == "burn" else 0

    def _ask_program(self, run: Run) -> None:
        """Let a program run to its next request, before there is time to spend on that."""
        run.request = run.image.resume(*run.answer)
        name, _, ticks = run.request
        if ticks:
            self._count_ticks(ticks, run, run.entity.task)
        run.user = self.costs.user + ticks * self.costs.tick
        system = self.prices.get(name, self.costs.call)
        if system is None:
            run.user, system = computation(run.request, self.costs.tick), 0
        run.left = run.user + system

    def _end_in_time(self, turn: Turn, now: int) -> None:
        """At the end of its time a task still does what takes none; above all, it exits.

        Otherwise a process that computes for as long as its time slice, to the nanosecond, would
        have to wait for another one to end.
        """
        run, task = turn.run, turn.task
        while (run.request is None and task.state is RUNNING and not has_work(task)
               and not turn.entity.yielded):
            self._ask_program(run)
            if run.left == 0:
                self._act(turn, now)

    def _look_around(self, cpu: int, now: int) -> None:
        """Wake the idle CPUs, and interrupt the computing ones, that have a reason to look."""
        look, self.queues.look = self.queues.look, 0
        while look:
            other = lowest(look)
            look &= look - 1
            if other in self._idle:
                self._wake_cpu(now, self._idle.pop(other))
            elif not self._look >> other & 1:
                self._look |= 1 << other
                if other != cpu:
                    Pause(self.env, max(now, int(self.env.now)), other, late=True).callbacks.append(
                        partial(self._interrupt, other))

    def _wake_cpu(self, now: int, idle: simpy.Event) -> None:
        """End a CPU's idling at a time that the engine's clock may not have reached yet."""
        def wake(_: simpy.Event) -> None:
            idle.succeed()

        delay = self.env.timeout(max(now - int(self.env.now), 0))
        delay.callbacks.append(wake)

    def _interrupt(self, cpu: int, _: simpy.Event) -> None:
        if self._computing >> cpu & 1:
            self._cpus[cpu].interrupt()

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
