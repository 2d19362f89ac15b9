"""Two ways out: sys.exit tidies up, os._exit does not.

Question: two children print a line, and each has a `finally` block and an exit function. One
leaves by sys.exit(3), the other by os._exit(4). What comes out of each when the output goes into
a pipe?

To be seen: from the first, all three lines; from the second, nothing. sys.exit() raises
SystemExit: the `finally` block is run, then the atexit functions, and then the output buffer is
written out. os._exit() asks the kernel to end the process on the spot, and what was still in the
buffer is lost. (On a terminal the line printed first comes out at once, as it never waits in the
buffer.) The exit status reaches the parent both ways.
"""

import atexit
import os
import sys
from collections.abc import Callable


def try_out(name: str, leave: Callable[[], object]) -> None:
    """Run a child that leaves as asked, and tell its exit status."""
    pid = os.fork()
    if pid == 0:
        atexit.register(print, f"{name}: exit function")
        try:
            print(f"{name}: printed")
            leave()
        finally:
            print(f"{name}: finally block")
    status = os.waitpid(pid, 0)[1]
    print(f"parent: {name} gave status", os.WEXITSTATUS(status), flush=True)


try_out("sys.exit", lambda: sys.exit(3))
try_out("os._exit", lambda: os._exit(4))
