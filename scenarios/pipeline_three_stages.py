"""Three processes in a row, as a shell makes them for `a | b | c`.

Question: each stage reads its standard input and writes its standard output, and knows nothing
of pipes. Who connects them, and how does the last one learn that the first has finished?

To be seen: the parent makes the pipes, and each child puts pipe ends in place of its descriptors
0 and 1 (dup2) before its work starts. When the first ends, its write end is closed, the second
reads the end of file, ends too, and so on down the row. The parent closes its own copies of the
ends: otherwise the end of file would never come (see pipe_never_eof.py).
"""

import os
import sys
from collections.abc import Callable


def words() -> None:
    for word in ("pear", "apple", "plum", "fig"):
        print(word)


def shout() -> None:
    for line in sys.stdin:
        print(line.rstrip().upper())


def number() -> None:
    for place, line in enumerate(sys.stdin, start=1):
        print(place, line.rstrip())


def start(stage: Callable[[], None], stdin: int, stdout: int, unused: int | None) -> None:
    """Start a child with the given standard input and output; close them here."""
    if os.fork() == 0:
        if unused is not None:
            os.close(unused)
        for end, place in ((stdin, 0), (stdout, 1)):
            if end != place:
                os.dup2(end, place)
                os.close(end)
        stage()
        sys.exit()  # writes out what is still in the buffer
    for end in (stdin, stdout):
        if end > 2:
            os.close(end)


first_r, first_w = os.pipe()
start(words, 0, first_w, unused=first_r)
second_r, second_w = os.pipe()
start(shout, first_r, second_w, unused=second_r)
start(number, second_r, 1, unused=None)

codes = []
for _ in range(3):
    pid, status = os.wait()
    codes.append(os.waitstatus_to_exitcode(status))
print("exit statuses:", codes)
