"""A process that computes is made nicer from outside, while it runs.

Question: two equal processes share a CPU. After a while their parent gives the second of them the
nice value 15. What changes, and when?

To be seen: setpriority() takes effect at once, also on a process that is running or ready: half
of the CPU before, a few per cent afterwards. What it has had already is not taken away. The way
back is barred: whoever is not root may raise a nice value, but not lower it.
See it with `forklore plot timeline renice_while_running -o renice.png`.
"""

import os
import signal
import time

PERIOD = 0.4


def cpu_time(pid: int) -> int:
    """User and system time in clock ticks (proc_pid_stat(5), fields 14 and 15)."""
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def share_of_second() -> float:
    """The part of the second process in what both use during a period, in per cent."""
    before = [cpu_time(pid) for pid in children]
    time.sleep(PERIOD)
    first, second = (cpu_time(pid) - was for pid, was in zip(children, before, strict=True))
    return 100 * second / (first + second)


os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # all on one CPU
children = []
for _ in range(2):
    pid = os.fork()
    if pid == 0:
        while True:
            for _ in range(500):
                pass
    children.append(pid)

print("about a half at first:", 35 < share_of_second() < 65)
os.setpriority(os.PRIO_PROCESS, children[1], 15)
print("a few per cent afterwards:", share_of_second() < 12)

root = os.geteuid() == 0
if root:
    os.seteuid(65534)  # as anybody else would fare
try:
    os.setpriority(os.PRIO_PROCESS, children[1], 0)
except PermissionError:
    print("back to 0: refused")
if root:
    os.seteuid(0)
for pid in children:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
