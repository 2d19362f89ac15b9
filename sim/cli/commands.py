"""From the first word to a command, and from what it raises to a message and a status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import import_module

from sim.cli.errors import (
    INTERRUPTED,
    OK,
    OUR_FAULT,
    OUTPUT_CLOSED,
    WRONG_USAGE,
    OutputClosed,
    WrongUsage,
)

HELP = """\
forklore: ordinary Python process programs on a simulated Linux machine

  forklore run SCRIPT [ARGS...]         run a script, as `python SCRIPT ARGS...` would on Linux
  forklore ps TARGET [--at TIME]        the processes at a moment of a run
  forklore pstree TARGET [--at TIME]    the process tree at a moment of a run
  forklore top TARGET [--at TIME]       who uses the CPUs: at a moment, or each second (-d 1)
  forklore times TARGET                 where the time went: turnaround, response, waiting ...
  forklore strace TARGET                all system calls of a run
  forklore story TARGET                 a run in sentences: who did what, and why
  forklore step TARGET                  a run step by step, back and forth; choose who runs
  forklore compare-schedulers SCRIPT    the same figures under each scheduler, side by side
  forklore plot KIND TARGET -o FILE     a picture of a run: states, timeline or tree
  forklore scenarios                    small scripts to learn from: list, show, run
  forklore costs [MODEL]                what takes how much virtual CPU time
  forklore --version

TARGET is a script, a trace file (from `forklore run --trace FILE`) or the name of a scenario.
`forklore COMMAND --help` tells more of each command.

examples:
  forklore scenarios run zombie_seen_in_ps
  forklore ps zombie_seen_in_ps --at 0.15
  forklore run -c "import os; os.fork(); print('hello')"
"""


# Name -> module of sim.cli, and function in it; a module is loaded when its command is given.
COMMANDS: dict[str, tuple[str, str]] = {
    "run": ("run", "main"),
    "ps": ("views", "ps"),
    "pstree": ("views", "pstree"),
    "top": ("top", "main"),
    "times": ("times", "main"),
    "strace": ("views", "strace"),
    "story": ("views", "story"),
    "step": ("step", "main"),
    "compare-schedulers": ("compare_schedulers", "main"),
    "plot": ("plot", "main"),
    "scenarios": ("scenarios", "main"),
    "costs": ("costs", "main"),
}


def dispatch(argv: list[str]) -> int:
    """Carry out a command line; whatever happens becomes an exit status."""
    from sim.cli.quick_start import prepare

    prepare()
    try:
        return _command(argv)
    except SystemExit as done:  # argparse, after --help
        return done.code if isinstance(done.code, int) else OK
    except OutputClosed:
        return OUTPUT_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return _explain(error, argv)


def _command(argv: list[str]) -> int:
    from sim.cli.stdio import show

    first = argv[0] if argv else ""
    if first in ("-h", "--help", "help"):
        show(HELP)
        return OK
    if first in ("-V", "--version"):
        from sim import __version__

        show(f"forklore {__version__}\n")
        return OK
    if first not in COMMANDS:
        raise WrongUsage(_unknown(first))
    module, function = COMMANDS[first]
    command: Callable[[list[str]], int] = getattr(import_module(f"sim.cli.{module}"), function)
    return command(argv[1:])


def _unknown(first: str) -> str:
    if not first:
        return "which command? 'forklore --help' lists them"
    if os.path.exists(first):
        return f"no command {first!r}; to run the file: forklore run {first}"
    from difflib import get_close_matches

    close = get_close_matches(first, COMMANDS, 1)
    hint = f"did you mean {close[0]}? " if close else ""
    return f"no command {first!r}; {hint}'forklore --help' lists them"


def _explain(error: Exception, argv: list[str]) -> int:
    """Say what is wrong; returns the status that goes with it."""
    from sim.cli.stdio import say

    if isinstance(error, WrongUsage) or _is_usage(error):
        say(str(error))
        return WRONG_USAGE
    say(_fault(error, argv))
    return OUR_FAULT


def _is_usage(error: Exception) -> bool:
    """Whether the simulator says that the user must change something."""
    if isinstance(error, ImportError):
        return False  # then the simulator itself can perhaps not be imported
    from sim.machine.schedule import ScheduleError
    from sim.machine.schedulers.interface import SchedulerError
    from sim.running import UsageError
    from sim.trace import TraceError

    return isinstance(error, (UsageError, ScheduleError, SchedulerError, TraceError))


def _fault(error: Exception, argv: list[str]) -> str:
    """A fault of ours: what to report, and the traceback if that is asked for."""
    import shlex

    from sim import __version__

    where = f"Python {sys.version.split()[0]}, {sys.platform}"
    text = (f"internal error: {type(error).__name__}: {error}\n"
            f"This is a fault of forklore, not of the script. Please report it with these lines:\n"
            f"version {__version__}, {where}; command: {shlex.join(['forklore', *argv])[:500]}")
    if "--debug" not in argv and not os.environ.get("FORKLORE_DEBUG"):
        return f"{text}\nWith FORKLORE_DEBUG=1 in the environment the traceback is shown, too."
    import traceback

    return f"{text}\n{''.join(traceback.format_exception(error))}"
