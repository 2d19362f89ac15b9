"""Sleepers wake in the order of their times."""
import os
import time

for n in (3, 1, 2):
    if os.fork() == 0:
        time.sleep(n * 0.4)
        os.write(1, b"%d\n" % n)
        os._exit(0)
for _ in range(3):
    os.wait()
