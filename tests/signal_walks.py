"""Processes that signal each other as they are told, one deed at a time: an ordinary script.

    python signal_walks.py SEED STEPS

As in agents.py a controller tells randomly chosen agents what to do, and waits after each deed until
everybody sleeps, is stopped or has ended; here it is all about handlers, masks, waiting for signals,
stopping and ending. So there is one possible output, on Linux and in the simulator.
"""

import contextlib
import fcntl
import os
import re
import signal
import sys
import time

AGENTS = 6
HIGH = 40
SIGNALS = (1, 2, 3, 10, 10, 12, 12, 15, 17, 18, 18, 18, 19, 20, 23, 34, 34, 40)
HANDLED = tuple(number for number in SIGNALS if number != 19)
ERRORS = (OSError, ValueError)


def high(fd):
    moved = fcntl.fcntl(fd, fcntl.F_DUPFD, HIGH)
    os.close(fd)
    return moved


COMMANDS = [tuple(map(high, os.pipe())) for _ in range(AGENTS)]
ANSWERS, TELL = map(high, os.pipe())
os.set_blocking(ANSWERS, False)


# ---- what agents can do -------------------------------------------------------------------


class Raised(Exception):
    """What a handler raises."""


class Agent:
    """One process. A child that it makes is another agent, with a number of its own."""

    def __init__(self):
        self.me = 0
        self.log = []

    def tell(self, text):
        os.write(TELL, f"{self.me} {text}\n".encode())

    def note(self, number, frame):
        self.log.append(number)

    def loud(self, number, frame):
        self.tell(f"handles {number}")

    def throw(self, number, frame):
        raise Raised(number)

    def once(self, number, frame):
        self.log.append(-number)
        signal.signal(number, signal.SIG_DFL)

    def nest(self, number, frame):
        self.log.append(number)
        if self.log.count(number) < 3:
            signal.raise_signal(number)
        self.log.append(-number)

    def reap(self, number, frame):
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG | os.WUNTRACED | os.WCONTINUED)
            except ChildProcessError:
                return
            if pid == 0:
                return
            self.log.append(f"<{pid}>:{status:x}")

    def die(self, number, frame):
        sys.exit(number)

    def handle(self, number, kind):
        before = signal.signal(number, getattr(self, kind) if kind[0] != "S" else getattr(signal, kind))
        return getattr(before, "__name__", str(before))

    def mask(self, how, *numbers):
        return sorted(map(int, signal.pthread_sigmask(how, numbers)))

    def pending(self):
        return sorted(map(int, signal.sigpending()))

    def info(self, found):
        return found and (found.si_signo, found.si_code, f"<{found.si_pid}>", found.si_status)

    def sigwait(self, *numbers):
        return int(signal.sigwait(numbers))

    def sigwaitinfo(self, *numbers):
        return self.info(signal.sigwaitinfo(numbers))

    def sigtimedwait(self, *numbers):
        return self.info(signal.sigtimedwait(numbers, 0))

    def waitpid(self, pid, options):
        child, status = os.waitpid(pid, options)
        return f"<{child}>", hex(status)

    def fork(self, number):
        child = os.fork()
        if child == 0:
            self.me = number
            self.log.clear()
        return child and f"<{child}>"

    def take_log(self):
        log, self.log = self.log, []
        return log

    kill = staticmethod(os.kill)
    pause = staticmethod(signal.pause)
    raise_signal = staticmethod(signal.raise_signal)
    siginterrupt = staticmethod(signal.siginterrupt)
    setpgid = staticmethod(os.setpgid)
    exit = staticmethod(os._exit)

    def attempt(self, deed, args):
        """Do something; returns what comes of it as text."""
        try:
            return repr(getattr(self, deed)(*args))
        except ERRORS as error:
            return f"{type(error).__name__} {getattr(error, 'strerror', None) or error}"

    def step(self):
        """Wait for a command and carry it out."""
        deed, *args = eval(os.read(COMMANDS[self.me][0], 4096))
        answer = self.attempt(deed, args)
        if answer != "0" or deed != "fork":
            self.tell(f"{answer} {self.take_log()}")

    def serve(self):
        """An agent's life."""
        while True:
            try:
                self.step()
            except (Raised, KeyboardInterrupt) as error:
                self.tell(f"raised {error!r} {error.__context__!r}")


# ---- the controller -------------------------------------------------------------------------


class Dice:
    """Random numbers that are the same everywhere."""

    def __init__(self, seed):
        self.state = seed * 2654435761 + 12345 & 0xFFFFFFFF

    def __call__(self, sides):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 8) % sides

    def of(self, things):
        return things[self(len(things))]


class Controller:
    """Knows all agents by their pids."""

    def __init__(self, seed):
        self.dice = Dice(seed)
        self.pids = []
        self.names = {0: "0", os.getpid(): "c"}
        self.busy = {}

    def born(self, pid):
        self.names[pid] = f"a{len(self.pids)}"
        self.pids.append(pid)

    def look(self, pid):
        """State and parent of an agent; None if it is gone."""
        try:
            with open(f"/proc/{pid}/stat", "rb", buffering=0) as file:
                return file.read(512).decode().rpartition(")")[2].split()[:2]
        except (FileNotFoundError, ProcessLookupError):
            return None

    def is_at_rest(self, found):
        """Whether nothing more will happen to a process by itself."""
        if found is None or found[0] in "ST":
            return True
        return found[0] == "Z" and int(found[1]) in self.names

    def settle(self):
        """Wait until everybody is at rest; returns how everybody is."""
        before = None
        looks = 0
        while True:
            now = [self.look(pid) for pid in self.pids]
            if now == before and all(map(self.is_at_rest, now)):
                return now
            before = now
            looks += 1
            time.sleep(0 if looks < 20 else 0.01)

    def answers(self):
        """Write down what agents have said by now."""
        try:
            lines = os.read(ANSWERS, 65536).decode().splitlines()
        except BlockingIOError:
            lines = []
        for line in sorted(lines, key=lambda line: line.partition(" ")[0]):
            number, _, answer = line.partition(" ")
            if not answer.startswith("handles"):
                deed = self.busy.pop(int(number), ("",))
                if deed[0] == "fork" and answer.startswith("'<"):
                    self.born(int(re.search(r"\d+", answer)[0]))
                if deed[0] == "kill" and answer.startswith("None"):
                    continue  # who kills its parent may be hung up before it answers
            print(f"  a{number}:", re.sub(r"<(\d+)>", lambda m: self.names.get(int(m[1]), "?"), answer))

    def shown(self, arg):
        if isinstance(arg, int) and abs(arg) > 100:
            return ("-" if arg < 0 else "") + self.names.get(abs(arg), "?") + "!"
        return str(arg)

    def run(self, steps):
        """Tell agents what to do, ``steps`` times."""
        pid = os.fork()
        if pid == 0:
            os.setpgid(0, 0)
            Agent().serve()
        self.born(pid)
        state = self.settle()
        for step in range(steps):
            idle = [n for n, found in enumerate(state) if found and found[0] == "S" and n not in self.busy]
            helpless = [n for n, found in enumerate(state) if found and found[0] in "ST"]
            if not helpless:
                break
            if idle and self.dice(6):
                number = self.dice.of(idle)
                deed = ("fork", len(self.pids)) if step < 3 else self.choose()
                if deed[0] == "fork" and (len(self.pids) == AGENTS or "fork" in [d[0] for d in self.busy.values()]):
                    deed = ("pending",)
                self.busy[number] = deed
                print(f"a{number}", *map(self.shown, deed))
                os.write(COMMANDS[number][1], repr(deed).encode())
            else:  # somebody is stopped or waits for a signal
                number, sent = self.dice.of(helpless), self.dice.of(SIGNALS)
                print(f"c kills a{number} by {sent}")
                os.kill(self.pids[number], sent)
            state = self.settle()
            self.answers()
            state = self.settle()
            print("   ", " ".join(f"{s[0]}:{self.names.get(int(s[1]), '?')}" if s else "-" for s in state))
        sys.stdout.flush()
        for pid in self.pids:
            with contextlib.suppress(ProcessLookupError):  # killing one may end others
                os.kill(pid, 9)
        os.waitpid(self.pids[0], 0)

    def choose(self):
        """Something for an agent to do."""
        dice = self.dice
        number, target = dice.of(HANDLED), dice.of(self.pids)
        some = tuple(dice.of(HANDLED) for _ in range(1 + dice(3)))
        kind = dice.of(("note", "note", "loud", "loud", "throw", "once", "nest", "reap", "die", "SIG_IGN", "SIG_DFL"))
        return dice.of((
            ("handle", number, kind), ("handle", number, kind), ("handle", number, kind), ("handle", number, kind),
            ("handle", 17, dice.of(("reap", "note", "loud"))), ("fork", len(self.pids)),
            ("mask", dice(3), *some), ("mask", 0, *some), ("mask", 1, *some), ("pending",),
            (dice.of(("sigwait", "sigwaitinfo", "sigtimedwait", "sigtimedwait")), *some), ("pause",),
            ("kill", target, dice.of(SIGNALS)), ("kill", target, dice.of(SIGNALS)), ("kill", target, dice.of(SIGNALS)),
            ("kill", target, dice.of(SIGNALS)), ("kill", dice.of((0, target, -target)), number),
            ("raise_signal", dice.of(SIGNALS)), ("siginterrupt", number, dice(2)),
            ("waitpid", dice.of((-1, -1, target)), dice.of((0, 1, 2, 8, 11))),
            ("waitpid", -1, dice.of((0, 1, 2, 8, 11))), ("setpgid", 0, 0), ("exit", dice(90)),
        ))


Controller(int(sys.argv[1])).run(int(sys.argv[2]))
