"""wait() gets the child before SIGCHLD is handled, so that a handler that waits finds none; when
the main program only pauses, the handler gets it (do_wait in kernel/exit.c looks first)."""
import os
import signal
import time


def handler(number, frame):
    try:
        print("handler", os.wait()[1] >> 8, flush=True)
    except ChildProcessError as error:
        print("handler", error, flush=True)


signal.signal(17, handler)
parent = os.getpid()
for call in (lambda: os.wait()[1] >> 8, signal.pause):
    if os.fork() == 0:
        while open(f"/proc/{parent}/stat").read().rpartition(")")[2].split()[0] != "S":
            time.sleep(0.01)
        os._exit(6)
    print("main", call(), flush=True)
