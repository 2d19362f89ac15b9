"""A handler is ordinary code: another signal interrupts it, and so does the same one, for only
CPython's C handler runs with its signal blocked (signalmodule.c, signal_handler)."""
import os
import signal


def handler(number, frame):
    global depth
    depth += 1
    level = depth
    print("in", number, level, frame.f_code.co_name, sorted(signal.pthread_sigmask(0, [])), flush=True)
    if level < 4:
        os.kill(os.getpid(), 22 - number if level % 2 else number)
    print("out", number, level, flush=True)


depth = 0
signal.signal(10, handler)
signal.signal(12, handler)
os.kill(os.getpid(), 10)
