"""Three processes that only compute, with nice values 0, 5 and 10, on one CPU.

Question: how is the CPU divided among them?

To be seen: nobody is locked out, but each step of the nice value is worth about 10 % of CPU time.
Linux gives each process a weight (1024, 335 and 110 here) and divides the CPU in these
proportions: about 70, 23 and 7 %. See who had how much with `forklore top nice_shares --at 0.3`,
and how they take turns with `forklore plot timeline nice_shares -o turns.png`; other schedulers do
not know the nice value: `forklore times nice_shares --scheduler rr`.
"""

import os
import time

NICE = (0, 5, 10)
SECONDS = 0.6

os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # all on one CPU
start, report = os.pipe()
end = time.monotonic() + SECONDS
for nice in NICE:
    if os.fork() == 0:
        os.nice(nice)
        while time.monotonic() < end:
            for _ in range(500):
                pass
        os.write(report, f"{nice} {time.process_time():.6f}\n".encode())
        os._exit(0)
for _ in NICE:
    os.wait()
os.close(report)
with open(start) as lines:
    used = {int(nice): float(seconds) for nice, seconds in map(str.split, lines)}

total = sum(used.values())
for nice, low, high in ((0, 60, 80), (5, 15, 31), (10, 3, 14)):
    share = 100 * used[nice] / total
    print(f"nice {nice:2}: between {low} and {high} % of the CPU:", low < share < high)
