"""From parsed arguments to a program and the options of its run."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from sim.cli.errors import WrongUsage
from sim.cli.given import Given
from sim.cli.stdio import kinds
from sim.machine.costs import LINUX
from sim.machine.limits import Limits
from sim.machine.schedule import parse_schedule
from sim.running import Options, load_script, load_source, simulated_path
from sim.userland.program import ENVIRONMENT, ROOT_ENVIRONMENT, Program


class Job(NamedTuple):
    """A program, how to run it, and the words that name it on a command line."""

    program: Program
    options: Options
    words: tuple[str, ...]


def options_of(given: Given) -> Options:
    """The options of a run, without those that only a command can know."""
    if given.schedule is not None:
        parse_schedule(given.schedule)
    limits = {name: value for name in ("processes", "calls", "time", "ticks", "output")
              if (value := getattr(given, f"max_{name}")) is not None}
    return Options(
        cpus=given.cpus, seed=given.seed, schedule=given.schedule, user=given.user,
        scheduler=given.scheduler, quantum=given.quantum, grant=given.ticks,
        stdio=kinds(given.tty), environ=dict(given.env), keys=given.keys or "",
        costs=given.costs or LINUX,
        limits=Limits()._replace(**limits), mounts=dict(map(_mounted, given.mount))).checked()


def _mounted(text: str) -> tuple[str, bytes]:
    """FILE or FILE:PATH as a simulated path and the file's content."""
    host, colon, path = text.rpartition(":")
    if not colon or not path.startswith("/"):
        host, path = text, simulated_path(Path(text).absolute())
    try:
        return path, Path(host).read_bytes()
    except IsADirectoryError:
        raise WrongUsage(f"--mount takes a file, and {host!r} is a directory") from None
    except (OSError, ValueError) as error:
        raise WrongUsage(f"--mount: can't read {host!r}: {_reason(error)}") from None


def load_job(given: Given, rest: list[str], options: Options) -> Job:
    """The program of ``-c``, ``-m`` or a script's path, with its arguments."""
    settings = settings_of(options)
    if given.code is not None:
        program = load_source(given.code, rest, host_directory=str(Path.cwd()), **settings)
        return Job(program, options, ("-c", given.code, *rest))
    if given.module is not None:
        from sim.module_program import load_module

        return Job(load_module(given.module, rest, **settings), options,
                   ("-m", given.module, *rest))
    if not rest:
        raise WrongUsage("which script? Give the path of one, -c CODE or -m MODULE")
    return Job(load_script(rest[0], rest[1:], **settings), options, tuple(rest))


def scenario_job(name: str, args: list[str], options: Options) -> Job:
    """A scenario, as if it were run where it lies; without arguments it gets its usual ones."""
    from scenarios import UnknownScenario, find

    try:
        scenario = find(name)
    except UnknownScenario as error:
        raise WrongUsage(str(error)) from None
    program = load_script(scenario.path, args or scenario.args, **settings_of(options))
    program.argv[0] = scenario.path.name
    return Job(program, options, (scenario.name, *args))


def settings_of(options: Options) -> dict[str, Any]:
    """What a program itself must know of the options."""
    base = ROOT_ENVIRONMENT if options.user == "root" else ENVIRONMENT
    return {"grant": options.grant, "stdio": options.stdio,
            "environ": {**base, **options.environ}}


def header_of(job: Job, schedule: str) -> dict[str, str | int | float | bool | None]:
    """What a trace file says of its run: nothing of this machine, so that it can be compared."""
    import shlex

    from sim import __version__

    options, program = job.options, job.program
    return {
        "by": f"forklore {__version__}", "script": program.files[program.filename],
        "args": shlex.join(program.argv[1:]), "cpus": options.cpus, "seed": options.seed,
        "user": options.user, "scheduler": options.scheduler, "quantum": options.quantum,
        "ticks": options.grant,
        "stdio": ",".join(options.stdio), "schedule": schedule,
        **({"keys": options.keys} if options.keys else {}),
    }


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
