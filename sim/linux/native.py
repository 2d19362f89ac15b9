"""Run a script on real Linux, and tell what it wrote, how it ended and which processes it made.

The pids are found without privileges: a `sitecustomize` module (see "site" in the Python library
reference) is put in the way of the script's Python. It wraps `os.fork`, so that the parent notes
each birth in a side file, and it takes away every trace of itself that the script could see.
Births by other ways than `os.fork` and `os.forkpty` (`subprocess`, `posix_spawn`) are not noted.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["NativeResult", "NativeTimeout", "normalise_pids", "run_native"]

_SIDE_FILE_VARIABLE = "FORKLORE_NATIVE_BIRTHS"

# `map(note, iter(fork, object())).__next__` is "call fork(), hand its result to note()" made of C
# functions only. With a Python function around fork(), a traceback of a failing fork() would show
# a line that is not the script's. The last line runs the real sitecustomize, if there is one;
# if not, the ImportError names "sitecustomize", which `site` takes for "there is none".
_SHIM = f"""\
import os, posix, sys

def _install():
    side_file = os.environ.pop({_SIDE_FILE_VARIABLE!r})
    here = os.path.dirname(__file__)
    os.environ.pop("PYTHONPATH", None)
    sys.path[:] = [entry for entry in sys.path if entry != here]
    sys.path_importer_cache.pop(here, None)
    open_, write, close = os.open, os.write, os.close
    flags = os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC

    def note(result):
        pid = result[0] if isinstance(result, tuple) else result
        if pid > 0:
            try:
                side = open_(side_file, flags)
                try:
                    write(side, b"%d\\n" % pid)
                finally:
                    close(side)
            except OSError:
                pass
        return result

    posix.fork = os.fork = map(note, iter(posix.fork, object())).__next__
    if hasattr(posix, "forkpty"):
        posix.forkpty = os.forkpty = map(note, iter(posix.forkpty, object())).__next__

_install()
del sys.modules["sitecustomize"]
import sitecustomize
"""


@dataclass(frozen=True)
class NativeResult:
    """What a run did.

    `status` is as a shell gives it: the exit status, or 128 + N after a death by signal N
    (POSIX, Shell Command Language, 2.8.2). `pids` are those of the run in order of birth, the
    script's first process first.
    """

    stdout: bytes
    stderr: bytes
    status: int
    pids: tuple[int, ...]


class NativeTimeout(TimeoutError):
    """The run took too long and was killed; what it had written until then is kept."""

    def __init__(self, script: str, timeout: float, partial: NativeResult) -> None:
        super().__init__(
            f"{script}: still running after {timeout:g} s, killed "
            f"({len(partial.pids)} process(es) were made)"
        )
        self.script = script
        self.timeout = timeout
        self.partial = partial


def run_native(
    script: Path | str,
    args: Sequence[str] = (),
    *,
    stdin: bytes = b"",
    cwd: Path | str | None = None,
    timeout: float = 60,
) -> NativeResult:
    """Run `script` with this Python, and return when its output pipes have no writer any more.

    So background processes that the first one leaves behind are waited for, as long as they have
    standard output or standard error open. Raises `NativeTimeout` if that takes too long.
    """
    if not hasattr(os, "fork"):
        raise NotImplementedError("run_native needs a system with os.fork, such as Linux")
    with tempfile.TemporaryDirectory(prefix="native-") as name:
        directory = Path(name)
        side_file = _prepare(directory)
        process = subprocess.Popen(
            [sys.executable, os.fspath(script), *args],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=cwd,
            env=_environment(directory, side_file),
            start_new_session=True,
        )
        try:
            stdout, stderr = process.communicate(stdin, timeout)
        except subprocess.TimeoutExpired:
            _kill_all(process, side_file)
            stdout, stderr = _last_output(process)
            partial = _result(process, stdout, stderr, side_file)
            raise NativeTimeout(os.fspath(script), timeout, partial) from None
        except BaseException:
            _kill_all(process, side_file)
            process.wait()
            raise
        return _result(process, stdout, stderr, side_file)


def _prepare(directory: Path) -> Path:
    """Put the shim and an empty side file into the directory.

    A script that has become another user must still be able to append to the side file.
    """
    (directory / "sitecustomize.py").write_text(_SHIM, encoding="utf-8")
    side_file = directory / "births"
    side_file.touch()
    side_file.chmod(0o666)
    directory.chmod(0o711)
    return side_file


def _environment(directory: Path, side_file: Path) -> dict[str, str]:
    """Return a small environment, in which no variable changes how Python behaves.

    PYTHONUNBUFFERED above all: it would hide that output buffers are copied by fork().
    """
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    ours = {"PYTHONPATH": os.fspath(directory), _SIDE_FILE_VARIABLE: os.fspath(side_file)}
    return {**kept, "LANG": "C.UTF-8", **ours}


def _result(
    process: subprocess.Popen[bytes], stdout: bytes, stderr: bytes, side_file: Path
) -> NativeResult:
    code = process.returncode
    status = 128 - code if code < 0 else code
    return NativeResult(stdout, stderr, status, _pids(process.pid, side_file))


def _pids(first: int, side_file: Path) -> tuple[int, ...]:
    """Return the pids of a run in order of birth.

    A child may itself fork, and its child be noted, before the parent gets to note the child. But
    the kernel gives pids in ascending order, and starts again from below after the highest
    (`alloc_pid` in kernel/pid.c uses `idr_alloc_cyclic`; see also "pid_max" in proc(5)).
    """
    born = {int(line) for line in side_file.read_bytes().split()} | {first}
    return tuple(sorted(born, key=lambda pid: (pid < first, pid)))


def _kill_all(process: subprocess.Popen[bytes], side_file: Path) -> None:
    """Kill the session of the run, and the sessions that its processes made themselves.

    Repeated until nothing is left, for a process may fork while the others are killed. A session's
    id is the pid of its first process (setsid(2)), which tells our processes from a stranger that
    has got one of the pids since.
    """
    for _ in range(100):
        pids = _pids(process.pid, side_file)
        alive = False
        for pid in pids:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                if os.getsid(pid) in pids:
                    os.kill(pid, signal.SIGKILL)
                    alive = alive or not _is_dead(pid)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        if not alive:
            return


def _is_dead(pid: int) -> bool:
    """Tell whether a process is gone or a zombie (state in proc_pid_stat(5))."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_bytes()
    except OSError:
        return True
    return stat.rpartition(b")")[2].split()[:1] in ([b"Z"], [b"X"])


def _last_output(process: subprocess.Popen[bytes]) -> tuple[bytes, bytes]:
    """Return all that a killed run had written."""
    try:
        return process.communicate(timeout=10)
    except subprocess.TimeoutExpired as error:  # somebody has escaped and holds the pipes
        return error.stdout or b"", error.stderr or b""


def normalise_pids(text: bytes, pids: Sequence[int]) -> bytes:
    """Replace each whole number that is the i-th pid by `<pid i>`, counting from 1.

    A number inside a word or with a decimal point is no whole number: `x100`, `0x100`, `100.5`.
    """
    places = {str(pid).encode(): place for place, pid in enumerate(pids, start=1)}

    def replace(match: re.Match[bytes]) -> bytes:
        place = places.get(match[0])
        return match[0] if place is None else b"<pid %d>" % place

    return re.sub(rb"(?<![\w.])\d+(?!\w|\.\d)", replace, text)
