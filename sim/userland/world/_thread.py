"""The simulated module `_thread` for processes of one thread, on which threading.py runs.

Locks work as long as nobody would have to wait for another thread; starting one is not
simulated yet. Sources: Modules/_threadmodule.c, and what CPython's own threading.py
of 3.11 to 3.13 imports.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from math import ceil
from operator import index
from typing import Any

from sim.kernel.signal_numbers import LAST
from sim.userland.handlers import SIG_DFL, SIG_IGN, run, trip
from sim.userland.here import here
from sim.userland.world.convert import LONG_MAX, MAIN_IDENT, c_int
from sim.userland.world.not_simulated import THREADS
from sim.userland.world.registry import Module
from sim.userland.world.structs import struct_sequence

THREAD = Module("_thread")
TIMEOUT_MAX = 9223372036.0
MONOTONIC = 1
NEGATIVE_TIMEOUT = (
    "timeout value must be a non-negative number" if sys.version_info >= (3, 13)
    else "timeout value must be positive"
)


def _wait(blocking: Any, timeout: Any) -> bool:
    """Wait for a lock that nobody else can release: False when the time is up."""
    ns = _timeout(blocking, timeout)
    if not blocking:
        return False
    if ns is None:
        raise here.image.unsupported("a lock that would block for ever", THREADS)
    here.call("clock_nanosleep", (MONOTONIC, 0, ns))
    return False


def _timeout(blocking: Any, timeout: Any) -> int | None:
    """A timeout in seconds as ns; None for ever. ValueError, OverflowError."""
    seconds = timeout if isinstance(timeout, float) else int(index(timeout))
    if not blocking and seconds != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if seconds < 0 and seconds != -1:
        raise ValueError(NEGATIVE_TIMEOUT)
    if seconds > TIMEOUT_MAX:
        if seconds * 1e9 > LONG_MAX:
            raise OverflowError("timestamp out of range for platform time_t")
        raise OverflowError("timeout value is too large")
    return None if seconds == -1 else ceil(seconds * 1e9)


@THREAD.type
class lock:
    """A lock object is a synchronization primitive."""

    __slots__ = ("__weakref__", "_held")

    def __init__(self) -> None:
        self._held = False

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Lock the lock; False if it could not be had in time."""
        if timeout != -1:
            _timeout(blocking, timeout)
        if self._held:
            return _wait(blocking, timeout)
        self._held = True
        return True

    def release(self) -> None:
        """Release the lock, allowing another thread that is waiting to acquire it."""
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held = False

    def locked(self) -> bool:
        """Return whether the lock is in the locked state."""
        return self._held

    acquire_lock, release_lock, locked_lock = acquire, release, locked

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *error: object) -> None:
        self.release()

    def _at_fork_reinit(self) -> None:
        self._held = False

    def __repr__(self) -> str:
        state = "locked" if self._held else "unlocked"
        return f"<{state} _thread.lock object at {id(self):#x}>"

    def __reduce__(self) -> Any:
        raise TypeError(f"cannot pickle '{type(self).__module__}.lock' object")


@THREAD.type
class RLock:
    """A lock that its owner may acquire again."""

    __slots__ = ("__weakref__", "_count")

    def __init__(self) -> None:
        self._count = 0

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Lock the lock once more."""
        if timeout != -1:
            _timeout(blocking, timeout)
        self._count += 1
        return True

    def release(self) -> None:
        """Release the lock once."""
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1

    def __enter__(self) -> bool:
        self._count += 1
        return True

    def __exit__(self, *error: object) -> None:
        self.release()

    def locked(self) -> bool:
        """Return whether this object is locked."""
        return self._count > 0

    def _is_owned(self) -> bool:
        return self._count > 0

    def _recursion_count(self) -> int:
        return self._count

    def _acquire_restore(self, state: tuple[int, int]) -> None:
        self._count = state[0]

    def _release_save(self) -> tuple[int, int]:
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        count, self._count = self._count, 0
        return count, MAIN_IDENT

    def _at_fork_reinit(self) -> None:
        self._count = 0

    def __repr__(self) -> str:
        state = "locked" if self._count else "unlocked"
        owner = MAIN_IDENT if self._count else 0
        name = f"{type(self).__module__}.{type(self).__qualname__}"
        return f"<{state} {name} object owner={owner} count={self._count} at {id(self):#x}>"


@THREAD.type
class _local:
    """Thread-local data: with one thread, an object with attributes."""

    def __new__(cls, *args: Any, **options: Any) -> _local:
        if (args or options) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        return super().__new__(cls)


@THREAD.type
class _ThreadHandle:
    """What 3.13's threading.py knows a thread by."""

    __slots__ = ("__weakref__", "_done", "_ident")

    def __init__(self) -> None:
        self._ident = 0
        self._done = False

    @property
    def ident(self) -> int:
        """The thread's number."""
        return self._ident

    def is_done(self) -> bool:
        """Whether the thread has ended."""
        return self._done

    def _set_done(self) -> None:
        self._done = True

    def join(self, timeout: float | None = None, /) -> None:
        """Wait until the thread has ended."""
        if self._ident == MAIN_IDENT:
            raise RuntimeError("Cannot join current thread")


# ---- functions ------------------------------------------------------------------------------


@THREAD.function
def allocate_lock() -> lock:
    """Create a new lock object."""
    return lock()


@THREAD.function
def get_ident() -> int:
    """Return a non-zero integer that uniquely identifies the current thread."""
    return MAIN_IDENT


@THREAD.function
def get_native_id() -> int:
    """The number by which the kernel knows the thread: of the only one, the pid."""
    return here.image.pid


@THREAD.function
def _get_main_thread_ident() -> int:
    """Internal only. Return the main thread's number."""
    return MAIN_IDENT


@THREAD.function
def _make_thread_handle(ident: int, /) -> _ThreadHandle:
    """Internal only. Make a thread handle for a thread not started by this module."""
    handle = _ThreadHandle()
    handle._ident = int(index(ident))
    return handle


@THREAD.function
def start_new_thread(function: Callable[..., object], args: tuple[Any, ...],
                     kwargs: dict[str, Any] = {}, /) -> int:  # noqa: B006 - as the C one says
    """Start a new thread and return its identifier: not simulated yet."""
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")
    raise here.image.unsupported("starting a thread", THREADS)


@THREAD.function
def start_joinable_thread(function: Callable[..., object], handle: Any = None,
                          daemon: bool = True) -> Any:
    """Start a new thread as 3.13's threading.py does: not simulated yet."""
    raise here.image.unsupported("starting a thread", THREADS)


@THREAD.function
def interrupt_main(signum: int = 2, /) -> None:
    """Simulate the arrival of the given signal in the main thread; no system call is made.

    Nothing happens if the signal is ignored or has its default action.
    """
    number = c_int(signum)
    if not 1 <= number <= LAST:
        raise ValueError("signal number out of range")
    image = here.image
    if image.handlers.functions.get(number, SIG_DFL) not in (SIG_DFL, SIG_IGN, None):
        trip(image, (number,))
        run(image)


@THREAD.function
def exit() -> None:
    """End the thread: raise SystemExit."""
    raise SystemExit


@THREAD.function
def stack_size(size: int = 0, /) -> int:
    """Return the thread stack size used when creating new threads; 0 is the default."""
    size = int(index(size))
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    if 0 < size < 32768:
        raise ValueError(f"size not valid: {size} bytes")
    return 0


@THREAD.function
def _count() -> int:
    """The number of threads started by this module that are still running."""
    return 0


@THREAD.function
def _set_sentinel() -> lock:
    """A lock that is released when the current thread ends (up to 3.12)."""
    return lock()


@THREAD.function
def _shutdown() -> None:
    """Wait for all threads that are not daemons (from 3.13): there are none."""


@THREAD.function
def _is_main_interpreter() -> bool:
    """Return True if the current interpreter is the main Python interpreter."""
    return True


@THREAD.function
def daemon_threads_allowed() -> bool:
    """Return True if daemon threads are allowed in the current interpreter."""
    return True


@THREAD.function
def _excepthook(exc_info: Any, /) -> None:
    """Handle uncaught Thread.run() exception."""
    if exc_info.exc_type is SystemExit:
        return
    name = getattr(exc_info.thread, "name", MAIN_IDENT)
    here.image.unraisable(exc_info.exc_value, f"Exception in thread {name}:")


_ExceptHookArgs: Any = struct_sequence(
    "_thread", "_ExceptHookArgs", "exc_type exc_value exc_traceback thread"
)
for _alias, _name in (("allocate", "allocate_lock"), ("exit_thread", "exit"),
                      ("start_new", "start_new_thread")):
    THREAD.alias(_alias, _name)
THREAD.alias("LockType", "lock")
THREAD.since((3, 12), "_is_main_interpreter", "daemon_threads_allowed")
THREAD.since((3, 13), "_ThreadHandle", "_get_main_thread_ident", "_make_thread_handle",
             "_shutdown", "start_joinable_thread", "lock")
if sys.version_info >= (3, 13):
    del THREAD.names["_set_sentinel"]


def exports() -> dict[str, Any]:
    """All names of the module."""
    return {
        **THREAD.names, "_ExceptHookArgs": _ExceptHookArgs, "error": RuntimeError,
        "TIMEOUT_MAX": TIMEOUT_MAX,
    }
