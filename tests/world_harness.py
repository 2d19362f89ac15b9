"""One simulated process without a sandbox: the world's modules directly on a kernel.

The test's own code is the process: `SimulatedProcess.enter` makes it the one that is executing.
A call that has to wait lets time pass until its deadline, as nobody else is there to wake it.
"""

from __future__ import annotations

import importlib
from types import SimpleNamespace
from typing import Any

from sim.kernel import Kernel, KernelError, State
from sim.kernel.console import connect
from sim.kernel.lifecycle import boot
from sim.kernel.process import Credentials, Wait
from sim.userland.errors import NotSimulated, os_error
from sim.userland.handlers import Handlers
from sim.userland.here import here

ROOT = Credentials(0, 0, 0, 0, 0, 0)
USER = Credentials(1000, 1000, 1000, 1000, 1000, 1000)
DIRECTORY = "/tmp/here"


class Blocked(AssertionError):
    """A call waits for something that will never come."""


class FakeImage:
    """What simulated modules use of an image."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.environ: dict[bytes, bytes] = {b"HOME": b"/root"}
        self.at_fork_before: list[Any] = []
        self.at_fork_parent: list[Any] = []
        self.at_fork_child: list[Any] = []
        self.exit_functions: list[Any] = []
        self.handlers = Handlers()
        self.state: dict[str, Any] = {}
        self.builtins: dict[str, Any] = {}
        self.dead = False
        self.asked_for: list[str] = []
        self.printed: list[tuple[BaseException, str]] = []

    def unsupported(self, what: str, instead: str = "") -> NotSimulated:
        """As Image.unsupported: the error to raise."""
        self.asked_for.append(what)
        return NotSimulated(what, instead)

    def unraisable(self, error: BaseException, where: str) -> None:
        """As Image.unraisable, but kept."""
        self.printed.append((error, where))


class SimulatedProcess:
    """A kernel with init and one process, whose calls are recorded in ``calls``."""

    def __init__(self, cred: Credentials = USER, *, stdio: str = "file", cpus: int = 2) -> None:
        self.k = Kernel(cpus=cpus)
        boot(self.k, "init", ("init",))
        process = boot(self.k, "python3", ("python3",), cred, parent=1)
        connect(self.k, process, (stdio,) * 3)
        self.k.fs.make_directories(DIRECTORY, uid=cred.euid, gid=cred.egid)
        process.cwd = self.k.fs.make_directories(DIRECTORY)
        self.k.fs.hold(process.cwd)
        self.task = self.k.tasks[process.pid]
        self.k.move(self.task, State.RUNNING, "dispatch")
        self.image = FakeImage(process.pid)
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.answers: dict[str, Any] = {}

    def call(self, name: str, args: tuple[Any, ...] = (), path: Any = None, path2: Any = None
             ) -> Any:
        """What `here.call` does: the result, or an OSError. ``answers`` come first."""
        self.calls.append((name, args))
        hash(args)  # plain immutable data
        if name in self.answers:
            return self.answers[name]
        while True:
            try:
                result = self.k.call(self.task, name, args)
            except KernelError as error:
                raise os_error(error.errno, path, path2) from None
            if not isinstance(result, Wait):
                return result
            deadline = self.k.next_timer()
            if deadline is None:
                raise Blocked(name, args)
            self.k.now = deadline
            self.k.fire_timers()
            self.k.move(self.task, State.RUNNING, "dispatch")

    def __enter__(self) -> SimulatedProcess:
        here.enter(self.image, self.call)  # type: ignore[arg-type]
        return self

    def __exit__(self, *error: object) -> None:
        here.leave()


def module(name: str) -> SimpleNamespace:
    """A simulated module as an object with attributes."""
    return SimpleNamespace(**importlib.import_module(f"sim.userland.world.{name}").exports())


def outcome(source: str, names: dict[str, Any]) -> tuple[str, ...]:
    """What an expression or statement gives: its value, or its error with all that shows."""
    try:
        try:
            code = compile(source, "<case>", "eval")
        except SyntaxError:
            exec(source, names)
            return ("done",)
        return ("value", repr(eval(code, names)))
    except Exception as error:
        shown = [type(error).__name__, str(error)]
        if isinstance(error, OSError):
            shown += [str(error.errno), repr(error.filename), repr(error.filename2)]
        return ("error", *shown)
