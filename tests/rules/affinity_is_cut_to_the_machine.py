"""CPUs that are not there are left out (sched_setaffinity(2))."""
import os

before = os.sched_getaffinity(0)
cpu = min(before)
print(os.sched_setaffinity(0, {cpu, 4000, 70}), os.sched_getaffinity(0) == {cpu})
print(os.sched_setaffinity(0, range(5000)), os.sched_getaffinity(0) == before)
print(os.sched_setaffinity(os.getpid(), before), os.sched_getaffinity(os.getpid()) == before)
