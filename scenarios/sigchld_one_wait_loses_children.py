"""A handler for SIGCHLD that waits once loses children.

Question: five children end while SIGCHLD is blocked, and the handler calls wait() once. How many
zombies are left?

To be seen: four. A signal that is pending already does not become pending a second time: five
ends, one SIGCHLD, one call of the handler, one wait(). Nobody ever tells the program of the
others. Blocking only makes it happen every time; without it, it happens to children that end
at about the same moment, now and then. See the ends and the single signal with
`forklore strace sigchld_one_wait_loses_children.py`; the cure is sigchld_wnohang_loop.py.
"""

import os
import signal

reaped: list[int] = []


def on_sigchld(number: int, frame: object) -> None:
    pid, _ = os.wait()  # the mistake: there may be more than one
    reaped.append(pid)


def state(pid: int) -> str:
    """The letter that ps shows; it stands behind the name in parentheses, see proc(5)."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return "gone"


signal.signal(signal.SIGCHLD, on_sigchld)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})

children = []
for _ in range(5):
    child = os.fork()
    if child == 0:
        os._exit(0)
    children.append(child)

for child in children:  # wait for its end, but leave it as it is
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
print("before:", [state(child) for child in children], "reaped:", len(reaped))

signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
print("after: ", sorted(state(child) for child in children), "reaped:", len(reaped))
