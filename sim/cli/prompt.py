"""The commands of ``forklore step``, and the conversation in which they are given."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sim.cli.stdio import encoding, show
from sim.durations import parse_duration
from sim.running import UsageError
from sim.stepping.stepper import NAMED, Stepper
from sim.stepping.words import seconds, words

if TYPE_CHECKING:
    from sim.trace.process_list import Style

PROMPT = "(step) "
AROUND = 3
"""How many lines of the source are shown before and after the one that it is about."""
_STYLES: dict[str, Style] = {
    "aux": "aux", "axu": "aux", "ajx": "ajx", "axj": "ajx", "-l": "l", "-f": "f", "-j": "j",
}

HELP = """\
next [N]             n    one event on, or N
next WHAT                 on to the next fork, exit, signal or wait; also a system call, a
                          signal's name, a state such as zombie, or dispatch, block, wake ...
previous [N | WHAT]  p    the same, back
goto N | TIME | end  g    to position N, to a time (0.15 is seconds, 20ms), to start or end
event                e    what happened at this position, in full
ps [aux|ajx|-l|-f|-j]     the processes
top                       who uses the CPU
tree                 t    the process tree
source [PID]         l    where the script is (also: list), for another process with its PID
output               o    what has been written so far
ready                r    who could run next
run PID [STEPS]           make another run: the same up to here, then PID runs; for STEPS system
                          calls, or as long as the scheduler lets it
undo                 u    take the last choice back
schedule                  the whole run as a schedule, and how to repeat it
help                 h    this
quit                 q    the end

A line with a number only is `next N`; an empty line is the last command once more.
"""


class Repeat(NamedTuple):
    """The command that makes the run again: around its schedule, and what it reads."""

    before: list[str]
    after: list[str]
    stdin: str | None

    def command(self, schedule: str) -> str:
        """The whole line."""
        line = [*self.before, "--schedule", schedule, *self.after]
        return shlex.join(line) + (f" < {shlex.quote(self.stdin)}" if self.stdin else "")


class Trouble(Exception):
    """A command that cannot be carried out; the text says why."""


class Prompt:
    """Carries out commands on a stepper, one line after the other.

    ``again`` is the command that makes the run, ``beside`` the directories where the files of a
    trace's script are looked for.
    """

    def __init__(self, stepper: Stepper, again: Repeat | None, *, beside: list[Path]) -> None:
        self.stepper = stepper
        self.again = again
        self.beside = beside
        self.last = "next"
        self.over = False

    def converse(self, read: Callable[[int], bytes], terminal: bool) -> None:
        """Take commands until there are no more. What is not typed is shown after the prompt."""
        self._begin()
        if terminal:
            show(PROMPT)
        for text in _lines(read):
            if not terminal:
                show(f"{PROMPT}{text}".rstrip() + "\n")
            self.carry_out(text)
            if self.over:
                return
            if terminal:
                show(PROMPT)
        if terminal:
            show("\n")

    def _begin(self) -> None:
        """What there is to go through, and how it ends if not by itself."""
        events = self.stepper.events
        how = ""
        if events and events[-1].kind == "end" and events[-1].name != "done":
            how = f"at last: {words(events[-1])}\n"
        show(f"{len(events)} events in {seconds(events[-1].time if events else 0)} s; "
             f"`help` lists the commands\n{how}{self.stepper.line}\n")

    def carry_out(self, text: str) -> None:
        """One line of input."""
        text = text.strip() or self.last
        self.last = text
        first, *rest = text.split()
        if first.isdecimal() and not rest:
            first, rest = "next", [first]
        try:
            name = _SHORT.get(first, first)
            if name not in _COMMANDS:
                raise Trouble(_unknown(first))
            command, most = _COMMANDS[name]
            if len(rest) > most:
                raise Trouble(f"too many words after {name}; `help` shows what it takes")
            command(self, *rest)
        except (Trouble, UsageError) as trouble:
            show(f"{trouble}\n")

    # ---- moving ------------------------------------------------------------------------------

    def next(self, what: str = "1") -> None:
        """On by a number of events, each shown; or to an event of a sort."""
        self._move(what, self.stepper.next, back=False)

    def previous(self, what: str = "1") -> None:
        """Back."""
        self._move(what, self.stepper.previous, back=True)

    def _move(self, what: str, step: Callable[[], bool], *, back: bool) -> None:
        if not what.isdecimal():
            self._search(what, back=back)
            return
        for _ in range(_number(what)):
            if not step():
                show("this is the start\n" if back else "this is the end of the run\n")
                return
            show(f"{self.stepper.line}\n")

    def _search(self, what: str, *, back: bool) -> None:
        try:
            found = self.stepper.to(what, back=back)
        except ValueError as error:
            events = self.stepper.events
            known = {*NAMED, *(name for event in events for name in (event.kind, event.name,
                                                                     event.after))}
            close = get_close_matches(what, sorted(known - {""}), 1)
            hint = f"; did you mean {close[0]}?" if close else ""
            raise Trouble(f"{error}{hint}") from None
        if not found:
            raise Trouble(f"there is no {what} {'before' if back else 'after'} this")
        show(f"{self.stepper.line}\n")

    def goto(self, where: str = "") -> None:
        """To a position or a time."""
        stepper = self.stepper
        if where.isdecimal():
            if _number(where) > len(stepper):
                raise Trouble(f"the run has {len(stepper)} events: there is no position {where}")
            stepper.goto(_number(where))
        elif where in ("start", "end"):
            stepper.goto(0 if where == "start" else len(stepper))
        else:
            stepper.goto_time(_time(where))
        show(f"{stepper.line}\n")

    # ---- looking -----------------------------------------------------------------------------

    def event(self) -> None:
        """All about the latest event."""
        stepper, event = self.stepper, self.stepper.event
        show(f"{stepper.line}\n")
        if event is None:
            return
        for title, lines in (("story", stepper.story), ("strace", stepper.strace)):
            for line in lines:
                show(f"  {title + ':':8}{line.strip()}\n")
        if 0 <= event.cause < len(stepper):
            cause = stepper.events[event.cause]
            show(f"  because of event {event.cause + 1}: {cause.kind} {cause.name} "
                 f"of process {cause.pid}\n")

    def ps(self, style: str = "") -> None:
        """The processes."""
        if style and style not in _STYLES:
            raise Trouble(f"ps knows aux, ajx, -l, -f and -j, not {style}")
        show(self.stepper.ps(_STYLES.get(style, "default")))

    def tree(self) -> None:
        """The process tree."""
        show(self.stepper.pstree(encoding=encoding()) or "there is no process yet\n")

    def top(self) -> None:
        """Who uses the CPU."""
        show(self.stepper.top())

    def output(self) -> None:
        """What has been written."""
        text = self.stepper.output
        if not text:
            show("nothing has been written yet\n")
        else:
            show(text if text.endswith("\n") else f"{text}\n")

    def source(self, pid: str = "") -> None:
        """The line that a process is at, and some around it."""
        place = self.stepper.place(_number(pid) if pid else None)
        if place is None:
            raise Trouble("no call from a line of the script has been made yet"
                          + (f" by process {pid}" if pid else " by this process"))
        who, file, line = place
        show(f"process {who} at {file}:{line}\n")
        text = self.stepper.source(file) or self._read(file)
        if text is None:
            raise Trouble(f"{file} is not here, so its lines cannot be shown")
        lines = text.splitlines()
        for number in range(max(1, line - AROUND), min(len(lines), line + AROUND) + 1):
            arrow = "->" if number == line else "  "
            show(f"{arrow} {number:4}  {lines[number - 1]}".rstrip() + "\n")

    def _read(self, file: str) -> str | None:
        """A file of a trace's script, if it lies beside the trace or here."""
        for directory in self.beside:
            try:
                return (directory / file).read_text(encoding="utf-8", errors="backslashreplace")
            except (OSError, ValueError):
                continue
        return None

    # ---- choosing ----------------------------------------------------------------------------

    def ready(self) -> None:
        """Who could run next."""
        rows, ready = self.stepper.state.rows, self.stepper.ready
        for pid in ready:
            what = "runs" if rows[pid].state == "running" else "ready"
            show(f"{pid:>5}  {what}  {rows[pid].comm}\n")
        if not ready:
            show("nobody is ready\n")

    def run(self, pid: str = "", steps: str = "") -> None:
        """Choose who runs next."""
        if not pid:
            raise Trouble("who shall run? `ready` lists who could; then: run PID")
        self.stepper.choose(_number(pid), _number(steps) if steps else None)
        stepper = self.stepper
        show(f"another run from here on, of {len(stepper)} events\n{stepper.line}\n")

    def undo(self) -> None:
        """Take the last choice back."""
        choice = self.stepper.undo()
        show(f"process {choice.pid} is not chosen any more\n{self.stepper.line}\n")

    def schedule(self) -> None:
        """The whole run, as what repeats it."""
        schedule = self.stepper.schedule
        if not schedule:
            raise Trouble("the schedule of this run is not known")
        show(f"{schedule}\n")
        if self.again is not None:
            show(f"to repeat this run: {self.again.command(schedule)}\n")

    def help(self) -> None:
        """All commands."""
        show(HELP)

    def quit(self) -> None:
        """The end of the conversation."""
        self.over = True


_COMMANDS: dict[str, tuple[Callable[..., Any], int]] = {
    "next": (Prompt.next, 1), "previous": (Prompt.previous, 1), "goto": (Prompt.goto, 1),
    "event": (Prompt.event, 0), "ps": (Prompt.ps, 1), "tree": (Prompt.tree, 0),
    "top": (Prompt.top, 0),
    "source": (Prompt.source, 1), "output": (Prompt.output, 0), "ready": (Prompt.ready, 0),
    "run": (Prompt.run, 2), "undo": (Prompt.undo, 0), "schedule": (Prompt.schedule, 0),
    "help": (Prompt.help, 0), "quit": (Prompt.quit, 0),
}
"""Each command, and how many words it takes."""
_SHORT = {
    "n": "next", "p": "previous", "prev": "previous", "b": "previous", "back": "previous",
    "g": "goto", "e": "event", "t": "tree", "pstree": "tree", "l": "source", "list": "source",
    "o": "output", "r": "ready", "u": "undo", "h": "help", "?": "help", "q": "quit",
    "exit": "quit",
}


def _unknown(word: str) -> str:
    close = get_close_matches(word, [*_COMMANDS, "list", "back"], 1)
    hint = f"did you mean {close[0]}? " if close else ""
    return f"no command {word!r}; {hint}`help` lists them"


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 18:
        raise Trouble(f"{text!r} is not a number that can be used here")
    return int(text)


def _time(text: str) -> int:
    """A time in ns."""
    if not text:
        raise Trouble("where to? goto N, goto TIME (0.15, 20ms), goto start, goto end")
    try:
        return parse_duration(text)
    except ValueError:
        raise Trouble(f"{text!r} is no position and no time: write 12, 0.15, 20ms, start or end"
                      ) from None


def _lines(read: Callable[[int], bytes]) -> Iterator[str]:
    """The lines of standard input as they come; the last one may lack its newline."""
    rest = b""
    while data := read(0):
        *lines, rest = (rest + data).split(b"\n")
        for line in lines:
            yield line.decode("utf-8", "replace").rstrip("\r")
    if rest:
        yield rest.decode("utf-8", "replace")
