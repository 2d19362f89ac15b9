"""``forklore scenarios``: the list of them, one as text, one run."""

from __future__ import annotations

from sim.cli.arguments import Parser
from sim.cli.errors import OK, WrongUsage
from sim.cli.run import add_run_options, carry_out

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
    parser.add_argument("what", nargs="?", choices=("list", "show", "run"), default="list")
    parser.parse_args(argv)
    return _list()


def _list() -> int:
    from scenarios import catalogue
    from sim.cli.stdio import show

    topic, lines = "", []
    for scenario in catalogue():
        if scenario.topic != topic:
            topic = scenario.topic
            lines.append(f"\n{topic}" if lines else topic)
        lines.append(f"  {scenario.name:<32}{scenario.title}")
    show("\n".join(lines) + "\n")
    return OK


def _find(names: list[str]) -> tuple[str, list[str]]:
    """The path and the arguments of the scenario that is named."""
    from scenarios import UnknownScenario, find

    if not names:
        raise WrongUsage("which scenario? `forklore scenarios` lists them")
    try:
        scenario = find(names[0])
    except UnknownScenario as error:
        raise WrongUsage(str(error)) from None
    return str(scenario.path), names[1:] or list(scenario.args)


def _show(argv: list[str]) -> int:
    parser = Parser("scenarios show", "NAME", "Print the text of a scenario.",
                    "  forklore scenarios show fork_basics")
    parser.add_argument("name", metavar="NAME")
    given = parser.parse_args(argv)
    from sim.cli.stdio import show

    path, _ = _find([given.name])
    with open(path, encoding="utf-8") as file:
        show(file.read())
    return OK


def _run(argv: list[str]) -> int:
    parser = Parser("scenarios run", "[OPTIONS] NAME [ARGS...]", "Run a scenario.",
                    "  forklore scenarios run --strace wait_and_status")
    add_run_options(parser)
    words, rest = parser.split(argv)
    given = parser.parse_args(words)
    if given.code is not None or given.module is not None:
        raise WrongUsage("give the name of a scenario, not -c or -m")
    from sim.cli.programs import load_job, options_of
    from sim.cli.run import without_order

    path, args = _find(rest)
    job = load_job(given, [path, *args], options_of(given))
    return carry_out(job, given, [*without_order(words), *job.words])
