"""Parent and child share the clocks, but not the CPU time used (times(2), fork(2))."""
import os
import time

before = time.monotonic()
wall = time.time()
time.sleep(0.02)
if os.fork() == 0:
    ok = time.monotonic() - before >= 0.01 and time.time() - wall >= 0.019
    os._exit(ok)
print(os.wait()[1] >> 8)
while time.process_time() < 0.01:
    pass
if os.fork() == 0:
    os._exit(time.process_time() < 0.01)
print(os.wait()[1] >> 8)
