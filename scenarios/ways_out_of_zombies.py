"""Every way to get rid of zombies, side by side.

Question: a child ends and nobody waits for it. What removes the zombie, and what prevents it?

To be seen: a table of the child's state letter in /proc, before and after; Z is a zombie, S a child
that still sleeps, and - means that its maker has no such child (any more). A zombie goes when its
parent waits for it, directly or in a handler for SIGCHLD. With SIGCHLD ignored there never is one.
After a double fork, and after the parent's own end, the child is init's, which waits for everybody.
Each way is tried in a process of its own: `forklore strace ways_out_of_zombies.py` shows them.
"""

import os
import signal
import time


def state(pid: int, parent: int) -> str:
    try:
        with open(f"/proc/{pid}/stat") as file:
            letter, parent_now = file.read().rpartition(")")[2].split()[:2]
    except (FileNotFoundError, ProcessLookupError):
        return "-"
    return letter if int(parent_now) == parent else "-"


def reap_all(*_: object) -> None:
    try:
        while os.waitpid(-1, os.WNOHANG)[0] != 0:
            pass
    except ChildProcessError:
        pass


def child_with_gate() -> tuple[int, int]:
    """Make a child that sleeps until the gate is closed."""
    gate_r, gate_w = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(gate_w)
        os.read(gate_r, 1)
        os._exit(0)
    while state(child, os.getpid()) != "S":
        time.sleep(0.01)
    return child, gate_w


def remove(way: str) -> None:
    """In a process of its own: make a child, and get rid of it."""
    me = os.getpid()
    if way == "SIGCHLD ignored":
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    child, gate = child_with_gate()
    if way not in ("double fork", "SIGCHLD ignored"):
        os.close(gate)
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)  # see its end, but leave it
    print(f"{way:22}{state(child, me)} -> ", end="", flush=True)
    if way == "wait()":
        os.wait()
    elif way == "waitpid()":
        os.waitpid(child, 0)
    elif way == "handler with WNOHANG":
        signal.signal(signal.SIGCHLD, reap_all)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    elif way == "SIGCHLD ignored":
        os.close(gate)
        while state(child, me) not in ("Z", "-"):
            time.sleep(0.01)
    elif way in ("double fork", "the parent's end"):
        os.write(report_w, f"{child} {me}".encode())
        os._exit(0)
    print(state(child, me), flush=True)


report_r, report_w = os.pipe()
for way in ("nothing", "wait()", "waitpid()", "handler with WNOHANG", "SIGCHLD ignored",
            "double fork", "the parent's end"):
    if os.fork() == 0:
        remove(way)
        os._exit(0)
    os.wait()
    if way in ("double fork", "the parent's end"):
        child, maker = map(int, os.read(report_r, 99).split())
        print(state(child, maker), flush=True)
