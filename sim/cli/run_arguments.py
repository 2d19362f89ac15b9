"""The options of ``forklore run`` and ``forklore scenarios run``."""

from __future__ import annotations

from sim.cli.arguments import (
    Parser,
    add_limits,
    add_machine_options,
    add_program_options,
    add_talk,
)

USAGE = "[OPTIONS] SCRIPT [ARGS...]"
DESCRIPTION = """\
Run a Python script on a simulated Linux machine, as `python SCRIPT ARGS...` would on a real
one. Its output, its errors and its exit status are ours; everything after SCRIPT belongs to
the script."""
EXAMPLES = """\
  forklore run server.py --port 80           run a script; --port 80 is the script's
  forklore run -c "import os; os.fork()"     run a text
  forklore run --seed 7 race.py              another order; 7 gives the same one each time
  forklore run --keys "1:^C" server.py       press Ctrl-C after a second
  forklore run --strace race.py              show each system call on standard error
  forklore run --trace race.jsonl race.py    keep the run, for `forklore ps race.jsonl`

exit status: the script's own (128+N if signal N killed it), 124 if a limit ended the run or
everyone is blocked for ever, 130 after Ctrl-C, 141 if nobody reads our output any more, 2 for
wrong usage, 125 for a fault of forklore's own."""


def parser(name: str = "run", usage: str = USAGE, description: str = DESCRIPTION,
           examples: str = EXAMPLES) -> Parser:
    """The options of ``forklore run``."""
    made = Parser(name, usage, description, examples)
    add_run_options(made)
    return made


def add_run_options(made: Parser, programs: bool = True) -> None:
    """All that ``run`` and ``scenarios run`` have in common; ``programs``: also -c and -m."""
    add_talk(made)
    made.add_argument("-v", "--verbose", action="store_true",
                      help="say what became of the processes, even if standard error is "
                           "no terminal")
    made.add_argument("--trace", metavar="FILE", help="write the trace of the run to FILE")
    made.add_argument("--strace", nargs="?", const="", metavar="FILE",
                      help="print the system calls as strace -f does, on standard error or, "
                           "with --strace=FILE, into a file")
    if programs:
        add_program_options(made)
    add_machine_options(made)
    add_limits(made)
