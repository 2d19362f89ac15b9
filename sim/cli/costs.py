"""``forklore costs``: print a cost model, as the file that ``--costs`` takes."""

from __future__ import annotations

from sim.cli.arguments import Parser
from sim.cli.errors import OK
from sim.cli.given import Given
from sim.cli.stdio import show
from sim.machine.costs import MEASURED, MODELS
from sim.running import cost_model

DESCRIPTION = """\
Print what takes how much virtual CPU time: the model "linux" (the default), "free" (only
computation takes time), or that of a file. It is printed as a TOML file; change what you like in
it, leave out the rest, and give it to --costs. A line base = "free" makes all that a file leaves
out free."""
EXAMPLES = """\
  forklore costs > mine.toml                       a file to begin with
  forklore run --costs mine.toml race.py           use it
  forklore run --costs free race.py                calls and switches take no time"""
SOURCES = {
    "linux": f"Measured on {MEASURED}.",
    "free": "Only computation takes time.",
}


def main(argv: list[str]) -> int:
    """Print the model that is named."""
    parser = Parser("costs", "[MODEL]", DESCRIPTION, EXAMPLES)
    parser.add_argument("costs", nargs="?", metavar="MODEL", default="linux",
                        help='"linux", "free" or a TOML file')
    parser.add_argument("--debug", action="store_true",
                        help="show the traceback of a fault of forklore's own")
    given = parser.parse_args(argv, Given())
    from sim.machine.cost_files import as_toml

    what = given.costs or "linux"
    source = SOURCES[what] if what in MODELS else "From a file; what it leaves out is filled in."
    show(as_toml(cost_model(what), source))
    return OK
