"""A signal that comes while it is blocked is handled at the end of the critical section, not within it."""
import os
import signal

events = []
signal.signal(signal.SIGUSR1, lambda *args: events.append("handler"))
r, w = os.pipe()
parent = os.getpid()
for block in (True, False):
    if block:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
    events.append("begin")
    pid = os.fork()
    if pid == 0:
        os.kill(parent, signal.SIGUSR1)
        os._exit(0)
    os.waitpid(pid, 0)
    events.append("end")
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR1})
print(events)
