"""A shell-like pipeline: each stage reads standard input and writes standard output."""
import os
import sys


def produce():
    for n in range(10):
        print(n)


def double():
    for line in sys.stdin:
        print(int(line) * 2)


def add_up():
    print(sum(map(int, sys.stdin)))


stages = [produce, double, add_up]
source = None
for n, stage in enumerate(stages):
    last = n == len(stages) - 1
    r, w = (None, None) if last else os.pipe()
    if os.fork() == 0:
        if source is not None:
            os.dup2(source, 0)
            os.close(source)
        if not last:
            os.dup2(w, 1)
            os.close(r)
            os.close(w)
        stage()
        sys.exit(n)
    if source is not None:
        os.close(source)
    if not last:
        os.close(w)
    source = r
print([os.waitstatus_to_exitcode(status) for status in sorted(os.wait()[1] for _ in stages)])
