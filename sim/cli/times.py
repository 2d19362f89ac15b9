"""``forklore times``: where the time of a run went."""

from __future__ import annotations

from sim.cli.errors import OK
from sim.cli.targets import parse, recorded, view_parser


def main(argv: list[str]) -> int:
    """What each process and each CPU did with its time."""
    parser = view_parser("times", "[--json] TARGET [ARGS...]", """\
Show where the time of a run went, in seconds of virtual time. Of each process: BIRTH,
FIRST RUN and END are moments. TURNAROUND is from its birth to its end, RESPONSE from its
birth to its first run. WAITING is how long it was ready without a CPU, CPU how long it ran,
SLEEPING how long it was blocked, STOPPED how long it was stopped. VOL and INVOL count the
switches by which it gave up a CPU of itself (to sleep, stop or end) and those by which one was
taken from it; MIGR how often it went on on another CPU. Below: what each CPU did.
STOPPED and MIGR are left out where they are 0 for everyone.""", """\
  forklore times fork_tree
  forklore times --cpus 2 workers.py
  forklore times --json run.jsonl            all of it, exactly, in nanoseconds""")
    parser.add_argument("--json", action="store_true", help="as JSON; times in ns")
    given = parse(parser, argv)
    from sim.cli.stdio import show
    from sim.trace.accounting import account
    from sim.trace.times import times_data, times_text

    accounting = account(*recorded(given))
    if given.json:
        import json

        show(json.dumps(times_data(accounting), indent=1) + "\n")
    else:
        show(times_text(accounting))
    return OK
