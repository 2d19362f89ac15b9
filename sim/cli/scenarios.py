"""``forklore scenarios``: the list of them, one as text, one run."""

from __future__ import annotations

from sim.cli.arguments import Parser
from sim.cli.errors import OK, WrongUsage
from sim.cli.given import Given
from sim.cli.run import carry_out

DESCRIPTION = """\
Small scripts, each with a question about processes and what is to be seen. Without a word
after it, the command lists them in teaching order."""
EXAMPLES = """\
  forklore scenarios                              list them
  forklore scenarios show zombie_seen_in_ps       read one
  forklore scenarios run zombie_seen_in_ps        run one; options as for `forklore run`
  forklore ps zombie_seen_in_ps --at 0.15         look at a moment of it"""


def main(argv: list[str]) -> int:
    """List, show or run."""
    if argv and argv[0] in ("show", "run"):
        return (_show if argv[0] == "show" else _run)(argv[1:])
    parser = Parser("scenarios", "[list | show NAME | run [OPTIONS] NAME [ARGS...]]",
                    DESCRIPTION, EXAMPLES)
    parser.add_argument("what", nargs="?", choices=("list", "show", "run"))
    parser.parse_args(argv)
    return _list()


def _list() -> int:
    from scenarios import catalogue
    from sim.cli.stdio import show

    topic = ""
    lines: list[str] = []
    for scenario in catalogue():
        if scenario.topic != topic:
            topic = scenario.topic
            lines.append(f"\n{topic}" if lines else topic)
        lines.append(f"  {scenario.name:<32}{scenario.title}")
    show("\n".join(lines) + "\n")
    return OK


def _show(argv: list[str]) -> int:
    parser = Parser("scenarios show", "NAME", "Print the text of a scenario.",
                    "  forklore scenarios show fork_basics")
    parser.add_argument("name", metavar="NAME")
    given = parser.parse_args(argv, Given())
    from scenarios import UnknownScenario, find
    from sim.cli.stdio import show

    try:
        show(find(given.name).path.read_text(encoding="utf-8"))
    except UnknownScenario as error:
        raise WrongUsage(str(error)) from None
    return OK


def _run(argv: list[str]) -> int:
    parser = Parser("scenarios run", "[OPTIONS] NAME [ARGS...]", "Run a scenario.",
                    "  forklore scenarios run --strace wait_and_status")
    from sim.cli.run_arguments import add_run_options

    add_run_options(parser, programs=False)
    words, rest = parser.split(argv)
    given = parser.parse_args(words, Given())
    if not rest:
        raise WrongUsage("which scenario? `forklore scenarios` lists them")
    from sim.cli.programs import options_of, scenario_job

    job = scenario_job(rest[0], rest[1:], options_of(given))
    return carry_out(job, given, ["scenarios", "run"], words)
