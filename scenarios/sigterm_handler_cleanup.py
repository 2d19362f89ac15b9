"""What is cleaned up when SIGTERM comes?

Question: a program has a `finally` and an atexit function. Do they run when it gets SIGTERM?

To be seen: not by themselves. The default action ends the process in the kernel, and Python learns
nothing of it; with SIGKILL it is always so. A handler that raises SystemExit, as sys.exit() does,
makes it an ordinary end of the program. The parent sees the difference, too: an exit code, or a
death by signal. Look at the ends with `forklore strace sigterm_handler_cleanup.py`.
"""

import atexit
import os
import signal
import sys


def end_normally(number: int, frame: object) -> None:
    sys.exit(7)


def run(with_handler: bool, number: int) -> None:
    """What each child does: it gets the signal in the middle of its work."""
    atexit.register(print, "    atexit runs", flush=True)
    if with_handler:
        signal.signal(signal.SIGTERM, end_normally)
    try:
        print("    works", flush=True)
        os.kill(os.getpid(), number)
        print("    never gets here", flush=True)
    finally:
        print("    finally runs", flush=True)


for title, with_handler, number in (
    ("SIGTERM without a handler", False, signal.SIGTERM),
    ("SIGTERM with a handler", True, signal.SIGTERM),
    ("SIGKILL", True, signal.SIGKILL),
):
    print(title, flush=True)
    child = os.fork()
    if child == 0:
        run(with_handler, number)
        sys.exit()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print("    exit code:" if code >= 0 else "    killed by signal:", abs(code), flush=True)
