"""What exit status does each way of leaving give?

Question: which status does the parent see for sys.exit() with nothing, a number, a number that
does not fit into one byte, and a text?

To be seen: 0 means success, and anything else is up to the program. Only the lowest byte of the
number gets through, so 0x107 arrives as 7. A text is written to standard error and gives status
1. SystemExit is what sys.exit() raises, so raising it oneself is the same. os._exit() takes a
number only.
"""

import os
import sys
from collections.abc import Callable
from typing import NoReturn


def raise_system_exit() -> NoReturn:
    raise SystemExit(5)


WAYS: list[tuple[str, Callable[[], NoReturn]]] = [
    ("sys.exit()", lambda: sys.exit()),
    ("sys.exit(7)", lambda: sys.exit(7)),
    ("sys.exit(0x107)", lambda: sys.exit(0x107)),
    ("sys.exit('no paper')", lambda: sys.exit("no paper")),
    ("raise SystemExit(5)", raise_system_exit),
    ("os._exit(9)", lambda: os._exit(9)),
]

for text, leave in WAYS:
    if os.fork() == 0:
        leave()
    pid, status = os.wait()
    print(f"{text:20} gives {os.waitstatus_to_exitcode(status)}", flush=True)
