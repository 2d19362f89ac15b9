"""A handler that sends itself a lower and a higher signal is interrupted by both at once."""
import os
import signal


def handler(number, frame):
    print("in", number, flush=True)
    if number == 12:
        os.kill(os.getpid(), 15)
        print("between", flush=True)
        os.kill(os.getpid(), 10)
    print("out", number, flush=True)


for number in (10, 12, 15):
    signal.signal(number, handler)
os.kill(os.getpid(), 12)
