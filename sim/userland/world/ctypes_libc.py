"""The functions of the C library that the simulated `ctypes` can call.

They are those that are one system call each, about processes. Anything else a script asks the C
library for is refused by name. Sources: prctl(2), kill(2), setpgid(2); Modules/_ctypes/callproc.c.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from sim.userland.here import here
from sim.userland.world.ctypes_data import ADDRESS, Pointer, low_int

Word: TypeAlias = "int | Pointer"
"""What is in a register: a number of 64 bits, or an address."""

MASK = (1 << 64) - 1
PR_SET_PDEATHSIG, PR_GET_PDEATHSIG = 1, 2
PR_SET_NAME, PR_GET_NAME = 15, 16
PR_SET_CHILD_SUBREAPER, PR_GET_CHILD_SUBREAPER = 36, 37
PR_SET_VMA, PR_SET_PTRACER = 0x53564D41, 0x59616D61
HIGHEST_OPTION = 127
OPTIONS = "PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER, PR_SET_NAME and their PR_GET_* are"
ONLY_CALLS = "use os and signal; of the C library only a few system calls can be called here"
FORK = "use os.fork"
EXEC = "programs other than the script itself come later; use os.fork"


class Function(NamedTuple):
    """A function of the C library: how many arguments it needs, and what it does."""

    least: int
    call: Callable[..., int]


def _plain(name: str, least: int) -> Function:
    """A system call whose arguments are all C ints."""

    def call(*words: Word) -> int:
        return here.call(name, tuple([_int(word) for word in words])) or 0

    return Function(least, call)


def _number(word: Word) -> int:
    return ADDRESS if isinstance(word, Pointer) else word & MASK


def _int(word: Word) -> int:
    return low_int(_number(word))


def _prctl(first: Word, second: Word) -> int:
    option = _int(first)
    if option in (PR_GET_PDEATHSIG, PR_GET_CHILD_SUBREAPER, PR_GET_NAME):
        return _prctl_get(option, second)
    if option == PR_SET_NAME:
        name = second.text() if isinstance(second, Pointer) else 0
        return int(here.call("prctl", (option, name)))
    if option not in (PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER) and (
            0 < option <= HIGHEST_OPTION or option in (PR_SET_VMA, PR_SET_PTRACER)):
        raise here.image.unsupported(f"ctypes: prctl option {option}", OPTIONS)
    return int(here.call("prctl", (option, _number(second))))


def _prctl_get(option: int, place: Word) -> int:
    """No number is an address that something could be written to."""
    answer = here.call("prctl", (option, int(isinstance(place, Pointer))))
    if isinstance(place, Pointer):
        place.fill(answer.ljust(16, b"\0") if isinstance(answer, bytes)
                   else answer.to_bytes(4, "little"))
    return 0


FUNCTIONS: dict[str, Function] = {
    "prctl": Function(2, _prctl),
    "getpid": Function(0, lambda: here.image.pid),
    "getppid": _plain("getppid", 0),
    "kill": _plain("kill", 2),
    "getpgid": _plain("getpgid", 1),
    "setpgid": _plain("setpgid", 2),
    "getpgrp": Function(0, lambda: int(here.call("getpgid", (0,)))),
    "getsid": _plain("getsid", 1),
    "setsid": _plain("setsid", 0),
}

INSTEAD: dict[str, str] = {
    "fork": FORK, "vfork": FORK, "clone": FORK, "syscall": ONLY_CALLS,
    **dict.fromkeys(("execl", "execlp", "execle", "execv", "execvp", "execve", "system"), EXEC),
}


def find(name: str) -> Function:
    """A function by its name; `NotSimulated` if it is not there."""
    function = FUNCTIONS.get(name)
    if function is None:
        raise here.image.unsupported(f"ctypes: libc.{name}", INSTEAD.get(name, ONLY_CALLS))
    return function


def call(name: str, words: list[Any]) -> tuple[int, int]:
    """Call a function: what it returns, and errno if that is -1.

    Handlers do not run before it has returned.
    """
    function = find(name)
    if len(words) < function.least:
        raise here.image.unsupported(
            f"ctypes: libc.{name} with {len(words)} arguments",
            f"it takes {function.least}; Linux would take what is in the registers")
    state = here.image.handlers
    state.held = True
    try:
        return function.call(*words[: function.least]), 0
    except OSError as error:
        return -1, error.errno or 0
    finally:
        state.held = False
