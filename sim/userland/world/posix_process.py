"""The part of `posix` that is about processes: fork, wait, exit, signals, groups.

Which system calls each function makes, and with what arguments, was seen with strace on
CPython 3.12 and glibc 2.36. Sources: Modules/posixmodule.c, wait(2), abort(3).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from greenlet import GreenletExit

from sim.kernel.errors import EINVAL
from sim.kernel.signal_numbers import DEFAULT
from sim.userland.errors import os_error
from sim.userland.here import ProcessGone, here
from sim.userland.world.convert import c_int, c_pid
from sim.userland.world.registry import Module
from sim.userland.world.structs import rusage_of, times_result, waitid_result

POSIX = Module("posix")
SIGABRT = 6
PLAIN = 1 << 31
_NOT_WHILE_FINISHING = sys.version_info[:2] == (3, 12)
"""3.12 refuses to fork in atexit functions; 3.11 and 3.13 do not."""
_MISSING: Any = object()
TICK = 10_000_000
"""times(2) counts in ticks of a hundredth of a second."""


# ---- birth and death ------------------------------------------------------------------------


@POSIX.function
def fork() -> int:
    """Fork a child process; return 0 to the child and its pid to the parent.

    The kernel's answer is the child's pid, and in the child the same number negated.
    """
    image = here.image  # who forks often is replayed often: the usual case makes no other call
    if image.at_fork_before or (_NOT_WHILE_FINISHING and "finishing" in image.state):
        before_fork()
    try:
        answer = here.call("fork")
    except OSError:
        after_fork(1)
        raise
    if answer < 0:
        image.pid = -answer
        answer = 0
    if image.at_fork_parent or image.at_fork_child:
        after_fork(answer)
    return answer  # type: ignore[no-any-return]


def before_fork() -> None:
    """What is done before any fork (PyOS_BeforeFork)."""
    image = here.image
    if _NOT_WHILE_FINISHING and image.state.get("finishing"):
        raise RuntimeError("can't fork at interpreter shutdown")
    if image.at_fork_before:
        _run_hooks(image.at_fork_before[::-1])


def after_fork(answer: int) -> None:
    """What is done after it: in the child (``answer`` is 0), or in the parent, even on failure."""
    image = here.image
    hooks = image.at_fork_parent if answer else image.at_fork_child
    if hooks:
        _run_hooks(hooks)


def _run_hooks(hooks: list[Callable[[], object]]) -> None:
    """run_at_forkers: what a hook raises is printed, not raised."""
    for hook in list(hooks):
        try:
            hook()
        except (GreenletExit, ProcessGone):
            raise
        except BaseException as error:
            here.image.unraisable(error, f"Exception ignored in: {hook!r}")


@POSIX.function
def register_at_fork(*, before: Any = _MISSING, after_in_child: Any = _MISSING,
                     after_in_parent: Any = _MISSING, **unknown: Any) -> None:
    """Register callables to be called when this process forks."""
    image = here.image
    for name in unknown:
        if sys.version_info >= (3, 13):
            raise TypeError(f"register_at_fork() got an unexpected keyword argument '{name}'")
        raise TypeError(f"'{name}' is an invalid keyword argument for register_at_fork()")
    if before is after_in_child is after_in_parent is _MISSING:
        raise TypeError("At least one argument is required.")
    for name, hook in (
        ("before", before), ("after_in_child", after_in_child),
        ("after_in_parent", after_in_parent),
    ):
        if hook is not _MISSING and not callable(hook):
            raise TypeError(f"'{name}' must be callable, not {type(hook).__name__}")
    for hook, hooks in (
        (before, image.at_fork_before),
        (after_in_child, image.at_fork_child),
        (after_in_parent, image.at_fork_parent),
    ):
        if hook is not _MISSING:
            hooks.append(hook)


@POSIX.function
def _exit(status: int) -> None:
    """Exit to the system with specified status, without normal exit processing."""
    here.call("exit_group", (c_int(status),))


@POSIX.function
def abort() -> None:
    """Abort the interpreter immediately (SIGABRT to itself)."""
    pid = here.image.pid
    here.image.handlers.held = True  # C code that does not come back to Python
    here.call("rt_sigprocmask", (1, 1 << SIGABRT))
    here.call("tgkill", (pid, pid, SIGABRT))
    here.call("rt_sigaction", (SIGABRT, DEFAULT, 0, 0))
    here.call("tgkill", (pid, pid, SIGABRT))


# ---- waiting --------------------------------------------------------------------------------


@POSIX.function
def wait() -> tuple[int, int]:
    """Wait for completion of a child process: (pid, status)."""
    pid, status, _ = here.call("wait4", (-1, 0))
    return pid, status


@POSIX.function
def waitpid(pid: int, options: int, /) -> tuple[int, int]:
    """Wait for completion of a given child process: (pid, status)."""
    if type(pid) is not int or type(options) is not int or not -PLAIN < pid < PLAIN:
        pid, options = c_pid(pid), c_int(options)
    child, status, _ = here.call("wait4", (pid, options))
    return child, status


@POSIX.function
def wait3(options: int) -> tuple[int, int, Any]:
    """Wait for completion of a child process: (pid, status, rusage)."""
    pid, status, used = here.call("wait4", (-1, c_int(options)))
    return pid, status, rusage_of(used)


@POSIX.function
def wait4(pid: int, options: int) -> tuple[int, int, Any]:
    """Wait for completion of a specific child process: (pid, status, rusage)."""
    child, status, used = here.call("wait4", (c_pid(pid), c_int(options)))
    return child, status, rusage_of(used)


@POSIX.function
def waitid(idtype: int, id: int, options: int, /) -> Any:
    """Wait for the completion of one or more child processes; None if none (WNOHANG)."""
    found = here.call("waitid", (c_int(idtype), c_pid(id), c_int(options)))
    return None if found is None else waitid_result(found)


@POSIX.function
def WCOREDUMP(status: int, /) -> bool:
    """Return True if the process returning status was dumped to a core file."""
    return bool(c_int(status) & 0x80)


@POSIX.function
def WIFCONTINUED(status: int) -> bool:
    """Return True if a particular process was continued from a job control stop."""
    return c_int(status) == 0xFFFF


@POSIX.function
def WIFSTOPPED(status: int) -> bool:
    """Return True if the process returning status was stopped."""
    return c_int(status) & 0xFF == 0x7F


@POSIX.function
def WIFSIGNALED(status: int) -> bool:
    """Return True if the process returning status was terminated by a signal."""
    return 0 < c_int(status) & 0x7F < 0x7F


@POSIX.function
def WIFEXITED(status: int) -> bool:
    """Return True if the process returning status exited via the exit() system call."""
    return c_int(status) & 0x7F == 0


@POSIX.function
def WEXITSTATUS(status: int) -> int:
    """Return the process return code from status."""
    return c_int(status) >> 8 & 0xFF


@POSIX.function
def WTERMSIG(status: int) -> int:
    """Return the signal that terminated the process that provided the status value."""
    return c_int(status) & 0x7F


@POSIX.function
def WSTOPSIG(status: int) -> int:
    """Return the signal that stopped the process that provided the status value."""
    return c_int(status) >> 8 & 0xFF


@POSIX.function
def waitstatus_to_exitcode(status: int) -> int:
    """Convert a wait status to an exit code: the status, or minus the signal."""
    status = c_int(status)
    if status & 0x7F == 0:
        return status >> 8 & 0xFF
    if 0 < status & 0x7F < 0x7F:
        return -(status & 0x7F)
    if status & 0xFF == 0x7F:
        raise ValueError(f"process stopped by delivery of signal {status >> 8 & 0xFF}")
    raise ValueError(f"invalid wait status: {status}")


# ---- signals --------------------------------------------------------------------------------


@POSIX.function
def kill(pid: int, signal: int, /) -> None:
    """Kill a process with a signal."""
    here.call("kill", (c_pid(pid), c_int(signal)))


@POSIX.function
def killpg(pgid: int, signal: int, /) -> None:
    """Kill a process group with a signal (killpg(3))."""
    pgid, signal = c_pid(pgid), c_int(signal)
    if pgid < 0:
        raise os_error(EINVAL)
    here.call("kill", (-pgid, signal))


@POSIX.function
def pidfd_open(pid: int, flags: int = 0) -> int:
    """Return a file descriptor referring to the process pid."""
    return int(here.call("pidfd_open", (c_pid(pid), c_int(flags))))


# ---- numbers, groups and sessions -----------------------------------------------------------


@POSIX.function
def getpid() -> int:
    """Return the current process id. The image knows it, so no call is made."""
    return here.image.pid


@POSIX.function
def getppid() -> int:
    """Return the parent's process id."""
    return here.call("getppid")  # type: ignore[no-any-return]


@POSIX.function
def getpgid(pid: int) -> int:
    """Return the process group of a process."""
    return int(here.call("getpgid", (c_pid(pid),)))


@POSIX.function
def getpgrp() -> int:
    """Return the current process group id."""
    return int(here.call("getpgid", (0,)))


@POSIX.function
def setpgid(pid: int, pgrp: int, /) -> None:
    """Move a process into a process group."""
    here.call("setpgid", (c_pid(pid), c_pid(pgrp)))


@POSIX.function
def setpgrp() -> None:
    """Make the current process the leader of its process group."""
    here.call("setpgid", (0, 0))


@POSIX.function
def getsid(pid: int, /) -> int:
    """Return the session of a process."""
    return int(here.call("getsid", (c_pid(pid),)))


@POSIX.function
def setsid() -> None:
    """Begin a new session and process group."""
    here.call("setsid")


# ---- time used ------------------------------------------------------------------------------


@POSIX.function
def times() -> Any:
    """Return a collection containing process timing information, in seconds."""
    return times_result([ns // TICK / 100 for ns in here.call("times")])


POSIX.names["times_result"] = times_result
POSIX.names["waitid_result"] = waitid_result
