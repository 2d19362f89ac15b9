"""Three jobs of 240, 30 and 30 ms that arrive together: what a time slice is good for.

Question: in which order do they end, and how long does each wait?

To be seen: nobody waits for the long job to end, because everybody gets a slice in turn; so the
short ones are done first, although the long one came first. How long a slice should be is a trade:

    forklore times round_robin_quantum --scheduler rr:quantum=1ms
    forklore times round_robin_quantum --scheduler rr:quantum=20ms
    forklore times round_robin_quantum --scheduler rr:quantum=1s
    forklore compare-schedulers round_robin_quantum

A short slice answers soon and costs many switches; a very long one is first come, first served, and
the short jobs wait for the long one. Linux itself has slices of a few milliseconds.
"""

import os
import time

JOBS = {"long": 0.240, "short": 0.030, "short too": 0.030}


def compute(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        for _ in range(100):
            pass


os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
names = {}
for name, seconds in JOBS.items():
    pid = os.fork()
    if pid == 0:
        compute(seconds)
        os._exit(0)
    names[pid] = name

order = [names[os.wait()[0]] for _ in JOBS]
print("the long job came first and ended", "last" if order[-1] == "long" else "before others")
