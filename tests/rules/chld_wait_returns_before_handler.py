"""A parent asleep in wait() is woken by the death: the call has reaped the child when the handler
runs, which finds none (do_wait looks for children before it looks for signals)."""
import os
import signal


def reap(number, frame):
    try:
        os.wait()
    except ChildProcessError as error:
        events.append(f"handler: {error}")


events = []
signal.signal(signal.SIGCHLD, reap)
parent = os.getpid()
if os.fork() == 0:
    while open(f"/proc/{parent}/stat").read().rpartition(")")[2].split()[0] != "S":
        os.sched_yield()
    os._exit(5)
status = os.wait()[1]
events.append(f"wait: {status >> 8}")
print(events)
