"""A process image: the host greenlet in which one process's Python code runs.

The code switches to the driver at each system call and is resumed with the result. An image
is only a cache of a position in a program's history (`sim.userland.history`): it is made
when its process first gets a CPU, by running the program from its start and answering each
system call with the recorded result (*replay*), until the records are used up and it
is *live*. A replay that asks for another call than the recorded one has diverged, which is
a fault of the simulator; it is raised in the driver, where the script cannot swallow it.

Ticks: steps of an iterator, taken by code compiled into loops and functions
(`sim.userland.ticks`), count pure computation. After every ``grant`` of them the image switches
to the driver, so that an endless loop uses virtual CPU time and can be preempted.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextvars import Context
from functools import partial
from itertools import chain, islice, repeat
from types import FrameType, ModuleType
from typing import TYPE_CHECKING, Any, TypeAlias

from greenlet import GreenletExit, getcurrent, greenlet

from sim.kernel.process import Value
from sim.userland.errors import Diverged, NotSimulated, os_error
from sim.userland.handlers import Handlers, conclude, run, trip
from sim.userland.here import ProcessGone, here
from sim.userland.history import CAUGHT, History, Record
from sim.userland.recursion import RECURSION_LIMIT, recursion

if TYPE_CHECKING:
    from sim.userland.program import Program

PARKED = object()
"""What a worker answers when its program is over and it can be given another."""
PATIENCE = 1000
"""How many system calls a process may still try to make while it is taken down."""


Request: TypeAlias = "tuple[str, tuple[Value, ...], int]"
"""What a process asks of the kernel: a call's name, its arguments, and how many ticks of
computation came before. A plain tuple, as one is made for every call."""
Tick: TypeAlias = "tuple[()]"
"""What a tick gives: something false that can be assigned to nothing (``for () in ...``)."""


class Grants:
    """The outer iterator of the tick chain: hands out the next ``grant`` ticks."""

    __slots__ = ("image",)

    def __init__(self, image: Image) -> None:
        self.image = image

    def __iter__(self) -> Grants:
        return self

    def __next__(self) -> Iterator[Tick]:
        return self.image.next_grant()


class NoMoreTicks:
    """The ticks of a program that is to end: the next step raises GreenletExit."""

    def __iter__(self) -> NoMoreTicks:
        return self

    def __next__(self) -> Tick:
        raise GreenletExit


class Image:
    """One process's running program.

    Args:
        program: what it runs.
        history: its position: the results of its system calls so far.
        pid: the number it has; during a replay, the number its ancestor had.
    """

    __slots__ = (
        "_between", "_calls_after_death", "_driver", "_granted", "_grants", "_greenlet", "_left",
        "_ticks", "ask", "at_fork_before", "at_fork_child", "at_fork_parent", "builtins", "dead",
        "environ", "exit_functions", "handlers", "history", "identities", "modules", "pid",
        "program", "recursion_limit", "replaying", "state", "sys", "ticks",
    )

    def __init__(self, program: Program, history: History, pid: int) -> None:
        self.program = program
        self.history = history
        self.pid = pid
        self.dead = False
        self.replaying = False
        self.environ: dict[bytes, bytes] = program.environ.copy()
        self.at_fork_before: list[Callable[[], object]] = []
        self.at_fork_parent: list[Callable[[], object]] = []
        self.at_fork_child: list[Callable[[], object]] = []
        self.exit_functions: list[Any] = []
        self.identities: dict[int, tuple[int, Any]] = {}
        self.modules: dict[str, ModuleType] = {}
        self.builtins: dict[str, Any] = {}
        self.sys: Any = None
        self.ticks: Iterator[Tick] = NoMoreTicks()
        self.recursion_limit = RECURSION_LIMIT
        self.state: dict[str, Any] = {}
        self.handlers: Handlers = NO_HANDLERS
        self.ask: Callable[[str, tuple[Any, ...]], tuple[Any, int]] = _no_answer
        self._between: dict[Value, Any] = {}
        self._greenlet: greenlet | None = None
        self._driver: Any = None
        self._ticks: Iterator[Tick] = iter(())
        self._granted = 0
        self._grants = 0
        self._left = 0
        self._calls_after_death = 0

    # ---- the driver's side ---------------------------------------------------------------

    def resume(self, result: Value, errno: int) -> Request:
        """Run the program until its next system call (or until its ticks are used up).

        ``result`` and ``errno`` answer the call that it made last; they are ignored when the
        image is made now. Raises `Diverged`.
        """
        runner = self._greenlet
        if runner is None:
            request = self._start()
        else:
            if here.image is not self:
                here.enter(self, self._live)
                self.install_ticks()
                if self.recursion_limit is not recursion.limit:
                    recursion.set(self.recursion_limit)
            request = runner.switch(result, errno)
        return request if type(request) is tuple else self._complain(request)

    def go_on(self, result: Value, errno: int) -> Request:
        """As `resume`, when this program is known to be the one that ran last."""
        request = self._greenlet.switch(result, errno)  # type: ignore[union-attr]
        return request if type(request) is tuple else self._complain(request)

    def _complain(self, request: Any) -> Request:
        """The program did not ask for anything: raise what it gave instead."""
        if isinstance(request, BaseException):
            raise request
        raise SystemError(f"process {self.pid} returned {request!r} instead of asking to exit")

    def _start(self) -> Any:
        self._driver = getcurrent()
        runner = _workers.pop() if _workers else greenlet(_work)
        runner.parent, runner.gr_context = self._driver, None
        self._greenlet = runner
        self.handlers, self.ask = Handlers(), self._ask
        records = list(self.history)
        if records:
            self.replaying = True
            here.enter(self, self._make_replay(records))
        else:
            here.enter(self, self._live)
        return runner.switch(self)

    def place(self) -> tuple[str, int]:
        """The file and line of the user's script where the suspended program is."""
        frame = None if self._greenlet is None else self._greenlet.gr_frame
        for _ in range(2):  # _live or next_grant, and the simulated function that called it
            frame = frame and frame.f_back
        return self.program.place(frame)

    def frame(self) -> FrameType | None:
        """The innermost Python frame of the suspended program."""
        return None if self._greenlet is None else self._greenlet.gr_frame

    def drop(self) -> None:
        """Take the program down without running any more of it than must be.

        Frames of a suspended greenlet are invisible to the garbage collector, so they are
        unwound with GreenletExit. ``finally`` blocks of the script run, but every system call
        they try to make fails.
        """
        self.dead = True
        if self._greenlet is not None:
            here.enter(self, self._call_of_the_dead)
            self.ticks = NoMoreTicks()
            self.install_ticks()
            while not self._greenlet.dead and self._calls_after_death <= PATIENCE:
                self._calls_after_death += 1
                if self._greenlet.throw(GreenletExit) is PARKED:
                    _workers.append(self._greenlet)
                    break
            self._greenlet = None
        self._forget()
        here.leave()

    def _forget(self) -> None:
        modules: Iterable[ModuleType | None] = self.modules.values()
        for module in modules:
            if module is not None and not getattr(type(module), "shared", False):
                module.__dict__.clear()
        self.modules.clear()
        self.builtins = {}
        self.identities.clear()
        self.state.clear()
        self.exit_functions.clear()
        self.at_fork_before, self.at_fork_parent, self.at_fork_child = [], [], []
        self.handlers, self.ask = NO_HANDLERS, _no_answer
        self.sys = None
        self._ticks = iter(())
        self._driver = None

    # ---- the program's side ----------------------------------------------------------------

    def _live(
        self, name: str, args: tuple[Any, ...] = (), path: Any = None, path2: Any = None
    ) -> Any:
        """A system call for which the kernel must be asked.

        It begins as `_ask` does, written out, since every call of every program comes here.
        """
        left = self._left
        self._left = now_left = self._ticks.__length_hint__()  # type: ignore[attr-defined]
        result, errno = self._driver.switch((name, args, left - now_left))
        self.history.own.append((name, args, result, errno))
        return self._unusual(name, args, path, path2, result, errno) if errno else result

    def _unusual(self, name: str, args: tuple[Any, ...], path: Any, path2: Any, result: Any,
                 errno: int) -> Any:
        """An answer that is not just a result: an error, or one that comes with signals."""
        if errno == CAUGHT:
            return conclude(self, name, args, path, path2, result)
        raise os_error(errno, path, path2)

    def _ask(self, name: str, args: tuple[Any, ...]) -> tuple[Any, int]:
        """A system call as the kernel answers it: result and errno."""
        left = self._left
        self._left = now_left = self._ticks.__length_hint__()  # type: ignore[attr-defined]
        result, errno = self._driver.switch((name, args, left - now_left))
        self.history.own.append((name, args, result, errno))
        return result, errno

    def _make_replay(self, records: list[Record]) -> Callable[..., Any]:
        """A system call that is answered from the records; the last one ends the replay."""
        if self.history.computing:
            self._between = {args[0]: result for name, args, result, errno in records
                             if name == "tick"}
            records = [record for record in records if record[0] != "tick"]
        rest = islice(records, len(records) - 1)
        last = records[-1]

        def ask(name: str, args: tuple[Any, ...]) -> tuple[Any, int]:
            # It raises RecursionError where the real call did, before a record is taken.
            self._ticks.__length_hint__()  # type: ignore[attr-defined]
            wanted, wanted_args, result, errno = record = next(rest, last)
            try:
                if wanted != name or wanted_args != args:
                    self._check(wanted, wanted_args, name, args)
            except RecursionError:
                pass  # a comparison that the real call did not make
            if record is last:
                self.replaying = False
                self._left = self._ticks.__length_hint__()  # type: ignore[attr-defined]
                self.ask = self._ask
                here.enter(self, self._live)
            return result, errno

        def replay(
            name: str, args: tuple[Any, ...] = (), path: Any = None, path2: Any = None
        ) -> Any:
            self._ticks.__length_hint__()  # type: ignore[attr-defined]
            for wanted, wanted_args, result, errno in rest:
                try:
                    if wanted != name or wanted_args != args:
                        self._check(wanted, wanted_args, name, args)
                except RecursionError:
                    pass
                if errno:
                    return self._unusual(name, args, path, path2, result, errno)
                return result
            result, errno = ask(name, args)
            return self._unusual(name, args, path, path2, result, errno) if errno else result

        self.ask = ask
        return replay

    def _check(self, wanted: str, wanted_args: object, name: str, args: object) -> None:
        """Report a divergence to the driver, unless the calls differ in host addresses only."""
        if wanted == name and _addressless(wanted_args) == _addressless(args):
            return
        file, line = self.program.place(sys._getframe(2))
        text = (
            f"process {self.pid} diverged in its replay at {file}:{line}: recorded "
            f"{wanted}{_short(wanted_args)}, replayed {name}{_short(args)}"
        )
        self._driver.switch(Diverged(text))

    def next_grant(self) -> Iterator[Tick]:
        """The next ticks; unless these are the first, the driver is told of those used.

        Signals may come with its answer; so may those that came there when this is a replay.
        """
        if self._granted:
            self._grants += 1
            signals = self._between_calls()
            if signals:
                return self._handle_between_calls(signals)
        else:
            "".format()  # needs as much stack as switch() does
        grant = self.program.grant
        self._granted = self._left = grant
        ticks: Iterator[Tick] = repeat((), grant)
        self._ticks = ticks
        return ticks

    def _between_calls(self) -> tuple[int, ...]:
        """A grant of ticks is used up: the signals that are handled here, between two calls."""
        if self.replaying:
            "".format()
            return self._between.get(self._grants, ())  # type: ignore[no-any-return]
        used, self._left = self._left, 0
        result, errno = self._driver.switch(("tick", (), used))
        if errno != CAUGHT:
            return ()
        signals: tuple[int, ...] = result[0]
        self.history.computing = True
        self.history.own.append(("tick", (self._grants,), signals, CAUGHT))
        return signals

    def _handle_between_calls(self, signals: tuple[int, ...]) -> Iterator[Tick]:
        """Run handlers in the middle of a computation.

        They may use ticks themselves, or raise, which would be the end of the iterator that is
        asking here: so from now on there is a new one, and the old one gets a single tick more.
        """
        self._granted = 0
        self.make_ticks()
        trip(self, signals)
        run(self)
        return repeat((), 1)

    def make_ticks(self) -> None:
        """Start the ticks of this image: an iterator made of C code only."""
        self.ticks = chain.from_iterable(Grants(self))
        self.install_ticks()

    def install_ticks(self) -> None:
        """Let this image's ticks be those of the code that is executing."""
        self.builtins["__ticks__"] = self.ticks
        self.builtins["__tick__"] = partial(next, self.ticks, ())

    def at_bottom(self, function: Callable[..., object], *args: object) -> None:
        """Call a C function at the bottom of an empty stack: with no frame of ours below.

        So what the script sees of its callers (tracebacks, ``inspect.stack()``, a warning's
        place) ends with its own first frame. A script that never looks is spared the cost.
        """
        if not self.program.sees_frames:
            function(*args)
            return
        outer, inner = self._greenlet, greenlet(function)
        inner.gr_context = context = Context()
        self._greenlet = inner
        try:
            result = inner.switch(*args)
        finally:
            self._greenlet = outer
            getcurrent().gr_context = context
        if isinstance(result, GreenletExit):
            del result  # it holds frames that hold it
            raise GreenletExit

    def _call_of_the_dead(
        self, name: str, args: tuple[Any, ...] = (), path: Any = None, path2: Any = None
    ) -> Any:
        self._calls_after_death += 1
        if self._calls_after_death > PATIENCE:
            self._driver.switch(None)
        raise GreenletExit

    # ---- services to simulated modules -------------------------------------------------------

    def unsupported(self, what: str, instead: str = "") -> NotSimulated:
        """The error for something that is not simulated; noted for the run's summary."""
        file, line = self.program.place(sys._getframe(1))
        if not self.replaying:
            self.program.not_simulated[(what, file, line)] = instead
        return NotSimulated(what, instead)

    def identity(self, thing: object) -> int:
        """A number for an object that is the same in every replay: its rank by first asking."""
        known = self.identities.get(id(thing))
        if known is None:
            known = (len(self.identities) + 1, thing)
            self.identities[id(thing)] = known
        return known[0]

    def unraisable(self, error: BaseException, where: str) -> None:
        """Give an exception that cannot be raised anywhere to sys.unraisablehook."""
        from sim.userland.tracebacks import report_unraisable

        report_unraisable(self, error, where)


NO_HANDLERS = Handlers()
"""Those of an image that does not run."""


def _no_answer(name: str, args: tuple[Any, ...]) -> tuple[Any, int]:
    raise ProcessGone(name)


_workers: list[greenlet] = []
"""Greenlets whose program is over. Making one costs more than running a short program in it."""


def _work(image: Image | None) -> None:
    """What a greenlet does: run one program after the other."""
    while image is not None:
        driver = image._driver
        image.program.run(image)
        image = None
        image = driver.switch(PARKED)


def keep_workers(most: int) -> None:
    """Let go of parked greenlets beyond ``most``."""
    del _workers[most:]


_ADDRESS = re.compile(rb"0x[0-9a-f]{6,16}")


def _addressless(value: object) -> object:
    """A value with what looks like a host address blotted out in its bytes."""
    if isinstance(value, tuple):
        return tuple(_addressless(item) for item in value)
    if isinstance(value, str):
        value = value.encode("utf-8", "surrogateescape")
    if isinstance(value, bytes):
        return _ADDRESS.sub(b"0x", value)
    return value


def _short(args: object) -> str:
    text = repr(args)
    return text if len(text) <= 200 else f"{text[:200]}..."


__all__ = ["Image", "ProcessGone", "Request"]
