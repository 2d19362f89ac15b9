"""A parent chooses its child's CPUs; the child sees it."""
import os

before = os.sched_getaffinity(0)
cpu = max(before)
r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.read(r, 1)
    os._exit(os.sched_getaffinity(0) == {cpu})
print(os.sched_setaffinity(pid, [cpu]), os.sched_getaffinity(pid) == {cpu}, os.sched_getaffinity(0) == before)
os.write(w, b"x")
print(os.wait()[1] >> 8)
