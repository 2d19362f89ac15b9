"""Make the tables of signals-and-processes.md: `python -m docs.make_tables`, on Linux.

What there is comes from the running Python's own `os` and `signal`; whether it is simulated, and
why not, from the simulator's tables. Every function of `os` is in a topic below, so that one of
a new Python version is noticed. Rows of functions that are newer than the running Python are
taken over from the page as it is.
"""

from __future__ import annotations

import ast
import inspect
import os
import posix
import re
import signal
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from sim.userland.modules import ABSENT
from sim.userland.world import _signal as simulated_signal
from sim.userland.world import posix as simulated_posix

PAGE = Path(__file__).with_name("signals-and-processes.md")

TOPICS: dict[str, str] = {
    "Making and ending processes": "_exit abort fork forkpty register_at_fork setns unshare",
    "Running programs": "exec* posix_spawn* spawn* system popen get_exec_path",
    "Waiting": "wait wait3 wait4 waitid waitid_result waitpid waitstatus_to_exitcode W[A-Z]*",
    "Sending signals": "kill killpg pidfd_open",
    "Who and where a process is": "getpid getppid times times_result umask ctermid",
    "Groups and sessions": "getpgid getpgrp setpgid setpgrp getsid setsid",
    "Terminals": "tcgetpgrp tcsetpgrp ttyname isatty openpty login_tty posix_openpt grantpt "
                 "unlockpt ptsname get_terminal_size terminal_size device_encoding",
    "Users": "get*uid getgid gete*gid getr*gid set*uid setgid sete*gid setr*gid getlogin getgroups "
             "setgroups getgrouplist initgroups",
    "Scheduling": "sched_* nice getpriority setpriority cpu_count process_cpu_count getloadavg",
    "Pipes and descriptors": "pipe pipe2 mkfifo dup dup2 close closerange get_blocking "
                             "set_blocking get_inheritable set_inheritable fdopen lockf read write "
                             "readv writev splice sendfile eventfd* timerfd_* memfd_create",
}
"""Functions of `os` that have to do with processes. `*` stands for any letters."""

OTHERS = """
    DirEntry GenericAlias Mapping MutableMapping PathLike access chdir chmod chown chroot confstr
    copy_file_range error fchdir fchmod fchown fdatasync fpathconf fs* fstat fstatvfs fsync
    ftruncate fwalk getcwd getcwdb getenv getenvb getrandom getxattr lchown link listdir listxattr
    lseek lstat major makedev makedirs minor mkdir mknod open pathconf posix_fadvise
    posix_fallocate pread preadv putenv pwrite pwritev readlink remove* rename* replace rmdir
    scandir setxattr stat stat_result statvfs statvfs_result strerror symlink sync sysconf truncate
    uname uname_result unlink unsetenv urandom utime walk
"""
"""Functions of `os` about files, the environment and the machine: not on the page."""

SINCE = {
    "os.setns": "3.12", "os.unshare": "3.12", "os.grantpt": "3.13", "os.posix_openpt": "3.13",
    "os.process_cpu_count": "3.13", "os.ptsname": "3.13", "os.timerfd_create": "3.13",
    "os.timerfd_gettime": "3.13", "os.timerfd_gettime_ns": "3.13", "os.timerfd_settime": "3.13",
    "os.timerfd_settime_ns": "3.13", "os.unlockpt": "3.13",
}
"""What is newer than the oldest Python that we support."""

MODULES: dict[ModuleType, dict[str, object]] = {
    os: simulated_posix.exports(),
    signal: simulated_signal.exports(),
}
"""The real modules, and the names of the simulated ones that CPython has in C."""

SIGNALS = "The module signal"

INTRODUCTION = """\
# Signals and processes

Which functions of Python's `os` and `signal` are simulated. One that is not raises `NotSimulated`
with its name and the reason that is given here. (In `os.spawnl` and its kin the child raises it,
and os.py turns that into exit code 127; the run's summary names it.) Functions of `os` about files,
the environment and the machine are not listed.

The numbers of both modules (`SIGTERM`, `WNOHANG` and so on): {constants}.

This page is made from the code, on Linux: `python -m docs.make_tables`.
"""

HEADER = "| function | simulated | why not | since Python |\n|---|---|---|---|\n"
REFUSES = re.compile(r"[\w.]+ is not simulated; (.*)\.", re.DOTALL)
"""The docstring of a function that only refuses; see sim/userland/world/not_simulated.py."""


class Untold(Exception):
    """What the tables above say does not fit this Python or the simulator."""


class Row(NamedTuple):
    """One function of the page."""

    name: str
    reason: str

    def __str__(self) -> str:
        since = SINCE.get(self.name, "")
        return f"| `{self.name}` | {'no' if self.reason else 'yes'} | {self.reason} | {since} |"


def public(module: ModuleType) -> list[str]:
    """The names of a real module's functions and classes."""
    return [name for name in dir(module) if callable(getattr(module, name))
            and (not name.startswith("_") or name == "_exit")]


def topics_of(name: str) -> list[str]:
    """The topics of a name of `os`; "" is the one of the others."""
    return [topic for topic, patterns in {**TOPICS, "": OTHERS}.items()
            if any(fnmatchcase(name, pattern) for pattern in patterns.split())]


def check() -> None:
    """Every name of `os` is in one topic, and newer ones are there from their version on."""
    for name in public(os):
        if len(topics_of(name)) != 1:
            raise Untold(f"os.{name} must be in one topic, but is in {topics_of(name)}")
    for full, version in SINCE.items():
        if hasattr(os, full.removeprefix("os.")) != is_there(version):
            raise Untold(f"{full} is not there since {version}")


def is_there(version: str) -> bool:
    """Whether this Python is of that version or newer."""
    return sys.version_info >= tuple(map(int, version.split(".")))


# --- is it simulated? ----------------------------------------------------------------------------


def reason(module: ModuleType, name: str, above: frozenset[str] = frozenset()) -> str:
    """Why a function is not simulated; "" if it is.

    A function that is Python itself, in os.py or signal.py, is simulated if all it uses is.
    """
    if not inspect.isfunction(getattr(module, name)):
        return refusal(module, name)
    for used in _used(module, name):
        if used in ABSENT:
            return f"module {used} is not simulated; {ABSENT[used]}"
        if used.startswith("_signal."):
            why = refusal(module, used.removeprefix("_signal."))
        elif used not in above and callable(getattr(module, used, None)):
            why = reason(module, used, above | {name})
        else:
            why = ""
        if why:
            return why
    return ""


def refusal(module: ModuleType, name: str) -> str:
    """Why a function that CPython has in C is not simulated; "" if it is."""
    names = MODULES[module]
    if name not in names and not isinstance(getattr(module, name), type):
        raise Untold(f"the simulator knows nothing of {module.__name__}.{name}")
    refuses = REFUSES.fullmatch(getattr(names.get(name), "__doc__", None) or "")
    return refuses[1] if refuses else ""


def _used(module: ModuleType, name: str) -> Iterator[str]:
    """The names that a Python function uses: also `_signal.X`, and modules it imports."""
    for function in ast.walk(_tree(module)):
        if isinstance(function, ast.FunctionDef) and function.name == name:
            for node in ast.walk(function):
                if isinstance(node, ast.Import):
                    yield from (alias.name for alias in node.names)
                elif isinstance(node, ast.Name | ast.Attribute):
                    yield ast.unparse(node)


@cache
def _tree(module: ModuleType) -> ast.Module:
    """The source of a module; that of os.py is not known to `inspect`, for it is frozen."""
    return ast.parse(Path(module.__file__ or "").read_bytes())


# --- the page ------------------------------------------------------------------------------------


def rows() -> list[tuple[str, Row]]:
    """All rows for this Python, each with its topic."""
    check()
    found = []
    for topic in TOPICS:
        found += [(topic, Row(f"os.{name}", reason(os, name)))
                  for name in public(os) if topics_of(name) == [topic]]
    found += [(SIGNALS, Row(f"signal.{name}", reason(signal, name))) for name in public(signal)]
    return found


def missing_constants() -> list[str]:
    """Numbers of `os` and `signal` that a simulated script does not have, or has otherwise."""
    return [f"{module.__name__}.{name}" for module, names in MODULES.items()
            for name, value in vars(module).items()
            if isinstance(value, int) and name.isupper()
            and (module is signal or hasattr(posix, name)) and names.get(name) != value]


def page(old: str = "") -> str:
    """The page; rows of newer functions than this Python has are kept from the old one."""
    tables: dict[str, dict[str, str]] = {topic: {} for topic in (*TOPICS, SIGNALS)}
    for topic, row in rows():
        tables[topic][row.name] = str(row)
    for full, version in SINCE.items():
        kept = re.search(rf"^\| `{re.escape(full)}` \|.*$", old, re.MULTILINE)
        if kept and not is_there(version):
            tables[topics_of(full.removeprefix("os."))[0]][full] = kept[0]
    parts = [INTRODUCTION.format(constants=", ".join(missing_constants()) or "all are there")]
    for topic, table in tables.items():
        lines = "".join(f"{table[name]}\n" for name in sorted(table))
        parts.append(f"\n## {topic}\n\n{HEADER}{lines}")
    return "".join(parts)


def main() -> None:
    """Write the page."""
    old = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    PAGE.write_text(page(old), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
