"""A process that nobody needs, and others that always want the CPU: does it ever run?

Question: two processes of nice 0 compute all the time, and one of nice 19 wants 2 ms. When is it
served?

To be seen: on Linux soon, for a low weight is still a share of the CPU. With fixed priorities
(`--scheduler priority`) it is not served at all as long as anyone more important is ready: it
starves. The old cure is ageing, priority that grows with waiting:

    forklore run starvation_and_ageing.py
    forklore run --scheduler priority starvation_and_ageing.py
    forklore run --scheduler priority:ageing=10ms starvation_and_ageing.py
"""

import os
import time

SECONDS = 0.6


def compute(until: float) -> None:
    while time.monotonic() < until:
        for _ in range(500):
            pass


os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
end = time.monotonic() + SECONDS
important = []
for _ in range(2):
    pid = os.fork()
    if pid == 0:
        compute(end)
        os._exit(0)
    important.append(pid)
humble = os.fork()
if humble == 0:
    os.nice(19)
    done = time.thread_time() + 0.002
    while time.thread_time() < done:
        for _ in range(50):
            pass
    os._exit(0)

first, _ = os.wait()
print("the humble process was", "served" if first == humble else "starved",
      "while the others were busy")
while True:
    try:
        os.wait()
    except ChildProcessError:
        break
