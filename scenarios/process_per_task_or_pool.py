"""What a process for every task costs, against four workers that get one task after another.

Question: sixty small tasks. Is it better to fork a child for each, or to keep four workers and
send them the tasks through a pipe?

To be seen: a fork copies page tables, and the new process must be set up, scheduled, ended and
waited for; a message through a pipe is a hundred times cheaper. For small tasks the workers win
clearly; for tasks of a second nobody would notice. That is why there are pools.
Look at both halves with `forklore times process_per_task_or_pool` and
`forklore plot timeline process_per_task_or_pool -o cost.png`; `forklore costs` shows what the
simulator reckons a fork to cost, as it was measured on Linux.
"""

import os
import time
from collections.abc import Callable

TASKS, WORKERS = 60, 4


def task() -> None:
    for _ in range(50):
        pass


def process_per_task() -> None:
    for _ in range(TASKS):
        if os.fork() == 0:
            task()
            os._exit(0)
        os.wait()


def pool() -> None:
    read_end, write_end = os.pipe()
    for _ in range(WORKERS):
        if os.fork() == 0:
            os.close(write_end)
            while os.read(read_end, 1):
                task()
            os._exit(0)
    os.close(read_end)
    for _ in range(TASKS):
        os.write(write_end, b"x")
    os.close(write_end)
    for _ in range(WORKERS):
        os.wait()


def seconds(function: Callable[[], None]) -> float:
    begin = time.monotonic()
    function()
    return time.monotonic() - begin


each, together = seconds(process_per_task), seconds(pool)
print("tasks done twice:", TASKS)
print("the pool was quicker:", together < each)
