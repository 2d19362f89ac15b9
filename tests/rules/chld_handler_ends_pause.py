"""With a handler the death of a child ends pause(), after the handler has run."""
import os
import signal

events = []
signal.signal(signal.SIGCHLD, lambda *args: events.append(os.wait()[1] >> 8))
parent = os.getpid()
if os.fork() == 0:
    while open(f"/proc/{parent}/stat").read().rpartition(")")[2].split()[0] != "S":
        os.sched_yield()
    os._exit(6)
signal.pause()
print(events)
