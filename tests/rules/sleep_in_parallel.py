"""Three processes that sleep at the same time take no longer than one."""
import os
import time

began = time.monotonic()
for _ in range(3):
    if os.fork() == 0:
        time.sleep(0.3)
        os._exit(0)
for _ in range(3):
    os.wait()
took = time.monotonic() - began
print(0.3 <= took < 0.8)
