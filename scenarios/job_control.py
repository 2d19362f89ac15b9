"""What a shell does for ^Z, bg and fg, in small.

Question: a job of two processes is stopped, continued and ended. How does the shell learn it, and
why does it wait for a group, not for a process?

To be seen: setpgid() puts both processes into one group, and killpg() reaches both with one call.
waitpid() with a negative number waits for any process of that group; with WUNTRACED and
WCONTINUED it returns not only at the end, but also when a child is stopped or continued. `bg` is
SIGCONT; `fg` is SIGCONT and then waiting. (A real shell gives the terminal to the group as well:
job_control_terminal.py.) Look at the states with `forklore ps aux job_control.py --at 0.15`.
"""

import os
import signal
import time

CHANGES = os.WUNTRACED | os.WCONTINUED
gate_r, gate_w = os.pipe()


def start(group: int) -> int:
    """Start a process of the job; group 0 makes a new one, named after its first process."""
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, group)
        os.close(gate_w)
        os.read(gate_r, 1)
        os._exit(0)
    os.setpgid(pid, group)  # both do it: nobody knows who comes first
    return pid


def news(status: int) -> str:
    if os.WIFSTOPPED(status):
        return f"stopped by {signal.Signals(os.WSTOPSIG(status)).name}"
    if os.WIFCONTINUED(status):
        return "continued"
    return f"ended with {os.WEXITSTATUS(status)}"


def wait_for_both(options: int) -> str:
    """Wait until both processes have changed, and tell what is new."""
    found = {}
    for _ in range(2):
        pid, status = os.waitpid(-job, options)
        found[pid] = news(status)
    return f"first {found[first]}, second {found[second]}"


first = start(0)
job = first
second = start(job)
print("one group:", os.getpgid(first) == os.getpgid(second) == first, flush=True)
print("the shell's own:", os.getpgrp() == job, flush=True)
print("$ sleep | sleep", flush=True)

os.killpg(job, signal.SIGTSTP)  # what ^Z at a terminal would send
print("^Z ->", wait_for_both(os.WUNTRACED), flush=True)
time.sleep(0.3)

os.killpg(job, signal.SIGCONT)
print("$ bg ->", wait_for_both(CHANGES), flush=True)
print("news without waiting:", os.waitpid(-job, CHANGES | os.WNOHANG), flush=True)

os.killpg(job, signal.SIGCONT)  # does nothing to who runs already
os.close(gate_w)
print("$ fg ->", wait_for_both(os.WUNTRACED), flush=True)
