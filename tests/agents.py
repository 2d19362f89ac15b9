"""Processes that do what they are told, one call at a time: an ordinary script.

    python agents.py SEED STEPS

A controller tells randomly chosen agents to make randomly chosen system calls, waits after each
until everybody sleeps, is stopped or has ended, and writes down what the calls returned and how
everybody is. So whatever the schedule there is one possible output: on Linux, and in the
simulator. Pids are written as names: a0 is the first agent, "c" the controller, "?" somebody else.
"""

import fcntl
import os
import re
import select
import sys
import tempfile
import time

AGENTS = 9
FIRST_STEPS = (
    (0, ("pipe", 0)), (0, ("open", "z", os.O_RDWR | os.O_CREAT)), (0, ("fork", 1)),
    (1, ("fork", 2)), (0, ("fork", 3)), (2, ("pipe", os.O_NONBLOCK)), (2, ("fork", 4)),
)
HIGH = 40
ERRORS = (OSError, ValueError, OverflowError)


def high(fd):
    """Move a descriptor out of the way of those that agents make."""
    moved = fcntl.fcntl(fd, fcntl.F_DUPFD, HIGH)
    os.close(fd)
    return moved


COMMANDS = [tuple(map(high, os.pipe())) for _ in range(AGENTS)]
ANSWERS, TELL = map(high, os.pipe())
os.set_blocking(ANSWERS, False)
DIRECTORY = tempfile.mkdtemp()
os.chmod(DIRECTORY, 0o777)


# ---- what agents can do -------------------------------------------------------------------


def p(pid):
    """A pid, marked as one for the controller."""
    return f"<{pid}>"


def waitpid(pid, options):
    child, status = os.waitpid(pid, options)
    return p(child), hex(status)


def waitid(kind, number, options):
    info = os.waitid(kind, number, options)
    return info and (p(info.si_pid), info.si_status, info.si_code, info.si_uid)


def poll(*fds):
    poller = select.poll()
    for fd in fds:
        poller.register(fd, 0x345)
    return [(fd, hex(bits)) for fd, bits in sorted(poller.poll(0))]


def wait_for(fd, events):
    poller = select.poll()
    poller.register(fd, events)
    return [hex(bits) for _, bits in poller.poll()]


def read(fd, count):
    data = os.read(fd, count)
    return len(data), data[:3]


def lineage():
    return p(os.getppid()), p(os.getpgrp()), p(os.getsid(0))


DEEDS = {
    "waitpid": waitpid,
    "waitid": waitid,
    "setpgid": os.setpgid,
    "setsid": os.setsid,
    "lineage": lineage,
    "getpgid": lambda pid: p(os.getpgid(pid)),
    "getsid": lambda pid: p(os.getsid(pid)),
    "kill": os.kill,
    "exit": os._exit,
    "nice": os.nice,
    "getpriority": os.getpriority,
    "setresuid": os.setresuid,
    "getresuid": os.getresuid,
    "pipe": lambda flags: os.pipe2(flags),
    "read": read,
    "write": lambda fd, count, letter: os.write(fd, letter.encode() * count),
    "close": os.close,
    "dup": os.dup,
    "dup2": os.dup2,
    "poll": poll,
    "wait_for": wait_for,
    "blocking": os.set_blocking,
    "resize": lambda fd, size: fcntl.fcntl(fd, 1031, size),
    "pidfd": os.pidfd_open,
    "mkfifo": lambda name: os.mkfifo(f"{DIRECTORY}/{name}"),
    "open": lambda name, flags: os.open(f"{DIRECTORY}/{name}", flags, 0o666),
    "unlink": lambda name: os.unlink(f"{DIRECTORY}/{name}"),
    "lseek": os.lseek,
    "umask": lambda mask: oct(os.umask(mask)),
}


def serve(me):
    """An agent's life. A child that it makes is another agent, with a number of its own."""
    while True:
        deed, *args = eval(os.read(COMMANDS[me][0], 4096))
        try:
            if deed == "fork":
                child = os.fork()
                if child == 0:
                    me = args[0]
                    continue
                answer = p(child)
            else:
                answer = DEEDS[deed](*args)
        except ERRORS as error:
            answer = f"{type(error).__name__} {getattr(error, 'strerror', None) or error}"
        os.write(TELL, f"{me} {answer!r}\n".encode())


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
        self.names = {0: "0", os.getsid(0): "c", os.getpid(): "c"}
        self.busy = {}

    def born(self, pid):
        self.names[pid] = f"a{len(self.pids)}"
        self.pids.append(pid)

    def look(self, pid):
        """State, parent, group and session of an agent; None if it is gone."""
        try:
            fd = os.open(f"/proc/{pid}/stat", os.O_RDONLY)
        except FileNotFoundError:
            return None
        try:
            return os.read(fd, 512).decode().rpartition(")")[2].split()[:4]
        except ProcessLookupError:
            return None
        finally:
            os.close(fd)

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
            time.sleep(0 if looks < 20 else 0.01)  # some take their time to reap orphans

    def name(self, match):
        return self.names.get(int(match[1]), "?")

    def answers(self):
        """Write down what agents have answered by now; tells whether there is a new agent."""
        known = len(self.pids)
        try:
            lines = os.read(ANSWERS, 65536).decode().splitlines()
        except BlockingIOError:
            lines = []
        for line in sorted(lines):
            number, _, answer = line.partition(" ")
            deed = self.busy.pop(int(number))
            if deed[0] == "fork" and answer.startswith("'<"):
                self.born(int(answer[2:-2]))
            if deed[0] == "kill" and answer == "None":
                continue  # who kills its parent's last tie may be hung up before it answers
            print(f"  a{number}:", re.sub(r"<(\d+)>", self.name, answer))
        return len(self.pids) > known

    def tell(self, number, deed):
        """Have an agent do something."""
        self.busy[number] = deed
        text = repr(deed)
        shown = [f"{self.names[arg]}!" if arg in self.names and arg > 9 else
                 f"-{self.names[-arg]}!" if -arg in self.names and arg < -9 else repr(arg)
                 for arg in deed[1:] if isinstance(arg, int)]
        texts = [arg for arg in deed[1:] if isinstance(arg, str)]
        print(f"a{number} {deed[0]}", *texts, *shown)
        os.write(COMMANDS[number][1], text.encode())

    def run(self, steps):
        """Tell agents what to do, ``steps`` times."""
        pid = os.fork()
        if pid == 0:
            os.setpgid(0, 0)
            serve(0)
        self.born(pid)
        state = self.settle()
        for step in range(steps):
            idle = [n for n, found in enumerate(state)
                    if found is not None and found[0] == "S" and n not in self.busy]
            if not idle:
                print("nobody is idle")
                break
            number, deed = FIRST_STEPS[step] if step < len(FIRST_STEPS) else (self.dice.of(idle), None)
            self.tell(number, deed or self.choose(number))
            state = self.settle()
            if self.answers():
                state = self.settle()
            print("   ", " ".join(map(self.describe, state)))
        sys.stdout.flush()
        self.end()

    def describe(self, found):
        """How an agent is, with its parent, group and session."""
        if found is None:
            return "-"
        letter, *numbers = found
        return letter + ":" + ",".join(self.names.get(int(n), "?") for n in numbers)

    def end(self):
        """Kill everybody that is left, and reap the first agent."""
        for pid in self.pids:
            try:
                if self.look(pid) is not None:
                    os.kill(pid, 9)
            except ProcessLookupError:
                pass
        os.waitpid(self.pids[0], 0)
        for name in os.listdir(DIRECTORY):
            os.unlink(f"{DIRECTORY}/{name}")
        os.rmdir(DIRECTORY)

    def choose(self, number):
        """Something for an agent to do."""
        dice = self.dice
        kind = dice.of(("process",) * 5 + ("signal",) * 3 + ("file",) * 5)
        if kind == "process":
            return self.choose_process(number)
        if kind == "signal":
            signal = dice.of((0, 9, 15, 18, 18, 18, 18, 19, 19, 19, 20, 21, 22, 17, 34, 11, 1, 65, 18, 19))
            target = dice.of(self.pids)
            return ("kill", dice.of((target,) * 9 + (-target, -target, 0)), signal)
        return self.choose_file()

    def choose_process(self, number):
        dice = self.dice
        target = dice.of([*self.pids, 0])
        options = dice.of((0, 1, 1, 3, 2, 8, 9, 11, 10, 16))
        choices = [
            ("fork", len(self.pids)), ("fork", len(self.pids)), ("fork", len(self.pids)),
            ("waitpid", dice.of((-1, -1, target, -target, 0)), options),
            ("waitpid", dice.of((-1, -1, target, -target, 0)), options),
            ("waitid", dice.of((0, 1, 2)), target, dice.of((4, 5, 2, 3, 8, 9, 14, 15, 1, 0)) | dice(2) << 24),
            ("waitid", 3, dice(8) + 3, dice.of((4, 5))),
            ("setpgid", target, dice.of([*self.pids, 0])),
            ("setpgid", 0, 0), ("setsid",), ("lineage",), ("getpgid", target), ("getsid", target),
            ("exit", dice(90)), ("nice", dice(3)), ("getpriority", dice(2), target), ("getresuid",),
            ("setresuid", dice.of((-1, 71, 0)), dice.of((-1, 71, 72)), dice.of((-1, -1, 72))),
            ("pidfd", target), ("umask", dice(64)),
        ]
        choice = dice.of(choices)
        if choice[0] == "fork" and (len(self.pids) == AGENTS or "fork" in [d[0] for d in self.busy.values()]):
            return ("lineage",)
        return choice

    def choose_file(self):
        dice = self.dice
        fd = dice(6) + 3
        name = dice.of("xyz")
        flags = dice.of((0, 1, 2)) | dice.of((0, 0, os.O_NONBLOCK, os.O_CREAT, os.O_APPEND | os.O_CREAT))
        size = dice.of((1, 10, 89, 4000, 4096, 5000, 20000, 66000))
        return dice.of([
            ("pipe", dice.of((0, os.O_NONBLOCK))), ("pipe", 0), ("read", fd, size), ("read", fd, size),
            ("write", fd, size, name), ("write", fd, size, name), ("close", fd), ("dup", fd),
            ("dup2", fd, dice(9) + 3), ("poll", fd, 3), ("poll", 4, 5, fd), ("wait_for", fd, dice.of((1, 4, 5))),
            ("blocking", fd, dice(2)), ("resize", fd, dice.of((4096, 8192, 100000, 1))),
            ("mkfifo", "x"), ("open", name, flags), ("open", "x", flags), ("unlink", name),
            ("lseek", fd, dice(20), dice(3)),
        ])


Controller(int(sys.argv[1])).run(int(sys.argv[2]))
