"""One long computation, and three processes that need the CPU often but for a moment only.

Question: the three compute 0.5 ms and sleep 3 ms, ten times each. How much of that is done while
the long computation runs?

To be seen: with Linux all of it. With first come, first served (`--scheduler fcfs`) everybody
queues behind the long one, like cars behind a lorry: a convoy. While it has the CPU, they could use
the time to sleep (in life: the disk could work for them), but they wait for the CPU instead, and
then they all sleep at once and the CPU has nothing to do.
Compare `forklore plot timeline convoy_effect -o linux.png` with the same under `--scheduler fcfs`.
"""

import os
import time

ROUNDS, LONG = 10, 0.200


def compute(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        for _ in range(100):
            pass


os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
long = os.fork()
if long == 0:
    compute(LONG)
    os._exit(0)
short = []
for _ in range(3):
    pid = os.fork()
    if pid == 0:
        for _ in range(ROUNDS):
            compute(0.0005)
            time.sleep(0.003)
        os._exit(0)
    short.append(pid)

order = [os.wait()[0] for _ in range(4)]
before = sum(order.index(pid) < order.index(long) for pid in short)
print("short ones that were done before the long one:", before)
