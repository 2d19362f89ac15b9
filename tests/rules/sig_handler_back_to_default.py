"""A handler that sets its signal back to SIG_DFL: the second one kills (signal(7))."""
import os
import signal


def handler(number, frame):
    print("first", flush=True)
    signal.signal(number, signal.SIG_DFL)


if os.fork() == 0:
    signal.signal(15, handler)
    os.kill(os.getpid(), 15)
    print("goes on", flush=True)
    os.kill(os.getpid(), 15)
    print("not reached", flush=True)
print(os.wait()[1], flush=True)
