"""A handler that raises as its wait() is woken: wait() has reaped the child already, and what it
found is lost with the exception."""
import os
import signal


def fail(number, frame):
    raise RuntimeError("from the handler")


signal.signal(signal.SIGCHLD, fail)
parent = os.getpid()
status = None
if os.fork() == 0:
    while open(f"/proc/{parent}/stat").read().rpartition(")")[2].split()[0] != "S":
        os.sched_yield()
    os._exit(5)
try:
    status = os.wait()
except RuntimeError as error:
    print(error, status)
try:
    os.wait()
except ChildProcessError as error:
    print(error)
