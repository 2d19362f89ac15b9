"""CPUs are given by any iterable of ints."""
import os

cpu = min(os.sched_getaffinity(0))
for cpus in ([cpu, cpu], (cpu,), {cpu: "x"}, iter([cpu]), frozenset([cpu]), (n for n in [cpu]), range(cpu, cpu + 1)):
    print(os.sched_setaffinity(0, cpus), os.sched_getaffinity(0) == {cpu})
found = os.sched_getaffinity(0)
print(type(found).__name__, found is os.sched_getaffinity(0), {type(n).__name__ for n in found})
