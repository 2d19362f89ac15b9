"""What sched_setaffinity refuses, and that nothing changes then."""
import os


def tell(call, *args):
    try:
        print(call.__name__, call(*args))
    except Exception as error:
        print(call.__name__, type(error).__name__, error)


class Number:
    def __index__(self):
        return 0


def broken():
    yield 0
    raise KeyError("broken")


before = os.sched_getaffinity(0)
for cpus in (5, None, "0", b"0"[:0], [0, "1"], [0.0], [None], [-1], [0, -5], [2**31 - 1], [2**31], [2**40], [2**63],
             [-2**70], [2**70], [Number()], broken(), [[0]], object):
    tell(os.sched_setaffinity, 0, cpus)
print(os.sched_getaffinity(0) == before)
