"""The usual way to end: clean up, then die of the same signal, which is not blocked in a handler."""
import os
import signal


def handler(number, frame):
    print("cleaned up", flush=True)
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    print("not reached", flush=True)


for number in (15, 2, 1, 14, 40):
    if os.fork() == 0:
        signal.signal(number, handler)
        os.kill(os.getpid(), number)
        os._exit(1)
    print(os.wait()[1], flush=True)
