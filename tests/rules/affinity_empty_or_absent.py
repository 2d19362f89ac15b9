"""A process keeps its CPUs if none of the new ones is there (sched_setaffinity(2))."""
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


before = os.sched_getaffinity(0)
for cpus in ([], (), set(), {4000}, [4000, 4001], [2**26], [2**31 - 2]):
    tell(os.sched_setaffinity, 0, cpus)
print(os.sched_getaffinity(0) == before)
