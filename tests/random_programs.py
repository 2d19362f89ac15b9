"""Random ordinary programs about birth, death and output buffers, each with one possible output.

A parent waits for each child right after it has made it, so that everything happens in one
order; what may go wrong is who flushes what, which blocks run, and with what status it ends.
"""

from __future__ import annotations

import random
from collections.abc import Callable

DEPTH = 3
ENDS = ("sys.exit(@)", "os._exit(@)", "raise SystemExit(@)", "sys.exit('text @')", "sys.exit()",
        "raise ValueError(@)", "1 / 0", "os.kill(os.getpid(), 9)", "os.kill(os.getpid(), 15)",
        "raise KeyboardInterrupt", "os.abort()", "return", "return", "return", "os._exit(@)")
PLAIN = (
    "print(@)", "print(@)", "print(@, flush=True)", "print(@, end=' ')", "sys.stdout.write('w@')",
    "sys.stdout.write('w@\\n')", "sys.stdout.flush()", "os.write(1, b'o@\\n')",
    "print('e@', file=sys.stderr)", "sys.stderr.write('s@ ')", "os.write(2, b'x@\\n')",
    "atexit.register(print, 'atexit', @)", "atexit.register(os.write, 1, b'late @\\n')",
    "log.write('l@\\n')", "log.flush()", "print(os.getpid() == first, len(state))", "state.append(@)",
    "sys.stdout.buffer.write(b'b@\\n')", "print('x' * 5000)",
    "print('up', (lambda: sys.stdout.line_buffering)())",
)
RARE = (
    "os.dup2(2, 1)", "os.close(1)", "sys.stdout.close()",
    "sys.stdout = open(os.dup(1), 'w')", "sys.stdout = None", "sys.stderr = None",
    "sys.excepthook = lambda *args: print('hook', args[0].__name__)",
    "del state[:]", "Noisy(@)", "noisy = Noisy(@)",
    "os.dup2(os.open('/dev/null', os.O_WRONLY), 1)",
    "atexit.register(sys.exit, @)", "atexit.register(os._exit, @)", "atexit.register(lambda: 1 / 0)",
    "os.register_at_fork(before=lambda: os.write(1, b'before @\\n'), "
    "after_in_child=lambda: print('in child @'))",
    "sys.stdout.reconfigure(line_buffering=True)", "log.close()", "os.dup2(1, 2)",
)

HEAD = '''\
import atexit, os, sys, tempfile

first = os.getpid()
state = []
log = tempfile.TemporaryFile("w+")


class Noisy:
    def __init__(self, number):
        self.number = number

    def __del__(self):
        os.write(1, b"del %d\\n" % self.number)


def wait():
    sys_out, status = sys.stdout, os.wait()[1]
    os.write(2, b"status %d %d\\n" % (status & 0x7F, status >> 8))


def main():
'''

TAIL = '''

main()
'''


class Writer:
    """Writes one program."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed).random
        self.lines: list[str] = []
        self.number = 0
        self.forks = 0

    def one_of(self, things: tuple[str, ...]) -> str:
        """One of several texts, with the next number put into it."""
        self.number += 1
        return things[int(self.random() * len(things))].replace("@", str(self.number % 90))

    def line(self, depth: int, text: str) -> None:
        """A line of the program."""
        self.lines.append("    " * depth + text)

    def block(self, depth: int, level: int) -> None:
        """A few statements."""
        for _ in range(1 + int(self.random() * 5)):
            kinds: tuple[Callable[[int, int], None], ...] = (self.fork, self.fork, self.attempt)
            choice = self.random()
            if level < DEPTH and choice < 0.35 and self.forks < 6:
                kinds[int(self.random() * len(kinds))](depth, level)
            elif choice > 0.92:
                self.line(depth, self.one_of(RARE))
            else:
                self.line(depth, self.one_of(PLAIN))

    def fork(self, depth: int, level: int) -> None:
        """A child, and its parent waiting for it."""
        self.forks += 1
        self.line(depth, "if os.fork() == 0:")
        self.block(depth + 1, level + 1)
        if self.random() < 0.85:
            self.line(depth + 1, self.one_of(ENDS))
        else:
            self.line(depth + 1, "pass")
        self.line(depth, "else:")
        self.line(depth + 1, "wait()")

    def attempt(self, depth: int, level: int) -> None:
        """A try statement."""
        self.line(depth, "try:")
        self.block(depth + 1, level + 1)
        if self.random() < 0.5:
            self.line(depth, self.one_of(("except ValueError:", "except Exception as error:",
                                          "except BaseException:", "except SystemExit as error:")))
            self.line(depth + 1, self.one_of(("print('caught', @)", "raise", "pass", "return")))
        self.line(depth, "finally:")
        self.line(depth + 1, self.one_of(("print('finally', @)", "os.write(1, b'finally @\\n')")))


def program(seed: int) -> str:
    """The source of the program with this number."""
    writer = Writer(seed)
    writer.block(1, 0)
    writer.block(1, 1)
    if writer.random() < 0.5:
        writer.line(1, writer.one_of(ENDS))
    return HEAD + "\n".join(writer.lines) + TAIL
