"""sched_yield gives nothing back; the CPUs that a process may use are some at least."""
import os

print(os.sched_yield(), os.cpu_count() >= 1, len(os.sched_getaffinity(0)) >= 1)
print(os.sched_getaffinity(os.getpid()) == os.sched_getaffinity(0))
try:
    os.sched_getaffinity(2**31 - 1)
except ProcessLookupError as error:
    print(error)
print([os.sched_get_priority_max(p) for p in (0, 1, 2)], [os.sched_get_priority_min(p) for p in (0, 1, 2)])
