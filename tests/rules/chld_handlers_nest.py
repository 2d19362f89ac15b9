"""A SIGCHLD that comes while its Python handler runs interrupts it: CPython calls the handler again within
itself, for only the C handler is protected from its own signal (signal)."""
import os
import signal

events = []


def reap(number, frame):
    events.append("in")
    os.wait()
    if events == ["in"]:
        if os.fork() == 0:
            os._exit(0)
        while "out" not in events:
            os.sched_yield()
    events.append("out")


signal.signal(signal.SIGCHLD, reap)
if os.fork() == 0:
    os._exit(0)
while events.count("out") < 2:
    os.sched_yield()
print(events)
