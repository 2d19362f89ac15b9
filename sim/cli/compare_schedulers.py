"""``forklore compare-schedulers``: one script under several schedulers, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sim.cli.errors import INTERRUPTED, OK, WrongUsage
from sim.cli.targets import is_trace, job_of, parse, view_parser

if TYPE_CHECKING:
    from sim.cli.given import Given
    from sim.cli.session import Ended
    from sim.trace import Accounting

TITLES = ("SCHEDULER", "MAKESPAN", "TURNAROUND", "RESPONSE", "WAITING", "SWITCHES", "CPU USE",
          "STATUS", "OUTPUT")


class Trial(NamedTuple):
    """One run: how it ended, its accounting, and what it wrote on each stream."""

    scheduler: str
    ended: Ended
    accounting: Accounting
    output: dict[int, bytes]


def main(argv: list[str]) -> int:
    """Run the script under each scheduler and show one line of figures for each."""
    parser = view_parser("compare-schedulers", "SCRIPT [ARGS...] [--schedulers NAME,...]", """\
Run a script under several schedulers and compare: MAKESPAN is when its last process ended,
TURNAROUND, RESPONSE and WAITING are averages over its processes (`forklore times` tells of each),
SWITCHES is how often one of them lost or gave up a CPU, CPU USE the part of the CPUs' time in
which they were busy. OUTPUT says whether the script wrote the same as under the first.""", """\
  forklore compare-schedulers who_runs_first
  forklore compare-schedulers --schedulers linux,rr:quantum=1ms,rr:quantum=20ms workers.py""")
    parser.add_argument("--schedulers", type=specs, metavar="NAME,...",
                        help="which ones (default: all there are)")
    given = parse(parser, argv)
    names = _checked(given)
    trials: list[Trial] = []
    terminal_input = _SameInput()
    for name in names:
        trial = _run(given, name, terminal_input)
        if trial.ended.outcome == "interrupted":
            return INTERRUPTED
        trials.append(trial)
    from sim.cli.stdio import show

    show(comparison(trials))
    return OK


def specs(text: str) -> list[str]:
    """Schedulers with commas between them, and between their settings."""
    found: list[str] = []
    for word in text.split(","):
        if found and "=" in word and ":" not in word:
            found[-1] += f",{word}"  # one more setting
        else:
            found.append(word)
    return found


def _checked(given: Given) -> list[str]:
    """The schedulers' names. WrongUsage for what cannot be compared."""
    from sim.machine.schedulers.catalogue import NAMES, make_queues
    from sim.machine.schedulers.interface import SchedulerError

    if is_trace(given.target):
        raise WrongUsage(f"{given.target!r} is the trace of a run that is over: give the script")
    if given.seed is not None or given.schedule is not None:
        raise WrongUsage("--seed and --schedule say themselves who runs next: leave them out")
    names = given.schedulers or list(NAMES)
    for name in names:
        try:
            make_queues(name, given.cpus, given.quantum)
        except SchedulerError as error:
            raise WrongUsage(str(error)) from None
    return names


def _run(given: Given, name: str, source: _SameInput) -> Trial:
    from sim.cli.report import report
    from sim.cli.session import perform
    from sim.cli.stdio import say
    from sim.trace import Accounting

    given.scheduler = name
    accounting = Accounting(given.cpus)
    output: dict[int, bytearray] = {}

    def write(stream: int, data: bytes) -> None:
        output.setdefault(stream, bytearray()).extend(data)

    ended = perform(job_of(given), write=write, read=source.again().read,
                    on_event=accounting.apply)
    accounting.settle()
    if not given.quiet and ended.outcome != "done":
        say(f"under {name}:")
        report(ended, whole=False)
    return Trial(name, ended, accounting, {key: bytes(data) for key, data in output.items()})


class _SameInput:
    """Our standard input, the same for each run."""

    def __init__(self) -> None:
        from sim.cli.stdio import Input

        self._input = Input()
        self._pieces: list[bytes] = []
        self._place = 0

    def again(self) -> _SameInput:
        """From its beginning."""
        self._place = 0
        return self

    def read(self, stream: int) -> bytes:
        """The next bytes, b"" at the end."""
        if self._place == len(self._pieces):
            self._pieces.append(self._input.read(stream))
        self._place += 1
        return self._pieces[self._place - 1]


def comparison(trials: list[Trial]) -> str:
    """The table."""
    from sim.trace.text_table import aligned

    rows = [TITLES, *(_row(trial, trial.output == trials[0].output) for trial in trials)]
    return "".join(f"{line}\n" for line in aligned(rows, {0, len(TITLES) - 1}))


def _row(trial: Trial, same: bool) -> tuple[str, ...]:
    from sim.trace.text_table import percent, seconds
    from sim.trace.times import average

    accounting = trial.accounting
    lives = accounting.script
    return (
        trial.scheduler,
        seconds(accounting.makespan),
        seconds(average(life.turnaround for life in lives)),
        seconds(average(life.response for life in lives)),
        seconds(average(life.waiting for life in lives)),
        str(sum(life.voluntary + life.involuntary for life in lives)),
        percent(sum(accounting.busy), accounting.now * len(accounting.busy)),
        str(trial.ended.status),
        "same" if same else "differs",
    )
