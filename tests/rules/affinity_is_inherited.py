"""A child may run on the CPUs its parent may run on (sched_setaffinity(2))."""
import os
import sys

sys.stdout.reconfigure(line_buffering=True)
before = os.sched_getaffinity(0)
cpu = max(before)
os.sched_setaffinity(0, {cpu})
if os.fork() == 0:
    print(os.sched_getaffinity(0) == {cpu}, os.sched_setaffinity(0, before), os.sched_getaffinity(0) == before)
    raise SystemExit
os.wait()
print(os.sched_getaffinity(0) == {cpu})
