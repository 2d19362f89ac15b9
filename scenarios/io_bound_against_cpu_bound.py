"""A process that mostly sleeps, and one that only computes, on one CPU.

Question: one process sleeps 10 ms and computes 1 ms, again and again, like one that waits for
a person or a disk. The other computes without end. How long does the first wait for the CPU when
it wakes up?

To be seen: hardly at all. Who has slept is behind in CPU time, so it deserves the CPU more and
takes it from the other at once (wake-up preemption). Both get what they need: one a quick answer,
the other the rest of the CPU. With `--scheduler fcfs` nobody is ever preempted, and the first
answer comes when the long computation is over.
"""

import os
import signal
import time

ROUNDS = 30


def compute(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        for _ in range(200):
            pass


os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
hog = os.fork()
if hog == 0:
    signal.alarm(5)  # it ends at the latest then
    while True:
        compute(1)

late = []
for _ in range(ROUNDS):
    due = time.monotonic() + 0.010
    time.sleep(0.010)
    late.append(time.monotonic() - due)
    compute(0.001)
os.kill(hog, signal.SIGKILL)
_, _, usage = os.wait4(hog, 0)
mine = time.process_time()

late.sort()
print("woken within 3 ms, as a rule:", late[ROUNDS // 2] < 0.003)
print("the sleeper has used little:", mine < usage.ru_utime + usage.ru_stime)
