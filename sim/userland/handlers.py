"""Python's signal handlers: state of one image, rebuilt by replay like everything else in it.

CPython handles a signal in two steps, and so does this. The C handler, which the kernel runs
whenever the signal is taken, only *trips* a flag and writes a byte to the wakeup descriptor. The
Python function runs later in the main thread, between two bytecodes, or when a call returns
with EINTR; then the call is made again for the rest of its time (PEP 475). Sources:
Modules/signalmodule.c (trip_signal, _PyErr_CheckSignalsTstate), PEP 475.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from sim.kernel.errors import EAGAIN, EINTR, ERESTARTNOINTR
from sim.kernel.process import Value
from sim.kernel.signal_numbers import SIGINT, SIGPIPE, SIGXFSZ
from sim.userland.errors import os_error
from sim.userland.here import here
from sim.userland.history import CAUGHT, EARLY
from sim.userland.warning import user_frame
from sim.userland.world.registry import Builtin

if TYPE_CHECKING:
    from sim.userland.image import Image

SIG_DFL, SIG_IGN = 0, 1
MONOTONIC, ABSOLUTE = 1, 1
WAKEUP_FAILED = "Exception ignored when trying to write to the signal wakeup fd:"
_ONCE = frozenset({"pause"})
"""Calls that end with EINTR: Python does not make them again."""
_TIMEOUTS: dict[str, tuple[int, Value]] = {
    "select": (3, ((), (), ())), "poll": (1, ()), "rt_sigtimedwait": (1, None),
}
"""Which argument is a timeout, and what the caller gets if it is over after a handler has run."""


def _default_int_handler(*args: Any) -> None:
    """The default handler for SIGINT installed by Python; raises KeyboardInterrupt."""
    if len(args) != 2:
        raise TypeError(f"default_int_handler expected 2 arguments, got {len(args)}")
    raise KeyboardInterrupt


_default_int_handler.__module__ = "_signal"
_default_int_handler.__name__ = _default_int_handler.__qualname__ = "default_int_handler"
default_int_handler = Builtin(_default_int_handler)


_AT_START: dict[int, Any] = {
    SIGINT: default_int_handler, SIGPIPE: SIG_IGN, SIGXFSZ: SIG_IGN, 32: None, 33: None,
}


class Handlers:
    """What an image knows of signals.

    ``functions`` are the handlers by signal as `signal.getsignal` shows them, ``tripped`` the
    signals that came and whose function has not run, ``due`` says that some should now.
    ``wakeup_fd`` is -1 for none, ``warn`` whether a full one is reported, ``reports`` such errors
    not printed yet. While ``held``, a call that is interrupted does not run any function (sigwait
    is C code that does not come back to Python).
    """

    __slots__ = ("due", "functions", "held", "reports", "tripped", "wakeup_fd", "warn")

    def __init__(self) -> None:
        self.functions: dict[int, Any] = _AT_START.copy()
        self.tripped: set[int] = set()
        self.due = False
        self.wakeup_fd = -1
        self.warn = True
        self.held = False
        self.reports: list[int] = []

    def forget(self) -> None:
        """In the child of a fork: what its parent was about to handle (_PySignal_AfterFork)."""
        self.tripped.clear()
        self.due = False


def trip(image: Image, signals: tuple[int, ...]) -> None:
    """What CPython's C handler does for each of these signals, one after the other."""
    state = image.handlers
    for signal in signals:
        state.tripped.add(signal)
        state.due = True
        if state.wakeup_fd >= 0:
            _write(image, signal)


def _write(image: Image, signal: int) -> None:
    """Write the signal's number to the wakeup descriptor, whatever comes in between."""
    state = image.handlers
    call = ("write", (state.wakeup_fd, bytes([signal])))
    result, errno = image.ask(*call)
    while errno == CAUGHT:
        signals, result, errno, _ = result
        trip(image, signals)
        if errno in (EINTR, ERESTARTNOINTR, EARLY):
            result, errno = image.ask(*call)
    if errno and (state.warn or errno != EAGAIN):
        state.reports.append(errno)


def run(image: Image) -> None:
    """Run the functions of the tripped signals, the lowest number first (PyErr_CheckSignals).

    Whatever one of them raises is raised here, after the others have run.
    """
    state = image.handlers
    if not state.due:
        return
    state.due = False
    last = 0
    while due := [signal for signal in state.tripped if signal > last]:
        last = min(due)
        state.tripped.discard(last)
        function = state.functions.get(last, SIG_DFL)
        if function is None or type(function) is int:  # SIG_DFL or SIG_IGN was set meanwhile
            text = f"Signal {last} ignored due to race condition"
            image.unraisable(OSError(text), "")
            continue
        try:
            _report(image, function)
            function(last, user_frame())
        except BaseException:
            state.due = bool(state.tripped)
            run(image)  # CPython does this a little later, where the exception is handled
            raise


def _report(image: Image, function: Any) -> None:
    """Print what went wrong with the wakeup descriptor. CPython does so in a pending call, which
    comes when the handler's first line is about to run.
    """
    reports, image.handlers.reports = image.handlers.reports, []
    for errno in reports:
        image.unraisable(os_error(errno), WAKEUP_FAILED + _first_line(image, function))


def _first_line(image: Image, function: Any) -> str:
    """The traceback of a function that has not begun, if it is a Python function."""
    from sim.userland.tracebacks import source_lines

    code = getattr(function, "__code__", None)
    if code is None:
        return ""
    lines = source_lines(image.program, code.co_filename)[code.co_firstlineno - 1 :]
    text = f"\n    {lines[0].strip()}" if lines else ""
    marks = "\n    " if lines and sys.version_info < (3, 13) else ""
    place = f'File "{code.co_filename}", line {code.co_firstlineno}, in {code.co_name}'
    return f"\nTraceback (most recent call last):\n  {place}{text}{marks}"


def conclude(image: Image, name: str, args: tuple[Any, ...], path: Any, path2: Any,
             caught: Any) -> Any:
    """Bring a call that was answered with signals to its end.

    Returns what the call returns, or raises its OSError, or what a handler raises.
    """
    while True:
        signals, result, errno, deadline = caught
        trip(image, signals)
        if errno == EINTR:
            _run_unless_held(image)
            if name in _ONCE:
                break
            args, over = _rest(name, args, deadline)
            if over:
                return _TIMEOUTS[name][1]
        elif errno == EARLY:
            run(image)
            if name == "burn":
                args = (deadline,)
        elif errno != ERESTARTNOINTR:
            break
        result, errno = image.ask(name, args)
        if errno != CAUGHT:
            break
        caught = result
    if name == "fork" and not errno and result < 0:
        image.pid = -result
        image.handlers.forget()
    elif errno:
        _fail(image, os_error(errno, path, path2))
    else:
        _run_unless_held(image)
    return result


def _run_unless_held(image: Image) -> None:
    if not image.handlers.held:
        run(image)


def _fail(image: Image, error: OSError) -> None:
    """Raise the error of a call. Handlers run while it is being handled."""
    try:
        raise error
    except OSError:
        _run_unless_held(image)
        raise


def _rest(name: str, args: tuple[Any, ...], deadline: int | None) -> tuple[tuple[Any, ...], bool]:
    """What a call is to be repeated with after EINTR, and whether its time is over."""
    if deadline is None:
        return args, False
    if name == "clock_nanosleep":
        return (MONOTONIC, ABSOLUTE, deadline), False
    place, _ = _TIMEOUTS[name]
    left = deadline - here.call("clock_gettime", (MONOTONIC,))
    return (*args[:place], left, *args[place + 1 :]), left < 0
