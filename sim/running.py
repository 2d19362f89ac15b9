"""Running a program on the simulated machine: what the command and the library both use."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import FunctionType, MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sim.kernel import Kernel
from sim.kernel.console import FILE, PIPE, TERMINAL, connect
from sim.kernel.family import INIT
from sim.kernel.lifecycle import ROOT, boot
from sim.kernel.process import Action, Credentials
from sim.kernel.signal_numbers import CATCH, IGNORE, SIGINT, SIGPIPE, SIGXFSZ
from sim.machine.builtin_programs import Init, Shell
from sim.machine.costs import LINUX, Costs
from sim.machine.limits import LimitReached, Limits
from sim.machine.machine import Machine
from sim.machine.run_queues import RunQueues
from sim.machine.schedule import ScheduleError, parse_schedule
from sim.machine.schedulers.catalogue import make_queues
from sim.machine.schedulers.interface import SchedulerError
from sim.trace.event import Event
from sim.userland.hosting import Hosting
from sim.userland.program import ENVIRONMENT, ROOT_ENVIRONMENT, Program

if TYPE_CHECKING:
    from sim.summary import Summary

SHELL_PID, FIRST_PID = 99, 100
USER = Credentials(1000, 1000, 1000, 1000, 1000, 1000, (1000,))
DEADLOCK_OR_LIMIT = 124
MILLISECOND = 1_000_000
PYTHON_ACTIONS = {
    SIGINT: Action(CATCH), SIGPIPE: Action(IGNORE), SIGXFSZ: Action(IGNORE),
}
"""What every Python does about signals when it has started (Python/pylifecycle.c)."""


NOTHING: Mapping[str, Any] = MappingProxyType({})


class UsageError(ValueError):
    """What was asked for cannot be done: a missing script, a schedule that does not fit ..."""


class Options(NamedTuple):
    """How to run a program.

    Attributes:
        cpus: how many CPUs the machine has.
        seed: None for the round-robin order; a number for a random order, another for each.
        schedule: a printed schedule to be repeated exactly.
        user: "user" (uid 1000) or "root".
        scheduler: who runs next: a name in `sim.machine.schedulers.catalogue`, or FILE.py:CLASS.
        quantum: the time slice in ns; None for the scheduler's own.
        grant: after how many ticks of computation a process turns to the kernel.
        stdio: the kinds of descriptors 0, 1, 2: "terminal", "pipe" or "file".
        environ: further environment variables.
        trace: whether to keep every event.
        mounts: further files of the simulated machine: path -> content.
        costs: how much virtual CPU time things take: a `Costs`, "linux", "free", or the path
            of a TOML file (see `forklore costs`).
        keys: what is typed at the script's terminal and when, as "0.5:^C,1.2:hello\\n" (see
            `sim.keys`); its standard input is that terminal then.
    """

    cpus: int = 1
    seed: int | None = None
    schedule: str | None = None
    user: str = "user"
    scheduler: str = "linux"
    quantum: int | None = None
    grant: int = 1000
    stdio: tuple[str, str, str] = (FILE, PIPE, PIPE)
    environ: Mapping[str, str] = NOTHING
    trace: bool = True
    costs: Costs | str = LINUX
    limits: Limits = Limits()
    mounts: Mapping[str, bytes] = NOTHING
    keys: str = ""

    def checked(self) -> Options:
        """Itself, with a terminal for planned keys. UsageError if something is out of range."""
        for name, least in (("cpus", 1), ("quantum", 1), ("grant", 1)):
            value = getattr(self, name)
            if value is not None and value < least:
                raise UsageError(f"{name} must be at least {least}, not {value}")
        if self.cpus > 1024:
            raise UsageError(f"cpus must be at most 1024, not {self.cpus}")
        if self.user not in ("user", "root"):
            raise UsageError(f"user must be 'user' or 'root', not {self.user!r}")
        checked = self._replace(costs=cost_model(self.costs))
        if not self.keys:
            return checked
        from sim.keys import parse_keys

        try:
            parse_keys(self.keys)
        except ValueError as error:
            raise UsageError(str(error)) from None
        return checked._replace(stdio=(TERMINAL, *self.stdio[1:]))


def cost_model(what: Costs | str) -> Costs:
    """The cost model itself, or that which has this name or is in this file. UsageError."""
    if isinstance(what, Costs):
        return what
    from sim.machine.cost_files import CostsError, load

    try:
        return load(what)
    except CostsError as error:
        raise UsageError(str(error)) from None


class Result(NamedTuple):
    """What a run did.

    Attributes:
        stdout, stderr: what the program wrote, as text (undecodable bytes escaped).
        status: the exit status of the script's first process; 128+N if signal N killed it;
            124 if a limit ended the run or everyone was blocked for ever.
        trace: all events, if they were kept.
        schedule: the dispatches, as a string that ``schedule=`` takes.
        summary: what is worth knowing about the processes.
        time: how long it took, in virtual ns.
        outcome: "done", "deadlock" or "limit".
    """

    stdout: str
    stderr: str
    status: int
    trace: list[Event]
    schedule: str
    summary: Summary
    time: int
    outcome: str
    message: str = ""

    @property
    def processes(self) -> list[int]:
        """The pids of the script's processes, in order of birth."""
        return list(self.summary.processes)


# ---- what to run -------------------------------------------------------------------------------


def load_script(path: str | Path, args: Sequence[str] = (), **settings: Any) -> Program:
    """A program from a script file of the host. UsageError if it cannot be read."""
    host = Path(path)
    try:
        source = host.read_bytes()
    except FileNotFoundError:
        raise UsageError(f"can't open file {str(path)!r}: there is no such file") from None
    except IsADirectoryError:
        raise UsageError(f"can't run {str(path)!r}: it is a directory, not a script") from None
    except PermissionError:
        if host.is_dir():
            raise UsageError(f"can't run {str(path)!r}: it is a directory, not a script") from None
        raise UsageError(f"can't open file {str(path)!r}: permission denied") from None
    except (OSError, ValueError) as error:
        raise UsageError(f"can't open file {str(path)!r}: {error}") from None
    absolute = host.absolute()
    simulated = simulated_path(absolute)
    return Program(source, simulated, [str(path), *args], label=host.name,
                   host_directory=str(absolute.parent), **settings)


def simulated_path(host: Path) -> str:
    """Where a host path lies in the simulated file system: at the same place.

    A Windows path ``C:\\x\\y`` becomes ``/c/x/y``.
    """
    if host.drive:
        drive = host.drive.rstrip(":").replace("\\", "/").strip("/").lower()
        return "/" + "/".join([drive, *host.parts[1:]])
    return os.path.normpath(host.as_posix())


def load_source(source: str, args: Sequence[str] = (), **settings: Any) -> Program:
    """A program from source text, as ``python -c`` runs it."""
    return Program(source.encode("utf-8", "surrogateescape"), "", ["-c", *args], **settings)


def load_function(function: FunctionType, args: Sequence[str] = (), **settings: Any) -> Program:
    """A program that calls a function of no arguments, from that function's source.

    The modules, plain constants and functions that it uses from its own module are taken along.
    """
    from sim.extraction import function_source

    return load_source(function_source(function), args, **settings)


# ---- running it ----------------------------------------------------------------------------------


def make_machine(
    program: Program, options: Options, *,
    on_output: Callable[[int, bytes], None], read_input: Callable[[int], bytes],
    on_event: Callable[[Event], None] | None = None,
) -> Machine:
    """A machine with init, a shell, and the script's first process ready to start."""
    options = options.checked()
    kernel = Kernel(max_processes=options.limits.processes + 2, cpus=options.cpus,
                    seed=options.seed or 0)
    cred = ROOT if options.user == "root" else USER
    terminal = "pts/0" if TERMINAL in options.stdio else ""
    boot(kernel, "init", ("/sbin/init",), pid=INIT)
    shell = boot(kernel, "sh", ("sh",), cred, parent=INIT, pid=SHELL_PID, tty=terminal)
    first = boot(kernel, "python3", ("python3", *program.argv), cred, parent=shell.pid,
                 pid=FIRST_PID, tty=terminal, session=shell.sid)
    first.dispositions = dict(PYTHON_ACTIONS)
    connect(kernel, first, options.stdio)
    if options.keys:
        kernel.terminals[0].typed = True
    _mount(kernel, program, options, cred)
    machine = Machine(
        kernel, program, FIRST_PID, _queues(options), costs=cost_model(options.costs),
        limits=options.limits, keep_trace=options.trace, on_event=on_event,
        on_output=on_output, read_input=read_input)
    machine.add_builtin(INIT, Init())
    machine.add_builtin(SHELL_PID, Shell())
    if options.keys:
        from sim.keys import parse_keys

        machine.type_keys(parse_keys(options.keys))
    return machine


def _mount(kernel: Kernel, program: Program, options: Options, cred: Credentials) -> None:
    """The script lies at its own path; the working directory is where forklore was started."""
    fs = kernel.fs
    directory = simulated_path(Path.cwd())
    fs.make_directories(directory, uid=cred.euid, gid=cred.egid)
    if program.path:
        fs.make_directories(program.path.rpartition("/")[0] or "/", uid=cred.euid, gid=cred.egid)
        fs.install_file(program.path, program.source, uid=cred.euid, gid=cred.egid)
    for path, data in options.mounts.items():
        fs.make_directories(path.rpartition("/")[0] or "/", uid=cred.euid, gid=cred.egid)
        fs.install_file(path, data, uid=cred.euid, gid=cred.egid)
    first = kernel.processes[FIRST_PID]
    fs.release(first.cwd)
    first.cwd = fs.make_directories(directory)
    fs.hold(first.cwd)
    fs.seal()


def _queues(options: Options) -> RunQueues:
    """Who runs next, where, and for how long."""
    queues: RunQueues
    if options.seed is not None:
        from sim.machine.schedulers.random_order import RandomOrder

        queues = RandomOrder(options.seed, options.cpus)
    else:
        try:
            queues = make_queues(options.scheduler, options.cpus, options.quantum)
        except SchedulerError as error:
            raise UsageError(str(error)) from error
    if options.schedule is None:
        return queues
    from sim.machine.schedulers.replay import Replay

    return Replay(parse_schedule(options.schedule), queues)


class Ending(NamedTuple):
    """How a run came to its end."""

    status: int
    outcome: str
    message: str = ""


def run_machine(machine: Machine) -> Ending:
    """Run to the end. Deadlocks and limits are endings; faults of ours are raised."""
    with Hosting():
        try:
            machine.run()
        except LimitReached as limit:
            machine.finish("limit", (str(limit),))
            return Ending(DEADLOCK_OR_LIMIT, "limit", str(limit))
        status = machine.first_status
        if status is None:
            machine.finish("deadlock")
            return Ending(DEADLOCK_OR_LIMIT, "deadlock")
        machine.finish("done")
        return Ending(status, "done")


def run(
    what: str | Path | Callable[[], object], args: Sequence[str] = (), *,
    stdin: str | bytes = b"", environ: Mapping[str, str] | None = None, **settings: Any,
) -> Result:
    """Run a script, source text or a function on the simulated machine.

    Args:
        what: a path to a script; source text (a string with a newline, or not a file's
            name); or a function without arguments.
        args: ``sys.argv[1:]``.
        stdin: what the program reads from its standard input.
        environ: further environment variables.
        settings: the fields of `Options`: cpus, seed, schedule, user, limits, trace, ...

    Raises UsageError (a ValueError) for a missing script, options out of range, a
    schedule that does not fit, or a scheduler of the user's own that fails. Whatever
    the script itself does is in the `Result`.

    >>> import sim
    >>> result = sim.run("import os; os.fork(); print('hello')")
    >>> result.stdout
    'hello\\nhello\\n'
    >>> result.status
    0
    """
    options = Options(environ=dict(environ or {}), **settings).checked()
    program = load(what, args, options)
    outputs: dict[int, list[bytes]] = {1: [], 2: [], 0: []}
    feeder = Feeder(stdin.encode() if isinstance(stdin, str) else stdin)
    try:
        machine = make_machine(program, options, read_input=feeder.read,
                               on_output=lambda stream, data: outputs[stream].append(data))
        return conclude(machine, outputs)
    except (ScheduleError, SchedulerError) as error:
        raise UsageError(str(error)) from error


def conclude(machine: Machine, outputs: Mapping[int, list[bytes]]) -> Result:
    """Run a machine and gather its result."""
    from sim.summary import summarise

    try:
        ending = run_machine(machine)
        summary = summarise(machine)
    finally:
        with Hosting():  # what finalisers of the dead say is nobody's business
            machine.close()
    return Result(
        _text(outputs[1]), _text(outputs[2]), ending.status, machine.events,
        str(machine.schedule), summary, machine.now, ending.outcome, ending.message)


def load(what: str | Path | Callable[[], object], args: Sequence[str],
         options: Options) -> Program:
    """The program that ``what`` stands for (see `run`)."""
    base = ROOT_ENVIRONMENT if options.user == "root" else ENVIRONMENT
    settings: dict[str, Any] = {
        "grant": options.grant, "stdio": options.stdio,
        "environ": {**base, **options.environ},
    }
    if isinstance(what, FunctionType):
        return load_function(what, args, **settings)
    if isinstance(what, Path):
        return load_script(what, args, **settings)
    if not isinstance(what, str):
        raise UsageError(f"expected a script's path, source text or a function, not {what!r}")
    if "\n" not in what and (what.endswith(".py") or os.path.exists(what)):
        return load_script(what, args, **settings)
    return load_source(what, args, **settings)


class Feeder:
    """Standard input from a string: all of it, then the end."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def read(self, _stream: int) -> bytes:
        """What has not been read yet."""
        data, self.data = self.data, b""
        return data


def _text(parts: list[bytes]) -> str:
    return b"".join(parts).decode("utf-8", "backslashreplace")


__all__ = ["Ending", "Options", "Result", "UsageError", "load", "make_machine", "run",
           "run_machine"]
